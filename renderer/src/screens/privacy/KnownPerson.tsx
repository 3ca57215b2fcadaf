// Everything the program knows of one person, its export, and the way to its erasure.
import { Button, Table } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconEraser, IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { Dossier, Person } from '../../../../shared/contract/privacy'
import type { ResponseId } from '../../../../shared/model/ids'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { call, useCall, useShell } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'
import { attempt } from '../shell/failures'
import { EraseDialog, type Erasure } from './EraseDialog'
import { personName } from './words'

interface Props {
  response: ResponseId
  onErased(erasure: Erasure): void
}

export function KnownPerson({ response, onErased }: Props) {
  const { t } = useText()
  const dossier = useCall('privacy.dossier', { response })
  if (dossier.error?.failure.code === 'not-found')
    return (
      <Card>
        <p>{t('privacy.known.gone')}</p>
      </Card>
    )
  if (dossier.error) return <FailureNotice failure={dossier.error.failure} onRetry={() => void dossier.refetch()} />
  if (!dossier.data) return <Loading />
  return <Known dossier={dossier.data} onErased={onErased} />
}

function Known({ dossier, onErased }: { dossier: Dossier; onErased(erasure: Erasure): void }) {
  const { t, format } = useText()
  const [erasing, setErasing] = useState(false)
  const { person } = dossier
  const name = personName(person, t)
  const exporting = useExport(person)
  const counted = [
    ['contacts', dossier.contacts],
    ['invitations', dossier.invitations],
    ['leftOut', dossier.leftOutRows],
    ['trail', dossier.trailEntries],
    ['backups', dossier.backups],
  ] as const
  return (
    <Card
      title={t('privacy.known.title', { name })}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileExport size={16} stroke={1.6} aria-hidden />}
            loading={exporting.busy}
            onClick={exporting.start}
          >
            {t('privacy.known.export')}
          </Button>
          <Button
            color="red"
            variant="outline"
            leftSection={<IconEraser size={16} stroke={1.6} aria-hidden />}
            onClick={() => setErasing(true)}
          >
            {t('privacy.known.erase')}
          </Button>
        </>
      }
    >
      <dl className="privacy-facts">
        <Fact name={t('privacy.find.name')} value={person.name} />
        <Fact name={t('privacy.find.email')} value={person.email} />
        <Fact name={t('privacy.find.code')} value={person.respondent} />
        <Fact name={t('privacy.find.company')} value={person.company} />
      </dl>
      <p className="nps-quiet privacy-note">
        {t(`privacy.known.by.${person.by}`, { value: person[person.by === 'response' ? 'name' : person.by] ?? '' })}{' '}
        {person.name !== null && t('privacy.known.namesake')}
      </p>
      <h3>{t('privacy.known.responses')}</h3>
      <Responses dossier={dossier} />
      <h3>{t('privacy.known.also')}</h3>
      <dl className="privacy-facts">
        {counted.map(([what, count]) => (
          <Fact
            key={what}
            name={t(`privacy.known.${what}`)}
            value={count === 0 ? t('privacy.known.none') : format.integer(count)}
          />
        ))}
      </dl>
      {erasing && <EraseDialog dossier={dossier} onClose={() => setErasing(false)} onErased={onErased} />}
    </Card>
  )
}

function Fact({ name, value }: { name: string; value: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? CANNOT_SAY}</dd>
    </div>
  )
}

function Responses({ dossier }: { dossier: Dossier }) {
  const { t, format } = useText()
  const answered = (at: string | null) => {
    if (at === null) return t('privacy.known.nowhere')
    return at.length > 10 ? format.dateTime(at) : format.date(at)
  }
  return (
    <PlainTable
      label={t('privacy.known.responses')}
      className="privacy-table"
      columns={[
        { title: t('privacy.known.wave') },
        { title: t('privacy.known.score'), className: 'privacy-number' },
        { title: t('privacy.known.answered') },
        { title: t('privacy.known.comment') },
        { title: t('privacy.known.actions'), className: 'privacy-number' },
      ]}
    >
      {dossier.responses.map(({ id, campaign, wave, score, answeredAt, verbatim, actions }) => (
        <Table.Tr key={id}>
          <Table.Th scope="row">{t('shell.palette.wave', { campaign, wave })}</Table.Th>
          <Table.Td className="privacy-number">{format.integer(score)}</Table.Td>
          <Table.Td>{answered(answeredAt)}</Table.Td>
          <Table.Td className="privacy-words">
            {verbatim ?? <span className="nps-quiet">{t('privacy.known.noComment')}</span>}
          </Table.Td>
          <Table.Td className="privacy-number">{format.integer(actions)}</Table.Td>
        </Table.Tr>
      ))}
    </PlainTable>
  )
}

/** Characters that a file's name cannot hold on every system. */
const FORBIDDEN = /[\\/:*?"<>|]+/g

/** Everything known as a workbook: asks where, has the engine write it, hands it over. */
function useExport(person: Person): { busy: boolean; start(): void } {
  const { t, language } = useText()
  const shell = useShell()
  const [busy, setBusy] = useState(false)
  const suggested = t('privacy.known.exportName', { name: personName(person, t) }).replaceAll(FORBIDDEN, ' ')
  const work = async () => {
    const to = await shell.pickTarget('spreadsheet', `${suggested}.xlsx`)
    if (to === null) return
    await call('privacy.export', { response: person.response, to })
    await shell.deliver(to)
    notifications.show({
      title: t('privacy.known.exported'),
      message: t('privacy.known.exportedText', { file: to.name }),
    })
  }
  return {
    busy,
    start: () => {
      setBusy(true)
      void attempt(language, suggested, work).finally(() => setBusy(false))
    },
  }
}
