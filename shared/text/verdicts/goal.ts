// What a margin takes: answers, invitations, and which change one such wave after another would find.
import type { Goal } from '../../contract/plan'
import type { Format } from '../format'
import type { Translate } from '../index'
import { sized } from './points'

export interface GoalGiven {
  goal: Pick<Goal, 'margin' | 'answers' | 'invitations' | 'beyondList'>
  /** Answers per invitation, 0 … 1; null while unknown. */
  rate: number | null
  /** People on the list; null: no list. */
  population: number | null
}

/** "For ±5 you need 919 responses; at a response rate of 18% invite 5,106 people." With a list: "… out of your 1,200 customers". */
export function goalSentence(t: Translate, format: Format, { goal, rate, population }: GoalGiven): string {
  const margin = format.margin(goal.margin)
  const number = format.integer(goal.answers)
  const people = population === null ? null : format.integer(population)
  if (rate === null || goal.invitations === null) {
    const facts = { margin, count: goal.answers, number }
    if (people === null) return t('verdicts.goal.answers', facts)
    return t('verdicts.goal.answersOf', { ...facts, population: people })
  }
  const responses = t('common.responses', { count: goal.answers, number })
  const facts = { margin, responses, rate: format.percent(rate) }
  const invitations = format.integer(goal.invitations)
  if (goal.beyondList && people !== null)
    return t('verdicts.goal.beyondList', { ...facts, invitations, population: people })
  const invited = { ...facts, count: goal.invitations, number: invitations }
  if (people === null) return t('verdicts.goal.invite', invited)
  return t('verdicts.goal.inviteOf', { ...invited, population: people })
}

/** "From one such wave to the next, a change of about 7 points would be found reliably (80% power)." null: cannot say. */
export function detectableSentence(t: Translate, format: Format, { detectable }: Pick<Goal, 'detectable'>) {
  return detectable === null ? null : t('verdicts.goal.detectable', sized(format, detectable))
}
