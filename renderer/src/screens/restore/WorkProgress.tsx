// How far a long piece of work has come: a bar and a line of words.
import type { Progress } from '../../../../shared/wire'
import { ProgressBar } from '../../parts/ProgressBar'
import { shareOf } from '../../parts/shareOf'
import { useText } from '../../text'
import './restore.css'

export function WorkProgress({ label, progress }: { label: string; progress: Progress | null }) {
  const { t, format } = useText()
  const share = shareOf(progress)
  const stage = progress === null ? label : t(`restore.stages.${progress.stage}`)
  return (
    <div className="restore-progress">
      <ProgressBar label={label} progress={progress} size="md" />
      <p role="status">{share === null ? stage : t('restore.stageLine', { stage, share: format.percent(share) })}</p>
    </div>
  )
}
