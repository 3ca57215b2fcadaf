// The second step: the files that were taken, and of the one in view all that was recognised, asked and foreseen.
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { FileToken } from '../../../../shared/wire'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { FilePanel } from './FilePanel'
import { QueueCard } from './QueueCard'
import type { QueueFile } from './queue'
import { TakingNotes } from './TakingNotes'
import { usePaste } from './usePaste'
import type { QueueWork } from './useQueue'
import { useTakeFiles } from './useTakeFiles'

interface Props {
  wave: WaveHeader
  work: QueueWork
  onFiles(files: readonly FileToken[]): void
  /** Begins with another file. */
  onAnother(): void
  onStart(files: readonly QueueFile[]): void
}

export function CheckStep({ wave, work, onFiles, onAnother, onStart }: Props) {
  const { t } = useText()
  const { queue, dispatch } = work
  const taking = useTakeFiles(onFiles)
  usePaste(taking)
  const several = queue.files.length > 1
  const inView = queue.files.find(({ file }) => file.token === queue.selected)
  return (
    <>
      {taking.refused && <FailureNotice failure={taking.refused} />}
      <TakingNotes taking={taking} />
      {wave.frozen !== null && (
        <p className="import-note" role="status">
          {t('import.frozen', { wave: wave.name })}
        </p>
      )}
      {work.stopped && (
        <p className="import-note" role="status">
          {t(several ? 'import.run.cancelledSeveral' : 'import.run.cancelled')}
        </p>
      )}
      {several && (
        <QueueCard
          wave={wave}
          queue={queue}
          dispatch={dispatch}
          adding={taking.busy}
          onAdd={taking.choose}
          onStart={onStart}
        />
      )}
      {inView && (
        <FilePanel
          key={inView.file.token}
          wave={wave}
          one={inView}
          alone={!several}
          dispatch={dispatch}
          feed={work.reading}
          onAnother={onAnother}
          onStart={() => onStart([inView])}
        />
      )}
    </>
  )
}
