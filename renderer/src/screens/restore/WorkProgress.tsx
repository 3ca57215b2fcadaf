// How far a long piece of work has come: a bar and a line of words.
import { Progress as Bar } from '@mantine/core'
import type { Progress } from '../../../../shared/wire'
import { useText } from '../../text'
import { shareOf } from '../import/progressText'
import './restore.css'

export function WorkProgress({ label, progress }: { label: string; progress: Progress | null }) {
  const { t, format } = useText()
  const share = shareOf(progress)
  const stage = progress === null ? label : t(`restore.stages.${progress.stage}`)
  return (
    <div className="restore-progress">
      <Bar.Root size="md">
        <Bar.Section
          value={share === null ? 100 : 100 * share}
          animated={share === null}
          striped={share === null}
          aria-label={label}
        />
      </Bar.Root>
      <p role="status">{share === null ? stage : t('restore.stageLine', { stage, share: format.percent(share) })}</p>
    </div>
  )
}
