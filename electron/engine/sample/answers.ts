// Who answered a wave, with what score, when and with which comment. Scores follow the design exactly; who gives which
// follows each person's mood, so that the same person answers alike from wave to wave.
import type { Category } from '../../../shared/model/category'
import { arrivals, type Period, type Rhythm } from './calendar'
import type { Commenter } from './comments'
import { SCORE_WEIGHTS, SECTORS, type Turnout, type Turnouts } from './design'
import type { Contact } from './people'
import type { Random } from './random'

export interface Answer {
  contact: Contact
  score: number
  comment: string | null
  /** Local time, as a survey tool exports it. */
  answeredAt: string
}

export interface Fielding {
  period: Period
  rhythm: Rhythm
  turnouts: Turnouts
}

/** One wave's answers, in the order in which they came. Each person answers at most once. */
export function makeAnswers(
  { period, rhythm, turnouts }: Fielding,
  contacts: readonly Contact[],
  commenter: Commenter,
  random: Random,
): Answer[] {
  const scored = SECTORS.flatMap((sector) => {
    const asked = contacts.filter(({ account, optedOut }) => account.sector === sector && !optedOut)
    const scores = scoresFor(turnouts[sector])
    return random
      .shuffled(asked)
      .slice(0, scores.length)
      .map((contact) => ({ contact, today: contact.mood + 0.6 * random.normal() }))
      .sort((a, b) => a.today - b.today)
      .map(({ contact }, i) => ({ contact, score: scores[i] ?? 0 }))
  })
  const moments = arrivals(period, rhythm, scored.length, random)
  return random.shuffled(scored).map(({ contact, score }, i) => ({
    contact,
    score,
    comment: commenter(contact, score),
    answeredAt: moments[i] ?? period.opensOn,
  }))
}

/** The scores of one sector, lowest first. */
function scoresFor([responses, promoterPercent, detractorPercent]: Turnout): number[] {
  const promoters = Math.round((responses * promoterPercent) / 100)
  const detractors = Math.round((responses * detractorPercent) / 100)
  return [
    ...spread('detractor', detractors, 0),
    ...spread('passive', responses - promoters - detractors, 7),
    ...spread('promoter', promoters, 9),
  ]
}

/** `count` scores of one category in its usual proportions, lowest first; `least` is its lowest score. */
function spread(category: Category, count: number, least: number): number[] {
  const weights: readonly number[] = SCORE_WEIGHTS[category]
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return Array.from({ length: count }, (_, i) => {
    let left = ((i + 0.5) / count) * whole
    const place = weights.findIndex((weight) => {
      left -= weight
      return left < 0
    })
    return least + place
  })
}
