// Several segments looked at together: corrected by Holm, the limits of each as they are by itself.
import type { Bands } from '../../../shared/model/category'
import { holm } from '../stats/adjustP'
import { welchOneWay } from '../stats/oneWay'
import { answerCount } from '../stats/point'
import { type ChangeVerdict, changeVerdict, correctedVerdicts, FEWEST_FOR_CHANGE } from '../stats/verdict'

export interface Judged<C extends ChangeVerdict> {
  verdict: C
  adjustedP: number | null
}

/** Every verdict of a table, in its order. Verdicts without a p were not judged and do not count. */
export function judgedTogether<C extends ChangeVerdict>(verdicts: readonly C[], confidence: number): Judged<C>[] {
  const adjusted = holm(verdicts.flatMap(({ pValue }) => (pValue === null ? [] : [pValue])))
  let next = 0
  return correctedVerdicts(verdicts, confidence).map((verdict) => ({
    verdict,
    adjustedP: verdict.pValue === null ? null : (adjusted[next++] ?? 1),
  }))
}

export const judgedIn = (judged: readonly Judged<ChangeVerdict>[]): number =>
  judged.filter(({ adjustedP }) => adjustedP !== null).length

export const realIn = (judged: readonly Judged<ChangeVerdict>[]): number =>
  judged.filter(({ verdict }) => verdict.kind === 'real').length

/** The answers of a wave that are not of this segment. */
export function restOf(whole: Bands, segment: Bands): Bands {
  return {
    promoters: whole.promoters - segment.promoters,
    passives: whole.passives - segment.passives,
    detractors: whole.detractors - segment.detractors,
  }
}

/** Segment minus rest: two groups of different people, so the adjusted Wald difference. */
export const againstRest = (rest: Bands, segment: Bands, confidence: number): ChangeVerdict =>
  changeVerdict(rest, segment, confidence)

/** Whether the segments differ at all, taken from those with ten answers or more. */
export const gateOf = (segments: readonly Bands[]) =>
  welchOneWay(segments.filter((bands) => answerCount(bands) >= FEWEST_FOR_CHANGE))
