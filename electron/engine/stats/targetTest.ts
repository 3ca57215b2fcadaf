// Whether a score is shown to lie above or below a target.
import type { Bands } from '../../../shared/model/category'
import { constrainedVariance } from './intervals/score'
import { normalTwoSided } from './numerics/normal'
import { answerCount, nps, npsVariance } from './point'

/** `statistic` is positive when the score lies above the target; both are null when no test can be made. */
export type TargetTest = { nps: number; statistic: number | null; pValue: number | null }

/**
 * Is the true NPS different from `target` (points, −100 … 100)? z = (m − target) / √(V / n), two-sided.
 * `score` (default) takes the variance that the target itself implies (Tango 1998) and agrees with the score interval;
 * `wald` takes the observed one. No variance → no test. No answers, or a target off the scale → null.
 */
export function targetTest(bands: Bands, target: number, method: 'score' | 'wald' = 'score'): TargetTest | null {
  const observed = nps(bands)
  const plain = npsVariance(bands)
  if (observed === null || plain === null || !(Math.abs(target) <= 100)) return null
  const variance = method === 'wald' ? plain : constrainedVariance(bands, target / 100)
  if (variance === 0) return { nps: observed, statistic: null, pValue: null }
  const statistic = (observed - target) / 100 / Math.sqrt(variance / answerCount(bands))
  return { nps: observed, statistic, pValue: normalTwoSided(statistic) }
}
