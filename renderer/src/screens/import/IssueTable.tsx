// Every row that was not imported: where it stands in the file, its value, and the reason.
import { Button, Group, Table } from '@mantine/core'
import { useState } from 'react'
import type { BatchId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'

const PAGE = 20

export function IssueTable({ batch }: { batch: BatchId }) {
  const { t, format } = useText()
  const [offset, setOffset] = useState(0)
  const issues = useCall('import.issues', { batch, offset, limit: PAGE })
  // The import has been undone since: its report says so.
  if (issues.error?.failure.code === 'not-found') return null
  if (issues.error) return <FailureNotice failure={issues.error.failure} onRetry={() => void issues.refetch()} />
  if (issues.data === undefined) return <Loading />
  const { rows, total } = issues.data
  const withSheet = rows.some((row) => row.sheet !== null)
  return (
    <Card
      title={t('import.report.rows')}
      hint={t('import.report.page', {
        from: format.integer(Math.min(offset + 1, total)),
        to: format.integer(offset + rows.length),
        total: format.integer(total),
      })}
      actions={
        total > PAGE && (
          <Group gap="xs">
            <Button
              variant="default"
              size="compact-sm"
              disabled={offset === 0}
              onClick={() => setOffset(Math.max(0, offset - PAGE))}
            >
              {t('import.report.previous')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              disabled={offset + rows.length >= total}
              onClick={() => setOffset(offset + PAGE)}
            >
              {t('import.report.following')}
            </Button>
          </Group>
        )
      }
      flush
    >
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
            <Table.Tr key={`${row.sheet} ${row.row}`}>
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
    </Card>
  )
}
