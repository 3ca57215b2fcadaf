// The goal calculator: margin, answers, invitations and the change that would be found, each from any of the others. Pure.
import type { Goal, GoalSetting } from '../../../shared/contract/plan'
import { answersPerWave, detectableChange } from '../stats/power'
import { answersForMargin, invitationsFor, marginAt } from '../stats/sampleSize'

export interface Ground {
  confidence: number
  /** Of one answer, on the −1 … 1 scale. */
  variance: number
  /** People who could be asked; null while unknown, taken as endless. */
  population: number | null
  /** Answers per invitation. */
  rate: number | null
  /** Of one answer. */
  cost: number | null
}

/** Margins that goals are usually set at, in points. */
const LADDER = [40, 30, 20, 15, 10, 6, 4, 3, 2, 1] as const
const USUAL_ROWS = 4
const USUAL_FIRST = LADDER.indexOf(10)

/**
 * What does this goal take, and what does it buy? A margin takes the smallest number of answers that meets it, the list
 * taken into account; answers give their margin; invitations give answers at the response rate, rounded down; a change
 * takes as many answers as each of two such waves must have to find it with 80 % power. `detectable` and a goal by
 * change leave the list out, as the verdict between two waves does. Without a rate where one is needed, or where more
 * answers would be needed than there are people → null.
 */
export function goalOf(by: GoalSetting['by'], ground: Ground): Goal | null {
  const most = ground.population ?? Number.POSITIVE_INFINITY
  switch (by.what) {
    case 'margin': {
      const answers = answersForMargin(by.margin, within(ground))
      return answers === null ? null : { ...goalAt(answers, ground), margin: by.margin }
    }
    case 'answers':
      return by.answers > most ? null : goalAt(by.answers, ground)
    case 'invitations': {
      if (ground.rate === null) return null
      // 100 × 0.29 is 28.999999999999996 in floating point; a billionth of an answer is not an answer.
      const answers = Math.min(most, Math.floor(by.invitations * ground.rate * (1 + 1e-12)))
      if (answers < 1) return null
      return { ...goalAt(answers, ground), invitations: by.invitations, beyondList: by.invitations > most }
    }
    case 'change': {
      const { confidence, variance } = ground
      const answers = answersPerWave({ difference: by.change, variance1: variance, variance2: variance, confidence })
      return answers === null || answers > most ? null : goalAt(answers, ground)
    }
  }
}

/** Four usual margins beside the chosen one; wider ones where asking everybody would not reach ±10. */
export function usualGoals(ground: Ground): Goal[] {
  const { population, rate } = ground
  const reach = population === null || rate === null ? 0 : Math.floor(population * rate)
  const margin = reach >= 1 ? (marginAt(reach, within(ground)) ?? 0) : 0
  const reachable = LADDER.findLastIndex((step) => step >= margin)
  const first = Math.min(USUAL_FIRST, Math.max(0, reachable))
  return LADDER.slice(first, first + USUAL_ROWS).flatMap(
    (step) => goalOf({ what: 'margin', margin: step }, ground) ?? [],
  )
}

function goalAt(answers: number, ground: Ground): Goal {
  const { confidence, variance, population, rate, cost } = ground
  const invitations = rate === null ? null : invitationsFor(answers, rate)
  return {
    margin: marginAt(answers, within(ground)) ?? 0,
    answers,
    invitations,
    beyondList: invitations !== null && population !== null && invitations > population,
    detectable: detectableChange({ n1: answers, n2: answers, variance1: variance, variance2: variance, confidence }),
    cost: cost === null ? null : cost * answers,
  }
}

const within = ({ confidence, variance, population }: Ground) => ({
  confidence,
  variance,
  population: population ?? undefined,
})
