// The people who answered both waves, by category before and now: counts and shares of each row. Arrows and words say
// which way a cell goes; the colour only repeats it.
import { Table } from '@mantine/core'
import type { WaveComparison } from '../../../../shared/contract/compare'
import { CATEGORIES, type Category } from '../../../../shared/model/category'
import { movementSentence } from '../../../../shared/text/verdicts/movement'
import { Card } from '../../parts/Card'
import { CategoryBadge } from '../../parts/CategoryBadge'
import { useText } from '../../text'

/** Detractor, passive, promoter: the order of the matrix. */
const ORDER: readonly Category[] = CATEGORIES.toReversed()

type Way = 'up' | 'down' | 'stayed'
const MARK: Record<Way, string> = { up: '▲', down: '▼', stayed: '' }

function Cell({ count, total, way }: { count: number; total: number; way: Way }) {
  const { t, format } = useText()
  return (
    <Table.Td data-way={way} data-none={count === 0}>
      {count > 0 && MARK[way] !== '' && (
        <span aria-hidden="true" className="movement-mark">
          {MARK[way]}
        </span>
      )}
      <strong>{format.integer(count)}</strong>
      {total > 0 && <small>{format.percent(count / total)}</small>}
      <span className="nps-visually-hidden">{t(`compare.movement.${way}`)}</span>
    </Table.Td>
  )
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

export function MovementCard({ compared }: { compared: WaveComparison }) {
  const { t, format } = useText()
  const { movement, people, wave, against } = compared
  const told = movementSentence(t, format, compared)
  if (movement === null || told === null)
    return (
      <Card title={t('compare.movement.title')}>
        <p className="wave-note">
          <span>{t(people.both > 0 ? 'compare.movement.atClose' : 'compare.movement.nobody')}</span>
        </p>
      </Card>
    )
  const totals = ORDER.map((_, column) => sum(movement.matrix.map((row) => row[column] ?? 0)))
  return (
    <Card
      title={t('compare.movement.title')}
      hint={t('compare.movement.hint', { before: against.name, now: wave.name })}
    >
      <p className="compare-sentence">{told}</p>
      <div className="nps-scroll">
        <Table
          className="movement-table"
          aria-label={t('compare.movement.caption', { both: format.integer(people.both) })}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('compare.movement.from', { before: against.name, now: wave.name })}</Table.Th>
              {ORDER.map((category) => (
                <Table.Th key={category} scope="col">
                  <CategoryBadge category={category} />
                </Table.Th>
              ))}
              <Table.Th scope="col">{t('compare.movement.total')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {movement.matrix.map((row, before) => {
              const category = ORDER[before]
              if (category === undefined) return null
              return (
                <Table.Tr key={category}>
                  <Table.Th scope="row">
                    <CategoryBadge category={category} />
                  </Table.Th>
                  {ORDER.map((later, now) => (
                    <Cell
                      key={later}
                      count={row[now] ?? 0}
                      total={sum(row)}
                      way={now > before ? 'up' : now < before ? 'down' : 'stayed'}
                    />
                  ))}
                  <Table.Td>{format.integer(sum(row))}</Table.Td>
                </Table.Tr>
              )
            })}
            <Table.Tr>
              <Table.Th scope="row">{t('compare.movement.total')}</Table.Th>
              {totals.map((count, column) => (
                <Table.Td key={ORDER[column]}>{format.integer(count)}</Table.Td>
              ))}
              <Table.Td>{format.integer(people.both)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </div>
      <p className="wave-note">
        <span>{t('compare.movement.legend')}</span>
      </p>
    </Card>
  )
}
