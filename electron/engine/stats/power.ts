// Planning a comparison of two waves of different people: what would be found, and how many answers that takes.
// Formulas for the two-sided normal test with n denominators (Cohen; Chow, Shao & Wang), both tails counted.
import { firstFailing, lastHolding } from './numerics/bisect'
import { criticalValue, normalQuantile, normalUpperTail } from './numerics/normal'

/** The chance of finding a change that is there, unless told otherwise. */
export const USUAL_POWER = 0.8

/** Expected variances of one answer in either wave (−1 … 1 scale) and the confidence of the later test. */
export type ComparisonPlan = { variance1: number; variance2: number; confidence: number }
type Sizes = { n1: number; n2: number }

/**
 * If the score truly changed by `difference` points, how likely will the test find it?
 * Φ(δ/se − z) + Φ(−δ/se − z), se = √(V₁/n₁ + V₂/n₂). An empty wave or no variance at all → null.
 */
export function powerOf(difference: number, plan: ComparisonPlan & Sizes): number | null {
  const error = errorOf(plan)
  if (error === null) return null
  const z = criticalValue(plan.confidence)
  const shift = difference / 100 / error
  return normalUpperTail(z - shift) + normalUpperTail(z + shift)
}

/**
 * What is the smallest change, in points, that two waves of these sizes would find with the given chance?
 * An empty wave, no variance, a power not above the false-alarm rate, or an answer above 200 points (no such change
 * exists: the waves are too small to find anything) → null.
 */
export function detectableChange(plan: ComparisonPlan & Sizes & { power?: number | undefined }): number | null {
  const error = errorOf(plan)
  const power = plan.power ?? USUAL_POWER
  if (error === null || !(power > 1 - plan.confidence && power < 1)) return null
  const tooSmall = (difference: number) => (powerOf(difference, plan) ?? 0) < power
  const points = lastHolding(0, firstFailing(1, tooSmall), tooSmall)
  return points > 200 ? null : points
}

/** The same by the usual shortcut 100 (z + z_power) se, which leaves out the far tail. For checking by hand. */
export function detectableChangeShortcut(plan: ComparisonPlan & Sizes & { power?: number | undefined }): number | null {
  const error = errorOf(plan)
  if (error === null) return null
  return 100 * (criticalValue(plan.confidence) + normalQuantile(plan.power ?? USUAL_POWER)) * error
}

/** A change in points to be found with a given chance (80 % unless told). */
export type ChangeToFind = ComparisonPlan & { difference: number; power?: number | undefined }

/**
 * How many answers must each wave have to find a change of `difference` points? Smallest equal size, at least 1.
 * The default test adds pseudo-answers, yet 3 must not be taken off here: the power would fall short.
 * No change to find, no variance, or a power not above the false-alarm rate → null.
 */
export function answersPerWave(plan: ChangeToFind): number | null {
  const power = plan.power ?? USUAL_POWER
  if (plan.difference === 0 || !(plan.variance1 + plan.variance2 > 0) || !(power > 1 - plan.confidence && power < 1))
    return null
  const tooFew = (n: number) => (powerOf(plan.difference, { ...plan, n1: n, n2: n }) ?? 0) < power
  if (!tooFew(1)) return 1
  return Math.floor(lastHolding(1, firstFailing(2, tooFew), tooFew)) + 1
}

/** (V₁ + V₂)(z + z_power)² / δ², not rounded: within 1 of the exact size at any usual power. */
export function answersPerWaveShortcut(plan: ChangeToFind): number | null {
  const variance = plan.variance1 + plan.variance2
  if (plan.difference === 0 || !(variance > 0)) return null
  const z = criticalValue(plan.confidence) + normalQuantile(plan.power ?? USUAL_POWER)
  return (variance * z ** 2) / (plan.difference / 100) ** 2
}

/** Standard error of the change on the −1 … 1 scale. */
function errorOf({ n1, n2, variance1, variance2 }: ComparisonPlan & Sizes): number | null {
  if (!(n1 >= 1 && n2 >= 1) || !(variance1 + variance2 > 0)) return null
  return Math.sqrt(variance1 / n1 + variance2 / n2)
}
