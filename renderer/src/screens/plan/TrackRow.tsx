// One segment of a plan in the field: who could be asked, who answered, how sharp that is, what is expected, its status.
import { Table } from '@mantine/core'
import { memo } from 'react'
import type { CellNeeds, Forecast, TrackedCell, Tracking } from '../../../../shared/contract/plan'
import type { RowAttributes } from '../../parts/LongTable'
import { useText } from '../../text'
import { marginBeside } from './marginBeside'
import { Unsaid } from './Unsaid'

export interface TrackRowProps {
  name: string
  cell: TrackedCell
  /** What the plan knows of it. */
  needs: CellNeeds | undefined
  status: Tracking['status']
  attributes: RowAttributes
}

/** Answers so far against answers needed; the bar stops at full, the numbers go on. */
function Answers({ cell, name }: { cell: TrackedCell; name: string }) {
  const { t, format } = useText()
  const share = cell.needed === 0 ? 1 : Math.min(1, cell.answers / cell.needed)
  const facts = { answers: format.integer(cell.answers), needed: format.integer(cell.needed) }
  return (
    <div className="plan-answers">
      <div
        className="plan-bar"
        role="progressbar"
        aria-label={t('plan.track.progressLabel', { segment: name, ...facts })}
        aria-valuemin={0}
        aria-valuemax={Math.max(1, cell.needed)}
        aria-valuenow={Math.min(cell.answers, Math.max(1, cell.needed))}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <span>
        {facts.answers} / {facts.needed}
      </span>
    </div>
  )
}

/** "±11 to ±12", with the expected numbers under the pointer. */
function AtClose({ forecast }: { forecast: Forecast | null }) {
  const { t, format } = useText()
  if (forecast === null || forecast.margin === null) return <Unsaid why={t('plan.track.why.noForecast')} />
  const [narrowest, widest] = [format.margin(forecast.narrowest), format.margin(forecast.widest)]
  const title = t('plan.track.forecastOf', {
    answers: format.integer(forecast.answers),
    lower: format.integer(forecast.lower),
    upper: format.integer(forecast.upper),
    from: t(`plan.track.from.${forecast.from}`),
  })
  return (
    <span className="plan-quiet" title={title}>
      {narrowest === widest || forecast.narrowest === null || forecast.widest === null
        ? format.margin(forecast.margin)
        : t('plan.track.between', { narrowest, widest })}
    </span>
  )
}

function useReason({ cell, needs, status }: Pick<TrackRowProps, 'cell' | 'needs' | 'status'>): string | null {
  const { t, format } = useText()
  const contacts = cell.population === null ? null : format.integer(cell.population)
  const needed = format.integer(cell.needed)
  if (cell.status === 'met') return null
  if (cell.status === 'unknown') return t('plan.track.reason.unknown')
  if (cell.status === 'short') {
    if (cell.margin === null || cell.margin <= cell.target)
      return t('plan.track.reason.shortMinimum', { answers: format.integer(cell.answers), needed })
    return t('plan.track.reason.short', {
      margin: marginBeside(format, cell.margin, cell.target),
      target: format.margin(cell.target),
    })
  }
  if (cell.choice === 'accept') return t('plan.track.reason.accept')
  if (cell.status === 'out-of-reach' && contacts !== null && needs?.reach)
    return t('plan.track.reason.reach', { contacts, margin: format.margin(needs.reach.margin) })
  if (cell.choice === 'census' && contacts !== null) return t('plan.track.reason.census', { contacts })
  if (cell.status === 'late' && cell.forecast !== null)
    return t('plan.track.reason.expected', { answers: format.integer(cell.forecast.answers), needed })
  if (status === 'planned' && needs?.unreachable && needs.reach && contacts !== null)
    return t('plan.track.reason.reach', { contacts, margin: format.margin(needs.reach.margin) })
  return null
}

function ToInvite({ cell, needs, status }: Pick<TrackRowProps, 'cell' | 'needs' | 'status'>) {
  const { t, format } = useText()
  const count = status === 'planned' ? (needs?.allocated ?? cell.toInvite) : cell.toInvite
  if (status === 'closed') return <Unsaid why={t('plan.track.why.closed')} />
  if (count === null) return <Unsaid why={t('plan.track.why.noInvite')} />
  if (count === 0) return <Unsaid why={t('plan.track.why.none')} />
  return format.integer(count)
}

export const TrackRow = memo(function TrackRow({ name, cell, needs, status, attributes }: TrackRowProps) {
  const { t, format } = useText()
  const reason = useReason({ cell, needs, status })
  const merged = cell.merged.map((names) => names.join(' · '))
  return (
    <Table.Tr {...attributes}>
      <Table.Td className="plan-segment">
        <span className="stacked">
          <span className={merged.length > 0 ? 'one-line' : 'two-lines'} title={name}>
            {name}
          </span>
          {merged.length > 0 && (
            <small className="one-line" title={format.list(merged)}>
              {t('plan.track.merged', { names: format.list(merged) })}
            </small>
          )}
        </span>
      </Table.Td>
      <Table.Td className="plan-number">
        {cell.population === null ? <Unsaid why={t('plan.track.why.noContacts')} /> : format.integer(cell.population)}
      </Table.Td>
      <Table.Td>
        <Answers cell={cell} name={name} />
      </Table.Td>
      {status !== 'planned' && (
        <Table.Td className="plan-number">
          {cell.margin === null ? (
            <Unsaid why={t('plan.track.why.noMargin')} />
          ) : (
            <strong>{marginBeside(format, cell.margin, cell.target)}</strong>
          )}
        </Table.Td>
      )}
      <Table.Td className="plan-number">{format.margin(cell.target)}</Table.Td>
      <Table.Td className="plan-number">
        {cell.rate === null ? (
          status === 'planned' && needs?.rate ? (
            format.percent(needs.rate)
          ) : (
            <Unsaid why={t('plan.track.why.noRate')} />
          )
        ) : (
          format.percent(cell.rate)
        )}
      </Table.Td>
      {status === 'open' && (
        <Table.Td className="plan-close">
          <AtClose forecast={cell.forecast} />
        </Table.Td>
      )}
      {status !== 'closed' && (
        <Table.Td className="plan-number">
          <ToInvite cell={cell} needs={needs} status={status} />
        </Table.Td>
      )}
      <Table.Td className="plan-status" data-status={cell.status}>
        <span className="stacked">
          <span>{t(`plan.track.status.${cell.status}`)}</span>
          {reason !== null && <small title={reason}>{reason}</small>}
        </span>
      </Table.Td>
    </Table.Tr>
  )
})
