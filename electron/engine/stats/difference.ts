// Whether the score moved between two waves answered by different people. Change is always later minus earlier.
import type { Bands } from '../../../shared/model/category'
import { adjustedMeanOf } from './adjusted'
import { criticalValue, normalTwoSided } from './numerics/normal'
import { studentCriticalValue, studentTwoSided } from './numerics/student'
import { answerCount, nps, npsVariance, npsVarianceUnbiased } from './point'

/**
 * All in points but the last two. `change` is the observed one. Limits are not cut to the scale.
 * `statistic` and `pValue` (two-sided) are null when the standard error is 0: no test can be made.
 */
export type Difference = {
  change: number
  standardError: number
  lower: number
  upper: number
  statistic: number | null
  pValue: number | null
}

/** The default test also gives the change after adjustment, the centre of its interval. */
export type AdjustedDifference = Difference & { adjustedChange: number; statistic: number; pValue: number }

/**
 * Did the score change, and by how much? AW(3,T) in each wave: z = (m₂′ − m₁′) / √(V₁′/(n₁+3) + V₂′/(n₂+3)); the
 * interval and the p-value come from the same adjusted numbers, so they cannot contradict each other.
 * Rocks (2016); Lewis & Sauro. Assumes that nobody answered in both waves: with the same people the error is
 * overstated. Coverage never measured under 94.8 % (nominal 95); cautious for very high scores with small waves.
 * A wave without answers → null.
 */
export function adjustedDifference(earlier: Bands, later: Bands, confidence: number): AdjustedDifference | null {
  const change = observedChange(earlier, later)
  const [before, after] = [adjustedMeanOf(earlier), adjustedMeanOf(later)]
  if (change === null || before === null || after === null) return null
  const adjustedChange = 100 * (after.mean - before.mean)
  const standardError = 100 * Math.hypot(before.standardError, after.standardError)
  const margin = criticalValue(confidence) * standardError
  const statistic = adjustedChange / standardError
  return {
    change,
    adjustedChange,
    standardError,
    lower: adjustedChange - margin,
    upper: adjustedChange + margin,
    statistic,
    pValue: normalTwoSided(statistic),
  }
}

/**
 * The plain test other tools print: change ± z √(V₁/n₁ + V₂/n₂), n denominators (R package NPS).
 * Too narrow when a wave is small or nearly unanimous (79 % for 15 against 100 at NPS +88).
 * A wave without answers → null.
 */
export function waldDifference(earlier: Bands, later: Bands, confidence: number): Difference | null {
  const change = observedChange(earlier, later)
  const [before, after] = [npsVariance(earlier), npsVariance(later)]
  if (change === null || before === null || after === null) return null
  const standardError = 100 * Math.sqrt(before / answerCount(earlier) + after / answerCount(later))
  const statistic = standardError === 0 ? null : change / standardError
  const margin = criticalValue(confidence) * standardError
  return {
    change,
    standardError,
    lower: change - margin,
    upper: change + margin,
    statistic,
    pValue: statistic === null ? null : normalTwoSided(statistic),
  }
}

/** Were both waves drawn from one and the same mix? Only a test: no limits follow from it. */
export type PooledTest = Pick<Difference, 'change' | 'standardError' | 'statistic' | 'pValue'>

/**
 * z = (m₂ − m₁) / √(V (1/n₁ + 1/n₂)) with V from all answers together (n denominator): the large-sample stand-in for
 * the exact permutation p. A wave without answers → null; all answers alike → statistic and p null.
 */
export function pooledTest(earlier: Bands, later: Bands): PooledTest | null {
  const change = observedChange(earlier, later)
  const variance = npsVariance({
    promoters: earlier.promoters + later.promoters,
    passives: earlier.passives + later.passives,
    detractors: earlier.detractors + later.detractors,
  })
  if (change === null || variance === null) return null
  const standardError = 100 * Math.sqrt(variance * (1 / answerCount(earlier) + 1 / answerCount(later)))
  const statistic = standardError === 0 ? null : change / standardError
  return { change, standardError, statistic, pValue: statistic === null ? null : normalTwoSided(statistic) }
}

/**
 * Welch's t test of the −1 / 0 / +1 codes (n − 1 denominators, fractional degrees of freedom).
 * Needs two answers in each wave and some variation in one of them, else null.
 */
export function welchDifference(
  earlier: Bands,
  later: Bands,
  confidence: number,
): (Difference & { df: number; statistic: number; pValue: number }) | null {
  const change = observedChange(earlier, later)
  const [before, after] = [npsVarianceUnbiased(earlier), npsVarianceUnbiased(later)]
  if (change === null || before === null || after === null) return null
  const [n1, n2] = [answerCount(earlier), answerCount(later)]
  const [part1, part2] = [before / n1, after / n2]
  if (part1 + part2 === 0) return null
  const standardError = 100 * Math.sqrt(part1 + part2)
  const df = (part1 + part2) ** 2 / (part1 ** 2 / (n1 - 1) + part2 ** 2 / (n2 - 1))
  const margin = studentCriticalValue(confidence, df) * standardError
  const statistic = change / standardError
  const pValue = studentTwoSided(statistic, df)
  return { change, standardError, lower: change - margin, upper: change + margin, statistic, pValue, df }
}

/** Later score minus earlier score, in points. A wave without answers → null. */
export function observedChange(earlier: Bands, later: Bands): number | null {
  const [before, after] = [nps(earlier), nps(later)]
  return before === null || after === null ? null : after - before
}
