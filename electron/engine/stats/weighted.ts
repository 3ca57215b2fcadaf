// The score of answers that do not all count alike, and how sure it is.
import type { Bands } from '../../../shared/model/category'
import { adjustedMean } from './adjusted'
import { type Limits, limitsAround } from './intervals/limits'
import { criticalValue } from './numerics/normal'
import type { Shares } from './point'
import { nps } from './point'
import {
  pooledBands,
  squaresAround,
  varianceOf,
  type WeightedGroup,
  weightedNps,
  weightedShares,
  weightSums,
} from './weightedGroup'

/**
 * `nps`, `unweighted` and `standardError` in points; `standardError` null below two answers. `variance` is V_w on the
 * ±1 scale. `kish` and `design` are the two effective numbers of answers, `effective` the one to use; `design` is null
 * where there is no error to tell it from.
 */
export type WeightedScore = {
  nps: number
  unweighted: number
  shares: Shares
  standardError: number | null
  variance: number
  kish: number
  kishDesignEffect: number
  design: number | null
  effective: number
}

/**
 * What is the score when answers carry weights, and what are they worth? m_w = Σwx / Σw; Taylor linearisation with
 * replacement, se = √(n/(n−1) Σw²(x − m_w)²) / Σw, as R survey::svymean; Kish's (Σw)²/Σw² and the design's V_w/se²,
 * of which the smaller counts (Kish where se is 0). Kish (1965); Lumley (2010); Korn & Graubard (1998).
 *
 * Assumes that answers are independent and weights fixed. The linearised error is too small for few answers and 0 when
 * all are alike; limits come from `effectiveLimits`. No answers, a negative weight, or all weights 0 → null.
 */
export function weightedScore(groups: readonly WeightedGroup[]): WeightedScore | null {
  const shares = weightedShares(groups)
  const unweighted = nps(pooledBands(groups))
  if (shares === null || unweighted === null) return null
  const { answers, weights, squares } = weightSums(groups)
  const mean = shares.promoter - shares.detractor
  const residuals = groups.reduce((sum, { bands, weight }) => sum + weight ** 2 * squaresAround(bands, mean), 0)
  const error = answers < 2 ? null : Math.sqrt((answers / (answers - 1)) * residuals) / weights
  const kish = weights ** 2 / squares
  return {
    nps: weightedNps(groups),
    unweighted,
    shares,
    kish,
    kishDesignEffect: answers / kish,
    ...worth(shares, error, kish),
  }
}

/**
 * As many answers as weighted ones are worth, in whole counts or not: shares × n* (÷ φ of a known list). Every rule for
 * counts of independent answers holds for them (AW(3,T) on the effective number of answers). φ 0, a census → null.
 */
export function worthBands(shares: Shares, effective: number, factor = 1): Bands | null {
  if (factor === 0) return null
  const answers = effective / factor
  return {
    promoters: shares.promoter * answers,
    passives: shares.passive * answers,
    detractors: shares.detractor * answers,
  }
}

/** The error and what follows from it. `error` on the ±1 scale; null: cannot be told. */
export function worth(shares: Shares, error: number | null, kish: number) {
  const variance = varianceOf(shares)
  const design = error === null || error === 0 ? null : variance / error ** 2
  return {
    standardError: error === null ? null : 100 * error,
    variance,
    design,
    effective: design === null ? kish : Math.min(kish, design),
  }
}

/**
 * Between which limits does the true score lie, given weighted shares worth so many answers? AW(3,T) with counts =
 * shares × n*. Measured at nominal 95 %: 95–96 % for three strata of 10 and 20 answers, where the plain survey interval
 * covers 82–94 %. `factor` is φ of a known list: n* is divided by it. In points, cut to ±100. n* not above 0 → null.
 */
export function effectiveLimits(
  shares: Shares,
  effective: number,
  confidence: number,
  factor = 1,
): (Limits & { center: number }) | null {
  if (!(effective > 0)) return null
  const adjusted = adjustedMean(shares, factor === 0 ? Number.POSITIVE_INFINITY : effective / factor)
  const center = 100 * adjusted.mean
  return { ...limitsAround(center, criticalValue(confidence) * 100 * adjusted.standardError), center }
}
