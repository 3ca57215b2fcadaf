// What the answers themselves say: counts, shares, the score, and how much one answer varies.
// An answer is +1 (promoter, 9–10), 0 (passive, 7–8) or −1 (detractor, 0–6); the NPS is their mean times 100.
import type { Bands } from '../../../shared/model/category'

/** Shares of the three categories, as fractions 0 … 1 that sum to 1. */
export type Shares = { promoter: number; passive: number; detractor: number }

/** How many answers there are. */
export function answerCount({ promoters, passives, detractors }: Bands): number {
  return promoters + passives + detractors
}

/** What part of the answers falls in each category? No answers → null. */
export function shares(bands: Bands): Shares | null {
  const n = answerCount(bands)
  if (n === 0) return null
  return { promoter: bands.promoters / n, passive: bands.passives / n, detractor: bands.detractors / n }
}

/** The Net Promoter Score in points, −100 … 100, unrounded (Reichheld 2003). No answers → null. */
export function nps(bands: Bands): number | null {
  const n = answerCount(bands)
  return n === 0 ? null : (100 * (bands.promoters - bands.detractors)) / n
}

/** The mean of the scores 0 … 10 themselves, from counts per score (11 whole numbers). No answers → null. */
export function meanScore(scoreCounts: readonly number[]): number | null {
  const n = scoreCounts.reduce((sum, count) => sum + count, 0)
  return n === 0 ? null : scoreCounts.reduce((sum, count, score) => sum + count * score, 0) / n
}

/**
 * How much does one answer vary? Variance on the −1 / 0 / +1 scale (0 … 1), dividing by n (maximum likelihood):
 * p + d − (p − d)². Times 10,000 gives points². Worked out from the whole counts, so that answers all in one
 * category give exactly 0; that 0 says nothing about the people who did not answer. No answers → null, never 0.
 */
export function npsVariance(bands: Bands): number | null {
  const n = answerCount(bands)
  if (n === 0) return null
  const difference = bands.promoters - bands.detractors
  return (n * (bands.promoters + bands.detractors) - difference ** 2) / n ** 2
}

/** The same variance dividing by n − 1, unbiased, as survey software does. Fewer than two answers → null. */
export function npsVarianceUnbiased(bands: Bands): number | null {
  const n = answerCount(bands)
  const variance = npsVariance(bands)
  return variance === null || n < 2 ? null : (variance * n) / (n - 1)
}

/**
 * How far does the observed NPS typically fall from the true one? In points: 100 √(V / n).
 * Assumes a random draw from many people. Too small for few answers, and 0 when all fall in one category:
 * intervals for the screen come from the adjusted form, not from this. No answers → null.
 */
export function standardError(bands: Bands): number | null {
  const variance = npsVariance(bands)
  return variance === null ? null : 100 * Math.sqrt(variance / answerCount(bands))
}

/** The standard error from the n − 1 variance, in points. Fewer than two answers → null. */
export function standardErrorUnbiased(bands: Bands): number | null {
  const variance = npsVarianceUnbiased(bands)
  return variance === null ? null : 100 * Math.sqrt(variance / answerCount(bands))
}
