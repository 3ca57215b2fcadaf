// The first step: a list is dropped, picked or pasted. Below it stand the lists that were imported before.
import { Button, Group, Table } from '@mantine/core'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { DropZone } from '../../parts/DropZone'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { PasteButton } from '../import/PasteButton'
import { TakingNotes } from '../import/TakingNotes'
import { usePaste } from '../import/usePaste'
import { useTakeFiles } from '../import/useTakeFiles'

interface Props {
  onFiles(files: readonly FileToken[]): void
  /** Why the file chosen before cannot be used. */
  failure: Failure | null
}

export function PeopleFileStep({ onFiles, failure }: Props) {
  const { t } = useText()
  const taking = useTakeFiles(onFiles)
  usePaste(taking)
  const problem = taking.refused ?? failure
  return (
    <>
      {problem && <FailureNotice failure={problem} />}
      <TakingNotes taking={taking} />
      <DropZone
        title={t('people.wizard.drop')}
        overTitle={t('people.wizard.dropNow')}
        or={t('import.file.or')}
        notes={[t('people.wizard.kinds'), t('import.file.promise')]}
        onFiles={taking.take}
      >
        <Button size="md" loading={taking.busy} onClick={taking.chooseOne}>
          {t(problem ? 'import.file.another' : 'people.wizard.pick')}
        </Button>
        <Group justify="center" gap="xs" mt={6}>
          <PasteButton disabled={taking.busy} onText={taking.paste} />
        </Group>
      </DropZone>
      <EarlierLists />
    </>
  )
}

function EarlierLists() {
  const { t, format } = useText()
  const list = useCall('people.batches', {})
  if (list.error) return <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />
  if (list.data === undefined || list.data.length === 0) return null
  const names = ['added', 'updated', 'unchanged', 'skipped', 'rejected'] as const
  return (
    <Card title={t('people.batches.title')} flush>
      <Table.ScrollContainer minWidth={680}>
        <Table className="import-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('people.wizard.file')}</Table.Th>
              <Table.Th>{t('people.batches.at')}</Table.Th>
              {names.map((name) => (
                <Table.Th key={name} ta="right">
                  {t(`people.batches.${name}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.data.map((batch) => (
              <Table.Tr key={batch.id}>
                <Table.Td className="import-file-name">
                  {batch.file} <span className="nps-quiet">{t(`people.kinds.${batch.kind}`)}</span>
                </Table.Td>
                <Table.Td className="import-when">{format.dateTime(batch.at)}</Table.Td>
                {names.map((name) => (
                  <Table.Td key={name} ta="right">
                    {format.integer(batch.rows[name])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}
