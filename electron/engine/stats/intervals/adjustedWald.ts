// The default interval of one score.
import type { Bands } from '../../../../shared/model/category'
import { adjustedMeanOf } from '../adjusted'
import { criticalValue } from '../numerics/normal'
import { answerCount } from '../point'
import { populationFactor } from '../population'
import { type Limits, limitsAround } from './limits'

/** `center` and `standardError` in points; `factor` is φ, the part of the variance that a finite list leaves. */
export type AdjustedWald = Limits & { center: number; standardError: number; factor: number }

/**
 * Between which limits does the true NPS lie? AW(3,T) on n* = n / φ: 100 (m′ ± z √(V′ / (n* + 3))).
 *
 * Rocks (2016); Cochran's correction by way of n*, which keeps coverage when most of the list has answered.
 * Measured coverage at nominal 95 %: 93–95 from n = 10, 95 from n = 20, and below n = 10 the score interval is
 * better. All answers in one category still give a width: 10 promoters of 10 → 48 to 100. At n = 1 the limits can
 * leave out the observed score; do not show them below 5 answers. A census gives margin 0.
 * No answers, or more answers than people → null.
 */
export function adjustedWald(bands: Bands, confidence: number, population?: number): AdjustedWald | null {
  const n = answerCount(bands)
  const factor = populationFactor(n, population)
  if (factor === null) return null
  const adjusted = adjustedMeanOf(bands, factor === 0 ? Number.POSITIVE_INFINITY : n / factor)
  if (adjusted === null) return null
  const center = 100 * adjusted.mean
  const standardError = 100 * adjusted.standardError
  return { ...limitsAround(center, criticalValue(confidence) * standardError), center, standardError, factor }
}
