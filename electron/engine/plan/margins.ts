// Half the likely range of a cell: today, as long as its wave is open and after; and at its close with so many answers.
import type { Bands } from '../../../shared/model/category'
import type { WaveStatus } from '../../../shared/model/figures'
import { npsInterval } from '../stats/interval'
import { answerCount } from '../stats/point'
import { marginAt } from '../stats/sampleSize'
import { FEWEST_FOR_MARGIN } from './needs'

/** The whole scale from its middle: nothing is known. */
export const NOTHING_KNOWN = 100

/**
 * How sharp is the score of these answers, in points? Closed: adjusted Wald with the list taken into account. Open:
 * valid at any look, the narrower of two ranges that both are: the confidence sequence, and what the people on the list
 * who have not answered could still do to the score, which is certain: 100 (N − n) / N. So a census gives 0 in either.
 * Below 5 answers → null, unless those are
 * all there is; a list with fewer people than answers cannot be used.
 */
export function marginSoFar(
  bands: Bands,
  { status, confidence, population }: { status: WaveStatus; confidence: number; population: number | null },
): number | null {
  const answers = answerCount(bands)
  if (answers === 0 || (answers < FEWEST_FOR_MARGIN && answers !== population)) return null
  const list = population !== null && population >= answers ? population : undefined
  if (status === 'closed') return onScale(npsInterval(bands, { method: 'adjusted-wald', confidence, population: list }))
  const sequence = onScale(npsInterval(bands, { method: 'confidence-sequence', confidence }))
  const silent = list === undefined ? NOTHING_KNOWN : (100 * (list - answers)) / list
  return sequence === null ? null : Math.min(sequence, silent)
}

/** No range is wider than the scale. */
const onScale = (interval: { margin: number } | null) => interval && Math.min(NOTHING_KNOWN, interval.margin)

/**
 * How sharp will the score be after closing with this many answers (not whole in a forecast), at the variance that was
 * planned with? In points; below 5 answers → null.
 */
export function closingMargin(
  answers: number,
  { confidence, variance, population }: { confidence: number; variance: number; population: number | null },
): number | null {
  if (population !== null && population > 0 && answers >= population) return 0
  if (answers < FEWEST_FOR_MARGIN) return null
  const margin = marginAt(answers, { confidence, variance, population: population ?? undefined })
  return margin === null ? null : Math.min(NOTHING_KNOWN, margin)
}
