// The score of a sample that was drawn per segment: each segment counts by its people, not by its answers.
import type { Bands } from '../../../shared/model/category'
import { adjustedMean } from './adjusted'
import { type Limits, limitsAround } from './intervals/limits'
import { criticalValue } from './numerics/normal'
import { studentCriticalValue } from './numerics/student'
import { answerCount, nps, npsVarianceUnbiased, shares } from './point'

/** A segment with its answers and the number of people in it. */
export type Stratum = Bands & { population: number }

/** All in points, save the effective numbers, which are answers. */
export type StratifiedMean = {
  nps: number
  unweightedNps: number
  standardError: number
  /** Answers less segments. */
  df: number
  /** Normal limits, not cut to the scale. */
  lower: number
  upper: number
  /** Student's limits with `df`; null without a degree of freedom. */
  lowerT: number | null
  upperT: number | null
  /** What the unequal weights leave of the answers: 1 / Σ W²/n. */
  kish: number
  /** The same with the finite lists taken into account; Infinity for a census. */
  kishFinite: number
  /** What the design leaves: V / se². null when neither varies. */
  design: number | null
  /** The smaller of the last two: what the interval for the screen is worked out from. */
  answers: number
  /** AW(3,T) on `answers`, cut to the scale: the limits to show. */
  adjusted: Limits
}

/**
 * Which score would the whole list have given, and how sure is it? m = Σ W_h m_h with W_h = N_h / N;
 * se² = Σ W_h² (1 − n_h/N_h) s_h² / n_h, s_h² with n_h − 1. Cochran (1977) ch. 5; Lumley (2010), svymean.
 *
 * Supposes that those who answered are a random draw from their segment. A segment of which everybody answered adds no
 * variance. One that has a single answer of several people has no variance of its own: it takes the deviation from the
 * overall mean, (x − m)², in its place (survey's `lonely.psu = "adjust"`). Limits to show are `adjusted`: with few
 * answers a segment the normal ones cover 82–94 % instead of 95 %.
 * No segment, one without an answer (it cannot be represented), or more answers than people → null.
 */
export function stratifiedMean(strata: readonly Stratum[], confidence: number): StratifiedMean | null {
  const population = strata.reduce((sum, stratum) => sum + stratum.population, 0)
  const parts: { weight: number; n: number; left: number; bands: Bands; p: number; d: number }[] = []
  for (const { population: size, promoters, passives, detractors } of strata) {
    const bands = { promoters, passives, detractors }
    const n = answerCount(bands)
    const share = shares(bands)
    if (share === null || !(size >= n)) return null
    parts.push({ weight: size / population, n, left: 1 - n / size, bands, p: share.promoter, d: share.detractor })
  }
  if (parts.length === 0) return null
  const total = (of: (part: (typeof parts)[number]) => number) => parts.reduce((sum, part) => sum + of(part), 0)
  const promoter = total(({ weight, p }) => weight * p)
  const detractor = total(({ weight, d }) => weight * d)
  const mean = promoter - detractor
  const squaredError = total(({ weight, n, left, bands, p, d }) => {
    const own = npsVarianceUnbiased(bands) ?? (p - d - mean) ** 2
    return left === 0 ? 0 : (weight ** 2 * left * own) / n
  })
  const error = Math.sqrt(squaredError)
  const df = total(({ n }) => n) - parts.length
  const kishFinite = 1 / total(({ weight, n, left }) => (weight ** 2 * left) / n)
  const variance = Math.max(0, promoter + detractor - mean ** 2)
  const design = variance === 0 && squaredError === 0 ? null : variance / squaredError
  const answers = Math.min(kishFinite, design ?? Number.POSITIVE_INFINITY)
  const center = adjustedMean({ promoter, passive: 1 - promoter - detractor, detractor }, answers)
  const z = criticalValue(confidence)
  const t = df > 0 ? studentCriticalValue(confidence, df) : null
  return {
    nps: 100 * mean,
    unweightedNps: nps(summed(strata)) ?? 0,
    standardError: 100 * error,
    df,
    lower: 100 * (mean - z * error),
    upper: 100 * (mean + z * error),
    lowerT: t === null ? null : 100 * (mean - t * error),
    upperT: t === null ? null : 100 * (mean + t * error),
    kish: 1 / total(({ weight, n }) => weight ** 2 / n),
    kishFinite,
    design,
    answers,
    adjusted: limitsAround(100 * center.mean, 100 * z * center.standardError),
  }
}

function summed(strata: readonly Stratum[]): Bands {
  const sum = { promoters: 0, passives: 0, detractors: 0 }
  for (const { promoters, passives, detractors } of strata) {
    sum.promoters += promoters
    sum.passives += passives
    sum.detractors += detractors
  }
  return sum
}
