// How far a long call has come, as a bar; striped as a whole while that is not known.
import { Progress as Bar, type ProgressRootProps } from '@mantine/core'
import type { Progress } from '../../../shared/wire'
import { shareOf } from './shareOf'

export interface ProgressBarProps {
  label: string
  progress: Progress | null
  size: NonNullable<ProgressRootProps['size']>
}

export function ProgressBar({ label, progress, size }: ProgressBarProps) {
  const share = shareOf(progress)
  const unknown = share === null
  return (
    <Bar.Root size={size}>
      <Bar.Section value={unknown ? 100 : 100 * share} animated={unknown} striped={unknown} aria-label={label} />
    </Bar.Root>
  )
}
