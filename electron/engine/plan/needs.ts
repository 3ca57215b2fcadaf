// What one cell of a plan takes, and what asking everybody in it would give. Pure; no SQL, no clock.
import type { CellChoice } from '../../../shared/contract/plan'
import { answersForMargin, invitationsFor, marginAt } from '../stats/sampleSize'

/** Below this many answers even the margin would be a guess (statistics, pitfall 2). */
export const FEWEST_FOR_MARGIN = 5

/** Half-width in points where nobody answers: the score could be anything. */
const NOTHING_KNOWN = 100

export interface CellInput {
  /** People it is counted with, those of cells merged into it included; null while unknown. */
  people: number | null
  /** Target half-width in points, at `confidence`. */
  target: number
  confidence: number
  /** Answers that it should have at least. */
  minimum: number
  /** Variance of one answer to plan with, on the −1 … 1 scale. */
  variance: number
  /** Answers per invitation; null while unknown. */
  rate: number | null
  choice: CellChoice | null
}

export interface Needs {
  needed: number
  invitations: number | null
  reach: { answers: number; margin: number } | null
  unreachable: boolean
}

/**
 * What does a cell's target take? `needed`: the smallest number of answers that meets it, the list taken into account,
 * and not fewer than the minimum, as far as there are people. `invitations` may exceed the people unless everybody is
 * asked or the wider margin was accepted; null while no rate is known. `reach`: what asking everybody gives.
 */
export function needsOf({ people, target, confidence, minimum, variance, rate, choice }: CellInput): Needs {
  const most = people ?? Number.POSITIVE_INFINITY
  const needed = Math.min(
    most,
    Math.max(minimum, people === 0 ? 0 : answersNeeded(target, confidence, variance, people)),
  )
  const reach =
    people === null || people === 0 || rate === null ? null : reachOf(people, rate, { confidence, variance })
  return {
    needed,
    invitations: invitationsOf(needed, { people, rate, choice }),
    reach,
    unreachable: reach !== null && reach.answers < needed,
  }
}

function invitationsOf(needed: number, { people, rate, choice }: Pick<CellInput, 'people' | 'rate' | 'choice'>) {
  if (choice === 'census' && people !== null) return people
  const wanted = rate === null ? null : invitationsFor(needed, rate)
  return choice === 'accept' && wanted !== null && people !== null ? Math.min(wanted, people) : wanted
}

/** How many answers bring the half-width down to `target` points; `people` null: unknown, taken as endless. */
function answersNeeded(target: number, confidence: number, variance: number, people: number | null): number {
  const needed = answersForMargin(target, { confidence, variance, population: people ?? undefined })
  if (needed === null) throw new Error(`no answer count for a margin of ${target}`)
  return needed
}

function reachOf(people: number, rate: number, plan: { confidence: number; variance: number }) {
  // 100 × 0.29 is 28.999999999999996 in floating point; a billionth of an answer is not an answer.
  const answers = Math.min(people, Math.floor(people * rate * (1 + 1e-12)))
  return {
    answers,
    margin:
      marginAt(answers, { confidence: plan.confidence, variance: plan.variance, population: people }) ?? NOTHING_KNOWN,
  }
}
