// A score against its target.
import type { TargetVerdict } from '../../../shared/contract/compare'
import type { ScoreLine } from '../../../shared/model/figures'
import { listFor } from '../stats/population'
import { targetTest } from '../stats/targetTest'
import { FEWEST_FOR_CHANGE } from '../stats/verdict'

/**
 * The score test says whether the target is passed; `above` and `below` are claimed only where the likely range leaves
 * the target out as well, so that a sentence never contradicts the range that it names. While the wave is open: interim.
 * `population`: people on the list that the range takes into account; one shorter than the answers is not used.
 */
export function targetVerdict(
  score: ScoreLine,
  target: number,
  { settled, confidence, population = null }: { settled: boolean; confidence: number; population?: number | null },
): TargetVerdict {
  if (!settled) return { target, kind: 'interim', score, statistic: null, pValue: null }
  const test = score.n < FEWEST_FOR_CHANGE ? null : targetTest(score, target, 'score', listFor(score.n, population))
  if (test === null || score.interval === null) return { target, kind: 'none', score, statistic: null, pValue: null }
  const { statistic, pValue } = test
  const { lower, upper } = score.interval
  const found = pValue !== null && pValue < 1 - confidence && (lower > target || upper < target)
  const kind = test.nps >= target ? (found ? 'above' : 'not-shown-above') : found ? 'below' : 'not-shown-below'
  return { target, kind, score, statistic, pValue }
}
