// One cell of a sampling plan: how many answers its target needs, and how it stands today. Pure; no SQL, no clock.
import type { CellStatus, PlanCell } from '../../../shared/contract/plan'
import type { Bands } from '../../../shared/model/category'
import type { WaveStatus } from '../../../shared/model/figures'
import { npsInterval } from '../stats/interval'
import { answerCount } from '../stats/point'
import { answersForMargin, marginAt } from '../stats/sampleSize'

/** Below this many answers even the margin would be a guess (statistics, pitfall 2). */
export const FEWEST_FOR_MARGIN = 5

export interface CellInput {
  bands: Bands
  /** People who could be asked; null while unknown. */
  population: number | null
  /** Target half-width in points, at `confidence`. */
  target: number
  confidence: number
  /** Variance of one answer to plan with, on the −1 … 1 scale. */
  variance: number
  /** Answers per person asked in the wave before; null while unknown. */
  rate: number | null
  status: WaveStatus
  /** How much of the field period has passed, from 0 to 1. */
  elapsed: number
}

export type CellFigures = Pick<PlanCell, 'population' | 'answers' | 'needed' | 'target' | 'margin' | 'reach' | 'status'>

/**
 * Where does this cell stand? `needed` takes the finite population into account and uses the planning variance;
 * `margin` is half the likely range of the answers that are there, if the wave closed now (adjusted Wald with finite
 * population correction), in points; null below 5 answers or when the population is smaller than the answers.
 */
export function cellFigures(input: CellInput): CellFigures {
  const { bands, target, confidence, variance } = input
  const answers = answerCount(bands)
  // More answers than people means that the population was given too low; then it cannot be used.
  const population = input.population !== null && input.population >= answers ? input.population : undefined
  const plan = { confidence, variance, population }
  const margin =
    answers < FEWEST_FOR_MARGIN
      ? null
      : (npsInterval(bands, { method: 'adjusted-wald', confidence, population })?.margin ?? null)
  const needed = answersNeeded(target, { confidence, variance, population: population ?? null })
  const reach = reachOf(input, answers, plan)
  return {
    population: input.population,
    answers,
    needed,
    target,
    margin,
    reach,
    status: statusOfCell({ ...input, answers, needed, margin, reach }),
  }
}

/** How many answers bring the half-width down to `target` points; `population` null: unknown, taken as endless. */
export function answersNeeded(
  target: number,
  given: { confidence: number; variance: number; population: number | null },
): number {
  const needed = answersForMargin(target, { ...given, population: given.population ?? undefined })
  if (needed === null) throw new Error(`no answer count for a margin of ${target}`)
  return needed
}

/** What asking everybody would give: the usual rate on the whole population, never less than what is already there. */
function reachOf(
  { population, rate }: CellInput,
  answers: number,
  plan: { confidence: number; variance: number; population: number | undefined },
): PlanCell['reach'] {
  if (population === null || rate === null || plan.population === undefined) return null
  const expected = Math.max(answers, Math.min(population, Math.floor(population * rate)))
  const margin = marginAt(Math.max(1, expected), plan)
  return margin === null ? null : { rate, answers: expected, margin }
}

interface Standing extends CellInput {
  answers: number
  needed: number
  margin: number | null
  reach: PlanCell['reach']
}

function statusOfCell({ answers, needed, margin, target, reach, status, elapsed, population }: Standing): CellStatus {
  if (margin !== null && margin <= target) return 'met'
  if (status === 'closed') return 'short'
  // What is expected when everybody is asked; a pace that is better than usual overrules it.
  const pace = status === 'open' && elapsed > 0 ? answers / elapsed : 0
  if (reach !== null && reach.answers < needed && pace < needed) return 'out-of-reach'
  if (status === 'planned') return population === null ? 'unknown' : 'on-track'
  return elapsed === 0 || pace >= needed ? 'on-track' : 'late'
}

/** The share of a field period that has passed at the end of `today`; all days are YYYY-MM-DD and count in full. */
export function elapsedShare(opensOn: string, closesOn: string, today: string): number {
  const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000
  const length = day(closesOn) - day(opensOn) + 1
  const passed = day(today) - day(opensOn) + 1
  return Math.min(1, Math.max(0, passed / length))
}
