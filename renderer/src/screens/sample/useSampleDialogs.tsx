// Opens the dialogs about a drawn sample: lists, sending, reminders, reserves, discarding.
import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { cellName } from '../../../../shared/charts'
import type { DrawCell, Sample } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useWrite } from '../../client'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { ExportDialog } from './ExportDialog'
import { ReleaseDialog } from './ReleaseDialog'
import { SendDialog } from './SendDialog'
import { peopleText } from './words'

export interface SampleDialogs {
  /** `cell`: the one to begin with; null: all. */
  exportList(cell: DrawCell | null): void
  send(cell: DrawCell | null): void
  remind(cell: DrawCell | null): void
  release(cell: DrawCell): void
  discard(): void
}

export function useSampleDialogs(wave: WaveHeader, sample: Sample): SampleDialogs {
  const { t, format } = useText()
  const remove = useWrite('sample.remove', { onSuccess: () => void sayUndoable(t('sample.done.removed')) })
  return {
    exportList: (cell) =>
      modals.open({
        title: t('sample.export.title'),
        size: 'lg',
        children: <ExportDialog wave={wave} sample={sample} first={cell} />,
      }),
    send: (cell) =>
      modals.open({
        title: t('sample.send.title'),
        children: <SendDialog wave={wave} sample={sample} first={cell} what="send" />,
      }),
    remind: (cell) =>
      modals.open({
        title: t('sample.remind.title'),
        children: <SendDialog wave={wave} sample={sample} first={cell} what="remind" />,
      }),
    release: (cell) =>
      modals.open({
        title: t('sample.release.title', { cell: cellName(t, cell) }),
        children: <ReleaseDialog wave={wave} cell={cell} />,
      }),
    discard: () =>
      modals.openConfirmModal({
        title: t('sample.confirm.removeTitle'),
        children: (
          <Text size="sm">
            {t('sample.confirm.removeText', { people: peopleText(sample.drawn + sample.reserve, t, format) })}
          </Text>
        ),
        labels: { confirm: t('sample.confirm.removeGo'), cancel: t('common.cancel') },
        confirmProps: { color: 'red' },
        onConfirm: () => remove.mutate({ wave: wave.id }),
      }),
  }
}
