// Half the likely range of a cell: today, as long as its wave is open and after; and at its close with so many answers.
import type { Bands } from '../../../shared/model/category'
import type { WaveStatus } from '../../../shared/model/figures'
import { npsInterval } from '../stats/interval'
import { answerCount } from '../stats/point'
import { certainMargin, listFor } from '../stats/population'
import { marginAt } from '../stats/sampleSize'
import { FEWEST_FOR_MARGIN } from './needs'

/** The whole scale from its middle: nothing is known. */
export const NOTHING_KNOWN = 100

/**
 * How sharp is the score of these answers, in points? The narrower of two ranges: what the people on the list who have
 * not answered could still do to the score, which is certain: 100 (N − n) / N; and, closed, adjusted Wald with the list
 * taken into account, or, open, the confidence sequence, for both must be valid at any look. So a census gives 0, and
 * closing never widens a margin. Below 5 answers → null, unless those are all there is; a list with fewer people than
 * answers cannot be used.
 */
export function marginSoFar(
  bands: Bands,
  { status, confidence, population }: { status: WaveStatus; confidence: number; population: number | null },
): number | null {
  const answers = answerCount(bands)
  if (answers === 0 || (answers < FEWEST_FOR_MARGIN && answers !== population)) return null
  const likely =
    status === 'closed'
      ? npsInterval(bands, { method: 'adjusted-wald', confidence, population: listFor(answers, population) })
      : npsInterval(bands, { method: 'confidence-sequence', confidence })
  return likely && Math.min(NOTHING_KNOWN, likely.margin, certainMargin(answers, population))
}

/**
 * How sharp will the score be after closing with this many answers (not whole in a forecast), at the variance that was
 * planned with? In points, and as `marginSoFar` not wider than what is certain; below 5 answers → null.
 */
export function closingMargin(
  answers: number,
  { confidence, variance, population }: { confidence: number; variance: number; population: number | null },
): number | null {
  if (population !== null && population > 0 && answers >= population) return 0
  if (answers < FEWEST_FOR_MARGIN) return null
  const margin = marginAt(answers, { confidence, variance, population: population ?? undefined })
  return margin === null ? null : Math.min(NOTHING_KNOWN, margin, certainMargin(answers, population))
}
