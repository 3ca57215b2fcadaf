// A page of left-out rows, as a table.
import { Table } from '@mantine/core'
import type { RowIssue } from '../../../../shared/contract/import'
import { useText } from '../../text'

export function IssueRows({ rows }: { rows: readonly RowIssue[] }) {
  const { t, format } = useText()
  const withSheet = rows.some((row) => row.sheet !== null)
  return (
    <Table className="import-table">
      <Table.Thead>
        <Table.Tr>
          {withSheet && <Table.Th>{t('import.report.sheet')}</Table.Th>}
          <Table.Th ta="right" w={90}>
            {t('import.report.row')}
          </Table.Th>
          <Table.Th>{t('import.report.column')}</Table.Th>
          <Table.Th>{t('import.report.value')}</Table.Th>
          <Table.Th>{t('import.report.kind')}</Table.Th>
          <Table.Th>{t('import.report.reason')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={`${row.sheet} ${row.row} ${row.reason} ${row.value}`}>
            {withSheet && <Table.Td>{row.sheet}</Table.Td>}
            <Table.Td ta="right">{format.integer(row.row)}</Table.Td>
            <Table.Td className="import-file-name">{row.column}</Table.Td>
            <Table.Td className="import-file-name">
              {row.value === '' ? <span className="nps-quiet">{t('import.report.emptyValue')}</span> : row.value}
            </Table.Td>
            <Table.Td>{t(`import.report.kinds.${row.kind}`)}</Table.Td>
            <Table.Td>{t(`import.reasons.${row.reason}`)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
