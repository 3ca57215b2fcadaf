// The files imported into a wave so far, each with its way back.
import { Table } from '@mantine/core'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { UndoImport } from './UndoImport'

export function EarlierImports({ wave }: { wave: WaveId }) {
  const { t, format } = useText()
  const list = useCall('import.list', { wave })
  if (list.error) return <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return null
  if (list.data.length === 0) return <p className="import-quiet-line">{t('import.earlier.none')}</p>
  return (
    <Card title={t('import.earlier.title')} flush>
      <Table.ScrollContainer minWidth={680}>
        <Table className="import-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.earlier.file')}</Table.Th>
              <Table.Th>{t('import.earlier.at')}</Table.Th>
              <Table.Th ta="right">{t('import.earlier.counts')}</Table.Th>
              <Table.Th ta="right">{t('import.earlier.left')}</Table.Th>
              <Table.Th>{t('import.earlier.state')}</Table.Th>
              <Table.Th>
                <span className="nps-visually-hidden">{t('import.earlier.actions')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.data.map((batch) => (
              <Table.Tr key={batch.id} className={batch.undoneAt === null ? undefined : 'import-undone'}>
                <Table.Td className="import-file-name">{batch.file}</Table.Td>
                <Table.Td className="import-when">{format.dateTime(batch.at)}</Table.Td>
                <Table.Td ta="right">{format.integer(batch.rows.imported)}</Table.Td>
                <Table.Td ta="right">{format.integer(batch.rows.skipped + batch.rows.rejected)}</Table.Td>
                <Table.Td>
                  {batch.undoneAt === null
                    ? t('import.earlier.inForce')
                    : t('import.earlier.undone', { at: format.dateTime(batch.undoneAt) })}
                </Table.Td>
                <Table.Td ta="right">
                  {batch.undoneAt === null && <UndoImport batch={batch} size="compact-sm" />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}
