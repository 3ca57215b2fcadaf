// A score against its target: every answer once, and as the wave's definition makes it.
import type { DefinedTargetKind, TargetVerdict } from '../../../shared/contract/compare'
import type { ScoreLine } from '../../../shared/model/figures'
import type { Shares } from '../stats/point'
import { listFor } from '../stats/population'
import { type TargetTest, targetTest } from '../stats/targetTest'
import { isTooFew } from '../stats/verdict'
import { worthBands } from '../stats/weighted'

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
  const test = isTooFew(score.n) ? null : targetTest(score, target, 'score', listFor(score.n, population))
  if (test === null || score.interval === null) return { target, kind: 'none', score, statistic: null, pValue: null }
  const { statistic, pValue } = test
  return { target, kind: kindOf(test, score.interval, { target, confidence }), score, statistic, pValue }
}

/** A headline with weights or by account: its score and limits, its answers, and what they are worth. */
export interface WorthScore {
  nps: number
  lower: number
  upper: number
  answers: number
  effective: number
  shares: Shares
  /** φ of a known list: what it leaves of the variance; 0: everybody on it answered. */
  factor: number
}

/** The same decision, by the same test, on what the answers are worth; fewer than ten, or fewer than ten's worth → `none`. */
export function worthTarget(score: WorthScore, target: number, confidence: number): DefinedTargetKind {
  const { answers, effective, shares, factor, nps } = score
  if (isTooFew(Math.min(answers, effective))) return 'none'
  const worth = worthBands(shares, effective, factor)
  if (worth === null) {
    const known = { nps, statistic: null, pValue: Math.abs(nps - target) < ROUNDING ? 1 : 0 }
    return kindOf(known, score, { target, confidence })
  }
  const test = targetTest(worth, target)
  return test === null ? 'none' : kindOf({ ...test, nps }, score, { target, confidence })
}

/** In points: a score that was calculated with weights may miss its round value by so much. */
const ROUNDING = 1e-9

function kindOf(
  { nps, pValue }: TargetTest,
  { lower, upper }: { lower: number; upper: number },
  { target, confidence }: { target: number; confidence: number },
): DefinedTargetKind {
  const apart = lower > target + ROUNDING || upper < target - ROUNDING
  const found = pValue !== null && pValue < 1 - confidence && apart
  return nps >= target - ROUNDING ? (found ? 'above' : 'not-shown-above') : found ? 'below' : 'not-shown-below'
}
