// How many answers a wave needs before its score is as sharp as wanted, and how many people to invite for that.
import { PSEUDO_ANSWERS } from './adjusted'
import { criticalValue } from './numerics/normal'
import { populationFactor } from './population'

/** Variance of one answer (−1 … 1 scale) to plan with when there is no earlier wave: covers the usual mixes. */
export const PLANNING_VARIANCE = 0.7
/** The largest possible: half promoters, half detractors. */
export const WORST_VARIANCE = 1

export type MarginPlan = {
  /** As a probability: 0.95. */
  confidence: number
  /** Expected variance of one answer on the −1 … 1 scale: the adjusted one of the last wave, else .70. */
  variance?: number | undefined
  /** How many people could answer, when the list is known and finite. */
  population?: number | undefined
  /** `adjusted-wald` (default) counts its three pseudo-answers; `wald` is Cochran's formula. */
  method?: 'adjusted-wald' | 'wald' | undefined
}

/**
 * How sharp will the score be with n answers? Half-width in points: 100 z √(φ V / (n + 3φ)), without 3φ for Wald.
 * n below 1, more answers than people, or a variance outside 0 … 1 → null.
 */
export function marginAt(n: number, plan: MarginPlan): number | null {
  const variance = plan.variance ?? PLANNING_VARIANCE
  const factor = populationFactor(n, plan.population)
  if (!(n >= 1) || factor === null || !(variance >= 0 && variance <= 1)) return null
  const pseudo = plan.method === 'wald' ? 0 : PSEUDO_ANSWERS * factor
  return 100 * criticalValue(plan.confidence) * Math.sqrt((variance * factor) / (n + pseudo))
}

/**
 * How many answers are needed for a half-width of at most `margin` points? The smallest such whole number, at least 1.
 * Without a list n = ⌈z² V 10⁴ / margin² − 3⌉ (Lewis & Sauro), or without the −3 (Cochran 1977 ch. 4); with a list of N
 * the same number n₀ shrinks to n₀ N / (n₀ + N − 1). The result is checked against `marginAt` on both sides, so that a
 * rounding in the last digit cannot move it. A margin of 0 or less, or a variance outside 0 … 1 → null.
 */
export function answersForMargin(margin: number, plan: MarginPlan): number | null {
  const variance = plan.variance ?? PLANNING_VARIANCE
  const { population } = plan
  if (!(margin > 0) || !(variance >= 0 && variance <= 1)) return null
  if (population !== undefined && !(population >= 1)) return null
  const plain = (criticalValue(plan.confidence) ** 2 * variance * 1e4) / margin ** 2
  const unlimited = plan.method === 'wald' ? plain : plain - PSEUDO_ANSWERS
  const wanted = population === undefined ? unlimited : (unlimited * population) / (unlimited + population - 1)
  const most = population ?? Number.POSITIVE_INFINITY
  const enough = (n: number) => (marginAt(n, plan) ?? Number.POSITIVE_INFINITY) <= margin
  let n = Math.min(most, Math.max(1, Math.ceil(unlimited <= 1 ? 1 : wanted)))
  while (n < most && !enough(n)) n += 1
  while (n > 1 && enough(n - 1)) n -= 1
  return n
}

/**
 * How many people must be invited to get this many answers at a response rate (0 < rate ≤ 1)? Rounded up.
 * It may exceed the list: that is for the caller to see. A rate outside its range → null.
 */
export function invitationsFor(answers: number, responseRate: number): number | null {
  if (!(answers >= 0) || !(responseRate > 0 && responseRate <= 1)) return null
  // 21 / 0.35 is 60.00000000000001 in floating point; a billionth of a person is not a person.
  return Math.ceil((answers / responseRate) * (1 - 1e-12))
}
