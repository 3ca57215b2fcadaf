// A score against its target: every answer once, and as the wave's definition makes it.
import type { TargetKind, TargetVerdict } from '../../../shared/contract/compare'
import type { Bands } from '../../../shared/model/category'
import type { ScoreLine } from '../../../shared/model/figures'
import { listFor } from '../stats/population'
import { type TargetTest, targetTest } from '../stats/targetTest'
import { FEWEST_FOR_CHANGE } from '../stats/verdict'

/**
 * The score test says whether the target is passed; `above` and `below` are claimed only where the likely range leaves
 * the target out as well, so that a sentence never contradicts the range that it names. While the wave is open: interim.
 * `population`: people on the list that the range takes into account; one shorter than the answers is not used.
 */
export function targetVerdict(
  score: ScoreLine,
  target: number,
  { settled, confidence, population = null }: { settled: boolean; confidence: number; population?: number | null },
): Omit<TargetVerdict, 'defined'> {
  if (!settled) return { target, kind: 'interim', score, statistic: null, pValue: null }
  const test = score.n < FEWEST_FOR_CHANGE ? null : targetTest(score, target, 'score', listFor(score.n, population))
  if (test === null || score.interval === null) return { target, kind: 'none', score, statistic: null, pValue: null }
  const { statistic, pValue } = test
  return { target, kind: kindOf(test, score.interval, { target, confidence }), score, statistic, pValue }
}

/** A headline with weights or by account: its score and limits, and as many answers as its own are worth. */
export interface WorthScore {
  nps: number
  lower: number
  upper: number
  /** Scaled to a known list; null: a census, which knows the score. */
  worth: Bands | null
}

/** The same decision, by the same test, on what the answers are worth; fewer than ten answers' worth → `none`. */
export function worthTarget(score: WorthScore, target: number, confidence: number): TargetKind {
  if (score.worth === null) return kindOf(known(score.nps, target), score, { target, confidence })
  if (score.worth.promoters + score.worth.passives + score.worth.detractors < FEWEST_FOR_CHANGE) return 'none'
  const test = targetTest(score.worth, target)
  return test === null ? 'none' : kindOf({ ...test, nps: score.nps }, score, { target, confidence })
}

const known = (nps: number, target: number): TargetTest => ({
  nps,
  statistic: null,
  pValue: nps === target ? 1 : 0,
})

function kindOf(
  { nps, pValue }: TargetTest,
  { lower, upper }: { lower: number; upper: number },
  { target, confidence }: { target: number; confidence: number },
): TargetKind {
  const found = pValue !== null && pValue < 1 - confidence && (lower > target || upper < target)
  return nps >= target ? (found ? 'above' : 'not-shown-above') : found ? 'below' : 'not-shown-below'
}
