// The cells of a plan in the making: how many people could be asked in each, and how many answers that takes.
import { Table } from '@mantine/core'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { CountInput } from '../../parts/CountInput'
import { useText } from '../../text'
import type { FormCell } from './PlanForm'

const MOST_PEOPLE = 1_000_000_000

export interface PlanFormCellsProps {
  cells: readonly FormCell[]
  populationOf: (cell: FormCell) => number | null
  /** Answers needed, cell by cell; null while they are not known. */
  needed: readonly number[] | null
  /** NaN: what was typed is no number of people. */
  onPopulation: (cell: FormCell, population: number | null) => void
}

export function PlanFormCells({ cells, populationOf, needed, onPopulation }: PlanFormCellsProps) {
  const { t, format } = useText()
  return (
    <div>
      <Table className="wave-table plan-form-cells">
        <Table.Thead>
          <Table.Tr>
            <th scope="col">{t('plan.column.segment')}</th>
            <th scope="col">{t('plan.form.population')}</th>
            <th scope="col" className="wave-number">
              {t('plan.form.needed')}
            </th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map((cell, i) => {
            const name = cell.name ?? t('plan.whole')
            const answers = needed?.[i]
            return (
              <Table.Tr key={cell.segment ?? 'whole'}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>
                  <CountInput
                    size="xs"
                    aria-label={t('plan.form.populationOf', { segment: name })}
                    placeholder={t('plan.noContacts')}
                    value={populationOf(cell)}
                    onChange={(population) => onPopulation(cell, population)}
                    most={MOST_PEOPLE}
                  />
                </Table.Td>
                <Table.Td className="wave-number">
                  <strong>{answers === undefined ? CANNOT_SAY : format.integer(answers)}</strong>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <p className="wave-note">
        <span>{t('plan.form.populationHint')}</span>
      </p>
    </div>
  )
}
