import type { Progress } from '../../../shared/wire'

/** Done, from 0 to 1; null while the total is not known. */
export function shareOf(progress: Progress | null): number | null {
  if (progress === null || progress.total === null || progress.total === 0) return null
  return Math.min(1, progress.done / progress.total)
}
