// The files on their way into one wave: where each stands, which one is in view below, and one click for all that are ready.
import { Button, Loader, Table, UnstyledButton } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconCircleCheck, IconCircleMinus, IconClock } from '@tabler/icons-react'
import type { Dispatch } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { tell } from '../../../../shared/text/failure'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import type { Queue, QueueEvent, QueueFile } from './queue'
import { type FileState, readyFiles, stateOf, stillWorking } from './queueState'
import { noteOf } from './queueWords'

interface Props {
  wave: WaveHeader
  queue: Queue
  dispatch: Dispatch<QueueEvent>
  /** Files are being added. */
  adding: boolean
  onAdd(): void
  onStart(files: readonly QueueFile[]): void
}

export function QueueCard({ wave, queue, dispatch, adding, onAdd, onStart }: Props) {
  const { t, format } = useText()
  const ready = readyFiles(queue, wave.id)
  const count = queue.files.length
  const rows = ready.reduce((sum, { preview }) => sum + (preview?.rows.imported ?? 0), 0)
  return (
    <Card
      title={t('import.queue.title', { count, number: format.integer(count), wave: wave.name })}
      hint={t('import.queue.hint')}
      actions={
        <>
          <Button variant="default" size="compact-sm" loading={adding} onClick={onAdd}>
            {t('import.queue.add')}
          </Button>
          <Button
            size="compact-sm"
            disabled={ready.length === 0 || stillWorking(queue, wave.id)}
            onClick={() => onStart(ready)}
          >
            {ready.length > 0
              ? t('import.queue.start', {
                  count: ready.length,
                  number: format.integer(ready.length),
                  responses: t('common.responses', { count: rows, number: format.integer(rows) }),
                })
              : t('import.queue.startNone')}
          </Button>
        </>
      }
      flush
    >
      {/* One sentence for all: a reader that speaks would otherwise hear every step of every file. */}
      <span role="status" className="nps-visually-hidden">
        {!stillWorking(queue, wave.id) &&
          t('import.queue.told', { number: format.integer(ready.length), total: format.integer(count) })}
      </span>
      <Table.ScrollContainer minWidth={620} mah={420}>
        <Table className="import-table import-queue">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.queue.file')}</Table.Th>
              <Table.Th w={170}>{t('import.queue.state')}</Table.Th>
              <Table.Th>{t('import.queue.note')}</Table.Th>
              <Table.Th w={130}>
                <span className="nps-visually-hidden">{t('import.queue.actions')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {queue.files.map((one) => (
              <QueueRow
                key={one.file.token}
                wave={wave}
                one={one}
                inView={one.file.token === queue.selected}
                dispatch={dispatch}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  )
}

interface RowProps {
  wave: WaveHeader
  one: QueueFile
  inView: boolean
  dispatch: Dispatch<QueueEvent>
}

function QueueRow({ wave, one, inView, dispatch }: RowProps) {
  const { t, format, language } = useText()
  const { token, name } = one.file
  const state = stateOf(one, wave.id)
  const deed = deedFor(one, state)
  const note = noteOf(one, wave.id, { t, format, tell: (failure) => tell(failure, language).message })
  return (
    <Table.Tr data-in-view={inView}>
      <Table.Td className="import-file-name">
        <UnstyledButton
          className="import-queue-file"
          aria-current={inView ? 'true' : undefined}
          onClick={() => dispatch({ event: 'select', token })}
        >
          {name}
        </UnstyledButton>
      </Table.Td>
      <Table.Td>
        <span className="import-queue-state" data-state={state}>
          <StateIcon state={state} />
          {t(`import.queue.states.${state}`)}
        </span>
      </Table.Td>
      <Table.Td className="import-file-name">{note}</Table.Td>
      <Table.Td ta="right">
        {deed !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t(`import.queue.${deed}Of`, { file: name })}
            onClick={() =>
              dispatch(
                deed === 'remove' ? { event: 'remove', token } : { event: 'leave', token, aside: deed === 'leave' },
              )
            }
          >
            {t(`import.queue.${deed}`)}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** What can be done with a file in the list: one that cannot be used is only in the way. */
function deedFor(one: QueueFile, state: FileState): 'leave' | 'takeBack' | 'remove' | null {
  if (state === 'imported') return null
  if (one.leftAside) return 'takeBack'
  return state === 'aside' ? 'remove' : 'leave'
}

const ICON = { size: 16, stroke: 1.8, 'aria-hidden': true } as const

function StateIcon({ state }: { state: FileState }) {
  switch (state) {
    case 'waiting':
      return <IconClock {...ICON} />
    case 'checking':
    case 'importing':
      return <Loader size={14} aria-hidden="true" />
    case 'asks':
      return <IconAlertCircle {...ICON} />
    case 'ready':
      return <IconCheck {...ICON} />
    case 'imported':
      return <IconCircleCheck {...ICON} />
    case 'aside':
      return <IconCircleMinus {...ICON} />
  }
}
