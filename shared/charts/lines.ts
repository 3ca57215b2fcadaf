// One line of figures in words: for tooltips, for screen readers, for the description inside an exported picture.
import type { TrackedCell } from '../contract/plan'
import type { ScoreLine } from '../model/figures'
import type { Translate } from '../text'
import type { Format } from '../text/format'
import { FEWEST_FOR_RANGE, mayClaimScore } from '../text/verdict'

/** "SaaS: +41, likely +28 to +53, n 96"; below 10 answers no score is said, below 5 no range either. */
export function lineSentence(t: Translate, format: Format, name: string, score: ScoreLine): string {
  const number = format.integer(score.n)
  const range =
    score.interval === null || score.n < FEWEST_FOR_RANGE
      ? null
      : format.range(score.interval.lower, score.interval.upper)
  if (range === null) return t('charts.lineTooFew', { name, number })
  if (!mayClaimScore(score)) return t('charts.lineTooFewRange', { name, range, number })
  return t('charts.lineScore', { name, score: format.points(score.nps), range, number })
}

/** "SaaS: 83 of 114 answers needed, on track". */
export function planSentence(
  t: Translate,
  format: Format,
  name: string,
  cell: Pick<TrackedCell, 'answers' | 'needed' | 'status'>,
): string {
  return t('charts.planLine', {
    name,
    answers: format.integer(cell.answers),
    needed: format.integer(cell.needed),
    status: t(`charts.status.${cell.status}`),
  })
}
