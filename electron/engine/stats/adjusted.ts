// The one rule that carries every default interval: AW(3,T), the adjusted Wald with three triangular pseudo-answers.
import type { Bands } from '../../../shared/model/category'
import { answerCount, type Shares, shares } from './point'

/** Pseudo-answers added in all, whatever the confidence: .75 promoter, 1.5 passive, .75 detractor. */
export const PSEUDO_ANSWERS = 3

/** Mean, variance and standard error after adjustment, on the −1 … 1 scale. */
export type AdjustedMean = { mean: number; variance: number; standardError: number }

/**
 * What would the mean and its standard error be had three more people answered, spread ¼ : ½ : ¼?
 * With n* answers' worth of evidence: p′ = (n* p + .75) / (n* + 3), d′ likewise, m′ = p′ − d′,
 * V′ = p′ + d′ − m′², se = √(V′ / (n* + 3)). Rocks (2016); Lewis & Sauro (MeasuringU).
 *
 * `effectiveN` is n for a plain sample, n / φ for a finite list, less than n for weights. Infinity (a census) leaves
 * the shares as they are with a standard error of 0. The mean is drawn towards 0 (100 → 77 at n = 10): it is the
 * centre of an interval, never the score to show. Sound from about n = 5; V′ is never 0.
 */
export function adjustedMean({ promoter, detractor }: Shares, effectiveN: number): AdjustedMean {
  const added = PSEUDO_ANSWERS / effectiveN
  const p = (promoter + added / 4) / (1 + added)
  const d = (detractor + added / 4) / (1 + added)
  const mean = p - d
  const variance = p + d - mean ** 2
  return { mean, variance, standardError: Math.sqrt((variance * added) / (PSEUDO_ANSWERS * (1 + added))) }
}

/** The same for the counts of a plain sample. No answers → null: three invented answers say nothing. */
export function adjustedMeanOf(bands: Bands, effectiveN = answerCount(bands)): AdjustedMean | null {
  const observed = shares(bands)
  return observed === null ? null : adjustedMean(observed, effectiveN)
}
