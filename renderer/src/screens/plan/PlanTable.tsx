// The cells of a plan: who could be asked, how many answered, how sharp that is today, and whether it will suffice.
import { Table } from '@mantine/core'
import { cellName } from '../../../../shared/charts'
import type { Plan, PlanCell } from '../../../../shared/contract/plan'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { useText } from '../../text'

/** Answers so far against answers needed; the bar stops at full, the numbers go on. */
function Answers({ cell, name }: { cell: PlanCell; name: string }) {
  const { t, format } = useText()
  const share = cell.needed === 0 ? 1 : Math.min(1, cell.answers / cell.needed)
  const facts = { answers: format.integer(cell.answers), needed: format.integer(cell.needed) }
  return (
    <div className="plan-answers">
      <div
        className="plan-bar"
        role="progressbar"
        aria-label={t('plan.progressLabel', { segment: name, ...facts })}
        aria-valuemin={0}
        aria-valuemax={cell.needed}
        aria-valuenow={Math.min(cell.answers, cell.needed)}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <span>{t('plan.progress', facts)}</span>
    </div>
  )
}

/** The reason behind a status, where there is more to say. */
function Reason({ cell, wave }: { cell: PlanCell; wave: WaveHeader }) {
  const { t, format } = useText()
  if (cell.population !== null && cell.population < cell.answers) return <small>{t('plan.populationTooLow')}</small>
  if (cell.reach === null || wave.status === 'closed') return null
  const facts = {
    answers: format.integer(cell.reach.answers),
    rate: format.percent(cell.reach.rate),
    margin: format.margin(cell.reach.margin),
  }
  if (cell.status === 'out-of-reach' && cell.population !== null)
    return <small>{t('plan.reach', { ...facts, contacts: format.integer(cell.population) })}</small>
  return cell.status === 'late' ? <small>{t('plan.reachOpen', facts)}</small> : null
}

function CellRow({ cell, wave }: { cell: PlanCell; wave: WaveHeader }) {
  const { t, format } = useText()
  const name = cellName(t, cell)
  const missing = Math.max(0, cell.needed - cell.answers)
  return (
    <Table.Tr>
      <Table.Td className="wave-segment">{name}</Table.Td>
      <Table.Td className="wave-number">
        {cell.population === null ? (
          <span className="wave-muted">{t('plan.noContacts')}</span>
        ) : (
          format.integer(cell.population)
        )}
      </Table.Td>
      <Table.Td>
        <Answers cell={cell} name={name} />
      </Table.Td>
      <Table.Td className="wave-number">
        {cell.margin === null ? (
          <span title={t('plan.noMargin')}>{CANNOT_SAY}</span>
        ) : (
          <strong>{format.margin(cell.margin)}</strong>
        )}
      </Table.Td>
      <Table.Td className="wave-number">{format.margin(cell.target)}</Table.Td>
      <Table.Td className="wave-number">
        {cell.status === 'met' || missing === 0 ? CANNOT_SAY : format.integer(missing)}
      </Table.Td>
      <Table.Td className="plan-status" data-status={cell.status}>
        <span>
          {t(`plan.status.${cell.status === 'on-track' && wave.status === 'planned' ? 'planned' : cell.status}`)}
        </span>
        <Reason cell={cell} wave={wave} />
      </Table.Td>
    </Table.Tr>
  )
}

export function PlanTable({ plan, wave }: { plan: Plan; wave: WaveHeader }) {
  const { t } = useText()
  return (
    <>
      <div className="wave-scroll">
        <Table className="wave-table">
          <Table.Thead>
            <Table.Tr>
              <th scope="col">{plan.dimensionName ?? t('plan.column.segment')}</th>
              <th scope="col" className="wave-number">
                {t('plan.column.contacts')}
              </th>
              <th scope="col">{t('plan.column.answers')}</th>
              <th scope="col" className="wave-number">
                {t(wave.status === 'closed' ? 'plan.column.atClose' : 'plan.column.today')}
              </th>
              <th scope="col" className="wave-number">
                {t('plan.column.target')}
              </th>
              <th scope="col" className="wave-number">
                {t('plan.column.toGo')}
              </th>
              <th scope="col">{t('plan.column.status')}</th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.cells.map((cell) => (
              <CellRow key={cell.segment ?? 'whole'} cell={cell} wave={wave} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {plan.cells.some(({ population }) => population !== null) && (
        <p className="wave-note">
          <span>{t('plan.listNote')}</span>
        </p>
      )}
    </>
  )
}
