// Answers that weigh alike, counted together: every weighted figure is made of these, whatever made the weights.
import type { Bands } from '../../../shared/model/category'
import { answerCount, type Shares } from './point'

/** `weight` is that of each one of its answers. Weights count only beside one another: their sum has no meaning. */
export interface WeightedGroup {
  readonly bands: Bands
  readonly weight: number
}

/** Sums over all answers: how many, Σw, Σw². */
export type WeightSums = { answers: number; weights: number; squares: number }

export function weightSums(groups: readonly WeightedGroup[]): WeightSums {
  const sums = { answers: 0, weights: 0, squares: 0 }
  for (const { bands, weight } of groups) {
    const n = answerCount(bands)
    sums.answers += n
    sums.weights += n * weight
    sums.squares += n * weight * weight
  }
  return sums
}

/**
 * What part of the weight falls in each category? Shares as fractions 0 … 1 that sum to 1.
 * No answers, a weight that is negative or no number, or all weights 0 → null.
 */
export function weightedShares(groups: readonly WeightedGroup[]): Shares | null {
  const total = weightSums(groups).weights
  if (!(total > 0) || !Number.isFinite(total) || groups.some(({ weight }) => !(weight >= 0))) return null
  const share = (category: keyof Bands) =>
    groups.reduce((sum, { bands, weight }) => sum + bands[category] * weight, 0) / total
  return { promoter: share('promoters'), passive: share('passives'), detractor: share('detractors') }
}

/** Σwx / Σw in points, from whole counts, so that equal weights give the plain score to the last digit. */
export const weightedNps = (groups: readonly WeightedGroup[]): number =>
  (100 * groups.reduce((sum, { bands, weight }) => sum + weight * (bands.promoters - bands.detractors), 0)) /
  weightSums(groups).weights

/** Variance of one answer on the −1 / 0 / +1 scale from shares, n denominator: p + d − (p − d)². */
export const varianceOf = ({ promoter, detractor }: Shares): number =>
  promoter + detractor - (promoter - detractor) ** 2

/** Σ (x − centre)² over the answers of one group, on the −1 / 0 / +1 scale. */
export const squaresAround = ({ promoters, passives, detractors }: Bands, centre: number): number =>
  promoters * (1 - centre) ** 2 + passives * centre ** 2 + detractors * (1 + centre) ** 2

/** All answers of several groups together, unweighted. */
export const pooledBands = (groups: readonly { readonly bands: Bands }[]): Bands =>
  groups.reduce<Bands>(
    (sum, { bands }) => ({
      promoters: sum.promoters + bands.promoters,
      passives: sum.passives + bands.passives,
      detractors: sum.detractors + bands.detractors,
    }),
    { promoters: 0, passives: 0, detractors: 0 },
  )
