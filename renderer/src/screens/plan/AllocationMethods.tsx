// The four methods of sharing a budget out, with what each buys; the best of a column is marked in words.
import { Button, Table } from '@mantine/core'
import type { Allocation, AllocationMethod } from '../../../../shared/contract/plan'
import { Card } from '../../parts/Card'
import { PlainTable } from '../../parts/PlainTable'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { Unsaid } from './Unsaid'

export interface AllocationMethodsProps {
  allocations: readonly Allocation[]
  /** Segments that invitations are shared out to: those counted with another are not among them. */
  cells: number
  /** The one in the plan. */
  chosen: AllocationMethod | null
  /** In points. */
  overallTarget: number | null
  busy: boolean
  onChoose: (method: AllocationMethod) => void
}

/** Margins that are compared are said, and judged, to a tenth of a point. */
const tenths = (margin: number | null): number | null => (margin === null ? null : Math.round(margin * 10) / 10)

/**
 * The best value of a column; null where all methods have the same, or none has any. Not asked of costs: a budget is
 * there to be spent.
 */
function bestOf(values: readonly (number | null)[], better: (...values: number[]) => number): number | null {
  const known = values.filter((value) => value !== null)
  const best = known.length === 0 ? null : better(...known)
  return known.every((value) => Math.abs(value - (best ?? 0)) < 1e-9) ? null : best
}

export function AllocationMethods(props: AllocationMethodsProps) {
  const { allocations, cells, chosen, busy, onChoose } = props
  const { t, format } = useText()
  const shut = useLookOnly()
  const narrowest = bestOf(
    allocations.map(({ margin }) => tenths(margin)),
    Math.min,
  )
  const fairest = bestOf(
    allocations.map(({ widest }) => tenths(widest)),
    Math.min,
  )
  const most = bestOf(
    allocations.map(({ met }) => met),
    Math.max,
  )
  const marked = (text: string, best: boolean) =>
    best ? (
      <>
        <small className="plan-best">{t('plan.allocation.best')}</small> <strong>{text}</strong>
      </>
    ) : (
      text
    )
  const number = 'plan-number'
  return (
    <Card flush aria-label={t('plan.allocation.title')}>
      <PlainTable
        label={t('plan.allocation.title')}
        className="plan-table plan-methods"
        columns={[
          { title: t('plan.allocation.column.method') },
          { title: t('plan.allocation.column.overall'), className: number },
          { title: t('plan.allocation.column.widest'), className: number },
          { title: t('plan.allocation.column.met'), className: number },
          { title: t('plan.allocation.column.invitations'), className: number },
          { title: t('plan.allocation.column.answers'), className: number },
          { title: t('plan.allocation.column.cost'), className: number },
          { title: t('plan.allocation.column.choose'), silent: true },
        ]}
      >
        {allocations.map(({ method, margin, widest, met, invitations, answers, cost }) => {
          const name = t(`plan.allocation.method.${method}`)
          return (
            <Table.Tr key={method} data-chosen={method === chosen}>
              <Table.Th scope="row">
                <span className="stacked">
                  <span>
                    <strong>{name}</strong>{' '}
                    {method === chosen && <small className="plan-best">{t('plan.allocation.chosen')}</small>}
                  </span>
                  <small>{t(`plan.allocation.about.${method}`)}</small>
                </span>
              </Table.Th>
              <Table.Td className={number}>
                {margin === null ? (
                  <Unsaid why={t('plan.allocation.noOverall')} />
                ) : (
                  marked(`±${format.decimal(margin, 1)}`, tenths(margin) === narrowest)
                )}
              </Table.Td>
              <Table.Td className={number}>
                {widest === null ? (
                  <Unsaid why={t('plan.allocation.noMargin')} />
                ) : (
                  marked(`±${format.decimal(widest, 1)}`, tenths(widest) === fairest)
                )}
              </Table.Td>
              <Table.Td className={number}>
                {marked(
                  t('plan.allocation.metOf', { number: format.integer(met), cells: format.integer(cells) }),
                  met === most,
                )}
              </Table.Td>
              <Table.Td className={number}>{format.integer(invitations)}</Table.Td>
              <Table.Td className={number}>{format.integer(answers)}</Table.Td>
              <Table.Td className={number}>
                {cost === null ? <Unsaid why={t('plan.allocation.noCost')} /> : format.money(Math.round(cost))}
              </Table.Td>
              <Table.Td className={number}>
                <Button
                  size="xs"
                  variant="default"
                  disabled={busy}
                  aria-label={t('plan.allocation.chooseNamed', { method: name })}
                  onClick={() => onChoose(method)}
                  {...shut}
                >
                  {t('plan.allocation.choose')}
                </Button>
              </Table.Td>
            </Table.Tr>
          )
        })}
      </PlainTable>
    </Card>
  )
}
