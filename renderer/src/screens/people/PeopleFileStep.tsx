// The first step: a list is dropped or picked. Below it stand the lists that were imported before.
import { Button, Table } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { CallFailed, useCall, useShell } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { PeopleWizardPage } from './PeopleWizardPage'

interface Props {
  onFile(file: FileToken): void
  /** Why the file chosen before cannot be used. */
  failure?: Failure | null
}

export function PeopleFileStep({ onFile, failure = null }: Props) {
  const { t } = useText()
  const shell = useShell()
  const [over, setOver] = useState(false)
  const [taking, setTaking] = useState(false)
  const [refused, setRefused] = useState<Failure | null>(null)

  const take = async (choosing: Promise<FileToken | null>) => {
    setTaking(true)
    try {
      const file = await choosing
      if (file) onFile(file)
      setRefused(null)
    } catch (error) {
      // The shell says by name why a file could not be taken over; anything else is a bug.
      if (!(error instanceof CallFailed)) throw error
      setRefused(error.failure)
    } finally {
      setTaking(false)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) void take(shell.takeFile(file))
  }
  const problem = refused ?? failure
  return (
    <PeopleWizardPage step="file">
      {problem && <FailureNotice failure={problem} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button is everybody's. */}
      <div
        className="import-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden />
        <p className="import-drop-title">{t(over ? 'people.wizard.dropNow' : 'people.wizard.drop')}</p>
        <p className="nps-quiet">{t('people.wizard.or')}</p>
        <Button size="md" loading={taking} onClick={() => void take(shell.pickFile('spreadsheet'))}>
          {t(problem ? 'people.wizard.another' : 'people.wizard.pick')}
        </Button>
        <p className="nps-quiet">
          {t('people.wizard.kinds')}
          <br />
          {t('people.wizard.promise')}
        </p>
      </div>
      <EarlierLists />
    </PeopleWizardPage>
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
                <Table.Td>{format.dateTime(batch.at)}</Table.Td>
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
