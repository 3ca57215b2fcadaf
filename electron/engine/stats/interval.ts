// The one door to the interval of a score: names a method, gets limits in points.
import type { Bands } from '../../../shared/model/category'
import type { Interval, IntervalMethod } from '../../../shared/model/figures'
import { adjustedWald } from './intervals/adjustedWald'
import { confidenceSequence } from './intervals/confidenceSequence'
import type { Limits } from './intervals/limits'
import { score } from './intervals/score'
import { wald } from './intervals/wald'

export type IntervalChoice = {
  method: IntervalMethod
  /** As a probability: 0.95. */
  confidence: number
  /** How many people could have answered, when the list is known. The confidence sequence takes no notice of it. */
  population?: number | undefined
  /** For the confidence sequence only: the number of answers at which it is narrowest; 300 unless told. */
  optimiseAt?: number | undefined
}

/**
 * Between which limits does the true NPS lie, given these answers? Limits in points, cut to ±100; `margin` is half the
 * width before the cut. Assumes that those who answered are a random draw from those who could have.
 * No answers, or more answers than people in the list → null.
 */
export function npsInterval(bands: Bands, choice: IntervalChoice): Interval | null {
  const limits = limitsOf(bands, choice)
  if (limits === null) return null
  const { lower, upper, margin } = limits
  return { method: choice.method, confidence: choice.confidence, lower, upper, margin }
}

function limitsOf(bands: Bands, { method, confidence, population, optimiseAt }: IntervalChoice): Limits | null {
  switch (method) {
    case 'adjusted-wald':
      return adjustedWald(bands, confidence, population)
    case 'score':
      return score(bands, confidence, population)
    case 'wald':
      return wald(bands, confidence, population)
    case 'confidence-sequence':
      return confidenceSequence(bands, confidence, optimiseAt)
  }
}
