// What may be said of the change between two waves. The wording belongs to the screen; the decision is made here.
import type { Bands } from '../../../shared/model/category'
import type { Change } from '../../../shared/model/figures'
import { adjustedMeanOf } from './adjusted'
import { holm } from './adjustP'
import { adjustedDifference } from './difference'
import { answerCount } from './point'
import { detectableChange } from './power'

/** With fewer answers a wave has no score to show, so there is no change to speak of. */
export const FEWEST_FOR_CHANGE = 10
/** Weights make ten answers a hair less than ten. */
const ROUNDING = 1e-9
/** Whether so many answers, or so many's worth, are too few for a verdict. */
export const isTooFew = (answers: number): boolean => answers < FEWEST_FOR_CHANGE - ROUNDING
/** A change surely smaller than this, in points, is no change that matters. */
const STABLE_WITHIN = 5
/** An interval with a larger half-width, in points, cannot tell a rise from a fall. */
const TELLING_MARGIN = 10

export type ChangeVerdict = Omit<Change, 'against'>

/** Nothing may be said. */
export const NOTHING: ChangeVerdict = {
  kind: 'none',
  change: null,
  lower: null,
  upper: null,
  pValue: null,
  detectable: null,
}

/**
 * Is the change from the earlier to the later wave real? Different people in each wave; adjusted Wald difference.
 * Asked in this order, on unrounded numbers:
 *   real – the interval leaves out 0; stable – it lies within ±5; cannot-tell – its half-width exceeds 10;
 *   no-significant-change – the rest. none – a wave has fewer than 10 answers: every figure is null.
 * Where the limits leave out 0 on the other side than the observed change lies on (a small unanimous wave, drawn far
 * towards the middle, beside a huge one), neither a rise nor a fall is shown. `change` is the observed one and need not be the middle of the limits, which are cut to ±200 after deciding.
 * `detectable` uses the adjusted variances, so unanimous waves do not promise to find everything.
 */
export function changeVerdict(earlier: Bands, later: Bands, confidence: number): ChangeVerdict {
  const [n1, n2] = [answerCount(earlier), answerCount(later)]
  if (isTooFew(Math.min(n1, n2))) return NOTHING
  const difference = adjustedDifference(earlier, later, confidence)
  const [before, after] = [adjustedMeanOf(earlier), adjustedMeanOf(later)]
  if (difference === null || before === null || after === null) return NOTHING
  const { change, lower, upper, pValue } = difference
  return {
    kind: kindOf(lower, upper, change),
    change,
    lower: Math.max(-200, lower),
    upper: Math.min(200, upper),
    pValue,
    detectable: detectableChange({ n1, n2, variance1: before.variance, variance2: after.variance, confidence }),
  }
}

/**
 * Which of several changes are real when all are looked at together? Holm (1979) keeps the chance of even one false
 * “real” among them at 1 − confidence; changes that were real only by themselves become what their interval says
 * otherwise. The limits stay those of each change by itself. Changes of kind `none` were not judged and do not count.
 */
export function correctedVerdicts<C extends ChangeVerdict>(changes: readonly C[], confidence: number): C[] {
  const judged = changes.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]))
  const adjusted = holm(judged)
  let next = 0
  return changes.map((change) => {
    if (change.pValue === null || change.lower === null || change.upper === null) return change
    const pValue = adjusted[next++] ?? 1
    if (change.kind !== 'real' || pValue < 1 - confidence) return change
    const kind = (change.upper - change.lower) / 2 > TELLING_MARGIN ? 'cannot-tell' : 'no-significant-change'
    return { ...change, kind }
  })
}

/** The decision from the uncut limits and the observed change, in points; the middle of the limits unless told. */
export function kindOf(lower: number, upper: number, observed = (lower + upper) / 2): Exclude<Change['kind'], 'none'> {
  if ((lower > 0 && observed > 0) || (upper < 0 && observed < 0)) return 'real'
  if (lower >= -STABLE_WITHIN && upper <= STABLE_WITHIN) return 'stable'
  return (upper - lower) / 2 > TELLING_MARGIN ? 'cannot-tell' : 'no-significant-change'
}
