// How far a long call has come, in words.
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import type { Progress } from '../../../../shared/wire'
import { shareOf } from '../../parts/shareOf'

/** “Checking every row: 4,000 of 13,954 rows”, “Reading the file: 40%”. */
export function progressText(progress: Progress, t: Translate, format: Format): string {
  const stage = t(`import.run.stages.${progress.stage}`)
  const amount = amountText(progress, t, format)
  return amount === null ? stage : t('import.run.stageLine', { stage, amount })
}

function amountText(progress: Progress, t: Translate, format: Format): string | null {
  const { unit, done, total } = progress
  if (unit === 'rows' && total === null) return t('import.run.rowsDone', { count: done, number: format.integer(done) })
  if (unit === 'rows') return t('import.run.rows', { done: format.integer(done), total: format.integer(total ?? 0) })
  const share = shareOf(progress)
  return share === null ? null : format.percent(share)
}
