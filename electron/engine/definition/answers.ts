// The answers of a wave as its definition sees them: counted together where nothing that matters tells them apart.
import type { Bands } from '../../../shared/model/category'
import { answerCount } from '../stats/point'

/** Answers of the same account (or none), the same part in it and the same segments. */
export interface AnswerGroup {
  readonly bands: Bands
  /** The segment on each of the dimensions that were asked for, in their order; null: no value. */
  readonly segments: readonly (number | null)[]
  readonly account: number | null
  /** They are of decision makers. */
  readonly decides: boolean
  /** The account's value per year, as the account or else its answers say; null: nobody says. */
  readonly value: number | null
}

export const answersIn = (groups: readonly { readonly bands: Bands }[]): number =>
  groups.reduce((sum, { bands }) => sum + answerCount(bands), 0)

/** The groups of each account; answers without one are in no account. */
export function byAccount<G extends AnswerGroup>(groups: readonly G[]): Map<number, G[]> {
  const accounts = new Map<number, G[]>()
  for (const group of groups) {
    if (group.account === null) continue
    const own = accounts.get(group.account)
    if (own) own.push(group)
    else accounts.set(group.account, [group])
  }
  return accounts
}

/**
 * One cluster an account; an answer without an account stands for itself. Such answers are alike but for their
 * category, so three clusters stand for all of a group, each as many times as there are answers of it.
 */
export function clustersOf<G extends AnswerGroup>(groups: readonly G[], weightOf: (group: G) => number) {
  const own = [...byAccount(groups).values()].map((account) => ({
    groups: account.map((group) => ({ bands: group.bands, weight: weightOf(group) })),
  }))
  const alone = groups
    .filter(({ account }) => account === null)
    .flatMap((group) => {
      const weight = weightOf(group)
      return CATEGORIES.filter((category) => group.bands[category] > 0).map((category) => ({
        groups: [{ bands: { ...NOBODY, [category]: 1 }, weight }],
        times: group.bands[category],
      }))
    })
  return [...own, ...alone]
}

const CATEGORIES = ['promoters', 'passives', 'detractors'] as const
const NOBODY: Bands = { promoters: 0, passives: 0, detractors: 0 }
