// The interval for a campaign that is still open: it may be read after every answer without spoiling its promise.
import type { Bands } from '../../../../shared/model/category'
import { adjustedMeanOf } from '../adjusted'
import { answerCount, nps } from '../point'
import { type Limits, limitsAround } from './limits'

/** At how many answers the sequence is made as narrow as it can be. */
export const OPTIMISE_AT = 300

/** `mixture` is ρ², the spread of the normal mixture; it depends on the confidence and on `optimiseAt` only. */
export type SequenceLimits = Limits & { mixture: number }

/**
 * Which limits hold at all looks together, however often one looks? Asymptotic confidence sequence with a normal
 * mixture: observed NPS ± 100 √V′ √(2 (nρ² + 1) / (n²ρ²) · ln(√(nρ² + 1) / α)), Waudby-Smith et al. (2024),
 * with the variance V′ after adjustment so that the first answers do not give a width of 0.
 *
 * Measured: it wrongly leaves out the truth at some look in 3–5 % of campaigns, where an ordinary 95 % interval does
 * in 22–41 %. The price is a half-width of 3 to 4 standard errors. Asymptotic: below about 30 answers only a guide.
 * A finite list is not taken into account, which can only make it too wide. No answers → null.
 */
export function confidenceSequence(
  bands: Bands,
  confidence: number,
  optimiseAt: number = OPTIMISE_AT,
): SequenceLimits | null {
  if (!(confidence > 0 && confidence < 1 && optimiseAt > 0)) {
    throw new RangeError(
      `a confidence between 0 and 1 and a positive optimiseAt are needed: ${confidence}, ${optimiseAt}`,
    )
  }
  const center = nps(bands)
  const adjusted = adjustedMeanOf(bands)
  if (center === null || adjusted === null) return null
  const alpha = 1 - confidence
  const surprise = -2 * Math.log(alpha)
  const mixture = (surprise + Math.log(surprise + 1)) / optimiseAt
  const n = answerCount(bands)
  const spread = n * mixture + 1
  const width = Math.sqrt(((2 * spread) / (n * n * mixture)) * Math.log(Math.sqrt(spread) / alpha))
  return { ...limitsAround(center, 100 * Math.sqrt(adjusted.variance) * width), mixture }
}
