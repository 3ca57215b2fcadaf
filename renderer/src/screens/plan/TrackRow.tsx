// One segment of a plan in the field: who could be asked, who answered, how sharp that is, what is expected, its status.
import { Table } from '@mantine/core'
import { memo } from 'react'
import type { CellNeeds, CellStatus, Forecast, TrackedCell, Tracking } from '../../../../shared/contract/plan'
import { CANNOT_SAY } from '../../../../shared/text/format'
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

interface Reason {
  short: string
  /** Under the pointer. */
  long: string
}

/** Why a segment has its status, in a few words and in a sentence; null: there is no more to say. */
function useReason({ cell, needs, status }: Pick<TrackRowProps, 'cell' | 'needs' | 'status'>): Reason | null {
  const { t, format } = useText()
  const reach = needs?.reach ?? null
  const facts = {
    contacts: format.integer(cell.population ?? 0),
    needed: format.integer(cell.needed),
    answers: format.integer(cell.answers),
    target: format.margin(cell.target),
    invitations: '',
    margin: cell.margin === null ? CANNOT_SAY : marginBeside(format, cell.margin, cell.target),
  }
  const told = (key: 'accept' | 'expected' | 'reach' | 'allocated', more: Partial<typeof facts> = {}): Reason => ({
    short: t(`plan.track.reason.${key}`, { ...facts, ...more }),
    long: t(`plan.track.reasonLong.${key}`, { ...facts, ...more }),
  })
  const plain = (key: 'unknown' | 'short' | 'shortMinimum' | 'census'): Reason => {
    const words = t(`plan.track.reason.${key}`, facts)
    return { short: words, long: words }
  }
  if (cell.status === 'met') return null
  if (cell.status === 'unknown') return plain('unknown')
  if (cell.status === 'short')
    return plain(cell.margin !== null && cell.margin > cell.target ? 'short' : 'shortMinimum')
  if (cell.choice === 'accept' && cell.status !== 'out-of-reach') return told('accept')
  const beyond = cell.status === 'out-of-reach' || (status === 'planned' && needs?.unreachable === true)
  if (cell.choice === 'census' && cell.population !== null && cell.status !== 'out-of-reach') return plain('census')
  // Before the opening it is the allocation that is drawn, so it tells what comes in.
  const sent = status === 'planned' ? (needs?.allocated ?? null) : null
  if (sent !== null && needs !== undefined && needs.rate !== null)
    return told('allocated', { answers: format.integer(sent * needs.rate), invitations: format.integer(sent) })
  if (beyond && reach !== null) return told('reach', { margin: marginBeside(format, reach.margin, cell.target) })
  if (cell.status === 'late' && cell.forecast !== null)
    return told('expected', { answers: format.integer(cell.forecast.answers) })
  return null
}

function ToInvite({ cell, status }: Pick<TrackRowProps, 'cell' | 'status'>) {
  const { t, format } = useText()
  const count = cell.toInvite
  if (status === 'closed') return <Unsaid why={t('plan.track.why.closed')} />
  if (count === null) return <Unsaid why={t('plan.track.why.noInvite')} />
  const wanting = cell.status === 'late' || cell.status === 'out-of-reach'
  if (count === 0) return <Unsaid why={t(wanting ? 'plan.track.why.allInvited' : 'plan.track.why.none')} />
  return format.integer(count)
}

/** What was decided of a segment that is out of reach is said instead of an alarm. */
function standingOf({ status, choice }: TrackedCell): CellStatus | 'accepted' | 'census' {
  if (status !== 'out-of-reach') return status
  return choice === 'accept' ? 'accepted' : choice === 'census' ? 'census' : status
}

export const TrackRow = memo(function TrackRow({ name, cell, needs, status, attributes }: TrackRowProps) {
  const { t, format } = useText()
  const reason = useReason({ cell, needs, status })
  const standing = standingOf(cell)
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
          <ToInvite cell={cell} status={status} />
        </Table.Td>
      )}
      <Table.Td className="plan-status" data-status={standing}>
        <span className="stacked">
          <span>{t(`plan.track.status.${standing}`)}</span>
          {reason !== null && <small title={reason.long}>{reason.short}</small>}
        </span>
      </Table.Td>
    </Table.Tr>
  )
})
