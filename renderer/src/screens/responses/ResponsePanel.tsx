// Everything known of one response, where it comes from, and what is being done about it.
import { Button, CloseButton } from '@mantine/core'
import { IconShieldLock } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Dimension, ResponseRow } from '../../../../shared/contract/wave'
import type { ResponseId, WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { CategoryBadge } from '../../parts/CategoryBadge'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { OpenActionForm } from '../actions/OpenActionForm'
import { HistoryList } from '../history/HistoryList'
import { ResponseActions } from './ResponseActions'

interface Props {
  wave: WaveId
  response: ResponseId
  /** The response as the list has it, shown until the engine has answered; null when it is not in the list. */
  known: ResponseRow | null
  dimensions: readonly Dimension[]
  /** true: the panel was opened from the keyboard and takes the focus. */
  takeFocus: boolean
  onClose(): void
}

export function ResponsePanel({ wave, response, known, dimensions, takeFocus, onClose }: Props) {
  const { t } = useText()
  const asked = useCall('wave.response', { response })
  // The query keeps the response before this one until it is answered: never show one as the other.
  const answer = asked.data?.response.id === response ? asked.data : undefined
  const row = answer?.response ?? known
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takeFocus) panel.current?.focus()
  }, [takeFocus])
  const onKeyDown = (event: KeyboardEvent) => {
    // A dialog opened from here hands its keys up as well; its Escape closes the dialog only.
    if (event.key === 'Escape' && event.currentTarget.contains(event.target as Node)) onClose()
  }
  return (
    // The close button does the same for the pointer; Escape is the keyboard's way.
    <aside
      ref={panel}
      tabIndex={-1}
      className="response-panel"
      aria-label={t('responses.panel.label')}
      onKeyDown={onKeyDown}
    >
      <CloseButton className="response-panel-close" aria-label={t('responses.panel.close')} onClick={onClose} />
      {asked.error ? (
        <FailureNotice failure={asked.error.failure} />
      ) : row === null ? (
        <Loading />
      ) : answer !== undefined && answer.wave !== wave ? (
        <p>{t('responses.panel.gone')}</p>
      ) : (
        <Facts key={row.id} wave={wave} row={row} dimensions={dimensions} />
      )}
    </aside>
  )
}

function Facts({ wave, row, dimensions }: { wave: WaveId; row: ResponseRow; dimensions: readonly Dimension[] }) {
  const { t, format } = useText()
  const [opening, setOpening] = useState(false)
  const shut = useLookOnly()
  return (
    <>
      <h2 className="response-panel-score">
        <CategoryBadge category={row.category} score={row.score} />
      </h2>
      {row.verbatim === null ? (
        <p className="nps-quiet">{t('responses.noComment')}</p>
      ) : (
        <blockquote className="response-verbatim">{row.verbatim}</blockquote>
      )}
      <dl className="facts">
        <Fact name={t('responses.panel.answered')}>
          {row.answeredAt === null ? t('responses.noDate') : answered(row.answeredAt, format)}
        </Fact>
        <Fact name={t('responses.panel.respondent')}>{row.respondent ?? t('responses.noRespondent')}</Fact>
        {row.email !== null && <Fact name={t('responses.panel.email')}>{row.email}</Fact>}
        {row.company !== null && <Fact name={t('responses.panel.company')}>{row.company}</Fact>}
        {row.segments.map((segment) => (
          <Fact key={segment.dimension} name={nameOf(dimensions, segment.dimension) ?? t('responses.panel.segments')}>
            {segment.name}
          </Fact>
        ))}
        <Fact name={t('responses.panel.source')}>
          {row.source === null
            ? t('responses.panel.sourceUnknown')
            : t(row.source.sheet === null ? 'responses.panel.sourceRow' : 'responses.panel.sourceSheetRow', {
                file: row.source.file,
                sheet: row.source.sheet ?? '',
                row: format.integer(row.source.row),
              })}
        </Fact>
      </dl>
      <section className="response-panel-actions">
        <h3>{t('responses.panel.actions')}</h3>
        <ResponseActions wave={wave} actions={row.actions} />
      </section>
      <Button
        component={Link}
        href={`/privacy?response=${row.id}`}
        variant="subtle"
        size="compact-sm"
        mt="sm"
        leftSection={<IconShieldLock size={16} stroke={1.6} aria-hidden />}
      >
        {t('privacy.ofRespondent')}
      </Button>
      <ResponseHistory response={row.id} />
      <div className="response-panel-foot">
        <Button fullWidth onClick={() => setOpening(true)} {...shut}>
          {t('responses.panel.openAction')}
        </Button>
      </div>
      {opening && <OpenActionForm response={row} onClose={() => setOpening(false)} />}
    </>
  )
}

/** Asked for only when it is opened: most readers of a response want its comment. */
function ResponseHistory({ response }: { response: ResponseId }) {
  const { t } = useText()
  const [opened, setOpened] = useState(false)
  return (
    <details className="response-panel-history" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('history.title')}</summary>
      {opened && <HistoryList about={{ what: 'response', id: response }} />}
    </details>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function nameOf(dimensions: readonly Dimension[], id: Dimension['id']): string | undefined {
  return dimensions.find((dimension) => dimension.id === id)?.name
}

/** A day stays a day; a moment is shown with its time only when the file had one. */
function answered(iso: string, format: { date(iso: string): string; dateTime(iso: string): string }): string {
  return iso.length > 10 ? format.dateTime(iso) : format.date(iso)
}
