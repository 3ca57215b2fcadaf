// What each method gives each segment: invitations, and the margin that they buy.
import { Table } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import { cellName } from '../../../../shared/charts'
import type { Allocation, Plan } from '../../../../shared/contract/plan'
import { cellKeyOf } from '../../../../shared/model/cell'
import { Card } from '../../parts/Card'
import { LongTable } from '../../parts/LongTable'
import { useText } from '../../text'
import { marginBeside } from './marginBeside'
import { Unsaid } from './Unsaid'

const ROW_HEIGHT = 46

export interface AllocationCellsProps {
  allocations: readonly Allocation[]
  plan: Plan
}

export function AllocationCells({ allocations, plan }: AllocationCellsProps) {
  const { t, format } = useText()
  const first = allocations[0]?.cells ?? []
  const known = useMemo(() => new Map(plan.cells.map((cell) => [cellKeyOf(cell), cell])), [plan])
  const byKey = useMemo(
    () => allocations.map(({ cells }) => new Map(cells.map((cell) => [cellKeyOf(cell), cell]))),
    [allocations],
  )
  return (
    <Card flush title={t('plan.allocation.cells')} hint={t('plan.allocation.cellsHint')}>
      <LongTable
        label={t('plan.allocation.cells')}
        className="plan-table plan-allocation"
        columns={[
          { id: 'segment', title: t('plan.track.column.segment') },
          ...allocations.map(({ method }) => ({
            id: method,
            title: t(`plan.allocation.method.${method}`),
            className: 'plan-number',
            width: '170px',
          })),
        ]}
        count={first.length}
        rowHeight={ROW_HEIGHT}
        listKey="allocation"
        row={(index, attributes) => {
          const cell = first[index]
          if (cell === undefined) return null
          const key = cellKeyOf(cell)
          const name = cellName(t, known.get(key) ?? { names: [] })
          return (
            <Table.Tr key={key} {...attributes}>
              <Table.Td className="plan-segment">
                <span className="one-line" title={name}>
                  {name}
                </span>
              </Table.Td>
              {byKey.map((cells, method) => {
                const one = cells.get(key)
                return (
                  <Table.Td key={allocations[method]?.method} className="plan-number">
                    {one !== undefined && (
                      <span className="plan-bought">
                        <span>{format.integer(one.invitations)}</span>
                        <span className={one.meetsTarget ? 'plan-good' : 'plan-quiet'}>
                          {one.margin === null ? (
                            <Unsaid why={t('plan.allocation.noMargin')} />
                          ) : (
                            marginBeside(format, one.margin, known.get(key)?.target ?? 0)
                          )}
                        </span>
                        <span className="plan-good" title={t('plan.allocation.meets')}>
                          {one.meetsTarget && (
                            <IconCheck size={15} role="img" aria-label={t('plan.allocation.meets')} />
                          )}
                        </span>
                      </span>
                    )}
                  </Table.Td>
                )
              })}
            </Table.Tr>
          )
        }}
      />
    </Card>
  )
}
