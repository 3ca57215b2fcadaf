// The columns of a file on their way in: name and first values, use, and why that use was proposed. Columns that are not
// read stay folded away.
import { Button, Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { RecognisedColumn } from '../../../../shared/contract/import'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { whyClauses } from './evidenceText'

export interface ColumnLine {
  column: Pick<RecognisedColumn, 'index' | 'name' | 'samples' | 'filled' | 'evidence'>
  /** The file itself says that it is used. */
  proposed: boolean
  /** The user has chosen its use. */
  chosen: boolean
  role: string
  /** The fields in which its use is chosen. */
  use: ReactNode
}

interface Props {
  lines: readonly ColumnLine[]
  /** Rows of the file, of which each column fills a share. */
  rows: number
  /** Every column is in view from the beginning. */
  all?: boolean
}

export function ColumnsTable({ lines, rows, all = false }: Props) {
  const { t, format } = useText()
  const [showAll, setShowAll] = useState(all)
  // A column that the user sets to “not read” stays where it is, so that the choice can be taken back.
  const used = lines.filter(({ proposed, chosen }) => proposed || chosen)
  const unused = lines.length - used.length
  return (
    <Card title={t('import.columns.title')} hint={t('import.columns.hint')} flush>
      <Table className="import-table import-columns" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="36%">{t('import.columns.column')}</Table.Th>
            <Table.Th w="33%">{t('import.columns.use')}</Table.Th>
            <Table.Th w="31%">{t('import.columns.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(showAll ? lines : used).map((line) => (
            <Line key={line.column.index} line={line} rows={rows} />
          ))}
        </Table.Tbody>
      </Table>
      {unused > 0 && (
        <Button variant="subtle" size="compact-sm" m="xs" aria-expanded={showAll} onClick={() => setShowAll(!showAll)}>
          {showAll
            ? t('import.columns.hideUnused')
            : t('import.columns.unused', { count: unused, number: format.integer(unused) })}
        </Button>
      )}
    </Card>
  )
}

function Line({ line: { column, chosen, role, use }, rows }: { line: ColumnLine; rows: number }) {
  const { t, format } = useText()
  const why = chosen ? [t('import.evidence.chosen-by-user')] : whyClauses(column.evidence, t, format)
  const filled = rows > 0 ? column.filled / rows : null
  return (
    <Table.Tr data-role={role}>
      <Table.Td>
        <b className="import-column-name">{column.name}</b>
        <span className="import-samples">{column.samples.slice(0, 4).join(' · ')}</span>
      </Table.Td>
      <Table.Td>{use}</Table.Td>
      <Table.Td className="import-why">
        <ul>
          {why.map((clause) => (
            <li key={clause}>{clause}</li>
          ))}
        </ul>
        {filled !== null && filled < 1 && (
          <small>{t('import.columns.filled', { share: format.percent(filled) })}</small>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
