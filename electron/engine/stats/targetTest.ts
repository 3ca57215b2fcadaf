// Whether a score is shown to lie above or below a target.
import type { Bands } from '../../../shared/model/category'
import { constrainedVariance } from './intervals/score'
import { normalTwoSided } from './numerics/normal'
import { answerCount, nps, npsVariance } from './point'
import { populationFactor } from './population'

/** `statistic` is positive when the score lies above the target; both are null when no test can be made. */
export type TargetTest = { nps: number; statistic: number | null; pValue: number | null }

/**
 * Is the true NPS different from `target` (points, −100 … 100)? z = (m − target) / √(V / n), two-sided.
 * `score` (default) takes the variance that the target itself implies (Tango 1998) and agrees with the score interval;
 * `wald` takes the observed one. With a `population`, V φ / n as in the intervals; of a census the score is known, so p is
 * 0, or 1 on the target. No variance → no test. No answers, more than people, or a target off the scale → null.
 */
export function targetTest(
  bands: Bands,
  target: number,
  method: 'score' | 'wald' = 'score',
  population?: number,
): TargetTest | null {
  const observed = nps(bands)
  const plain = npsVariance(bands)
  const factor = populationFactor(answerCount(bands), population)
  if (factor === null || observed === null || plain === null || !(Math.abs(target) <= 100)) return null
  if (factor === 0) return { nps: observed, statistic: null, pValue: observed === target ? 1 : 0 }
  const variance = method === 'wald' ? plain : constrainedVariance(bands, target / 100)
  if (variance === 0) return { nps: observed, statistic: null, pValue: null }
  const statistic = (observed - target) / 100 / Math.sqrt((factor * variance) / answerCount(bands))
  return { nps: observed, statistic, pValue: normalTwoSided(statistic) }
}
