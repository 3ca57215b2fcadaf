// What became of each of several files: the sums of its rows, or why it is not in the wave.
import { Table, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { tell } from '../../../../shared/text/failure'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import type { QueueFile } from './queue'
import { stateOf } from './queueState'
import { noteOf } from './queueWords'

interface Props {
  wave: WaveHeader
  files: readonly QueueFile[]
  /** Token of the file whose report stands below. */
  shown: string | null
  onShow(token: string): void
  actions: ReactNode
}

export function QueueReport({ wave, files, shown, onShow, actions }: Props) {
  const { t, format } = useText()
  const batches = files.flatMap(({ batch }) => batch ?? [])
  const responses = batches.reduce((sum, { rows }) => sum + rows.imported, 0)
  return (
    <Card
      title={t('import.report.title', { count: responses, number: format.integer(responses), wave: wave.name })}
      hint={t('import.report.files', {
        count: files.length,
        number: format.integer(batches.length),
        total: format.integer(files.length),
      })}
      role="status"
      actions={actions}
      flush
    >
      <Table.ScrollContainer minWidth={720}>
        <Table className="import-table import-queue">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.queue.file')}</Table.Th>
              {(['read', 'imported', 'skipped', 'rejected'] as const).map((figure) => (
                <Table.Th key={figure} ta="right" w={104}>
                  {t(`import.report.${figure}`)}
                </Table.Th>
              ))}
              <Table.Th>{t('import.queue.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {files.map((one) => (
              <Line key={one.file.token} wave={wave} one={one} inView={one.file.token === shown} onShow={onShow} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}

interface LineProps {
  wave: WaveHeader
  one: QueueFile
  inView: boolean
  onShow(token: string): void
}

function Line({ wave, one, inView, onShow }: LineProps) {
  const { t, format, language } = useText()
  const { file, batch } = one
  const state = stateOf(one, wave.id)
  if (!batch)
    return (
      <Table.Tr>
        <Table.Td className="import-file-name">{file.name}</Table.Td>
        <Table.Td colSpan={4} className="nps-quiet import-file-name">
          {noteOf(one, wave.id, { t, format, tell: (failure) => tell(failure, language).message })}
        </Table.Td>
        <Table.Td>{t(`import.queue.states.${state}`)}</Table.Td>
      </Table.Tr>
    )
  const { read, imported, skipped, rejected } = batch.rows
  return (
    <Table.Tr data-in-view={inView}>
      <Table.Td className="import-file-name">
        <UnstyledButton
          className="import-queue-file"
          aria-current={inView ? 'true' : undefined}
          onClick={() => onShow(file.token)}
        >
          {file.name}
        </UnstyledButton>
      </Table.Td>
      {[read, imported, skipped, rejected].map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the four figures stand in a fixed order
        <Table.Td key={index} ta="right">
          {format.integer(count)}
        </Table.Td>
      ))}
      <Table.Td>{t(`import.queue.states.${state}`)}</Table.Td>
    </Table.Tr>
  )
}
