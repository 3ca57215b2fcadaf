// The rules of a draw while they are typed: what stands in the fields, what is wrong with it, and the rules it makes.
import type { DrawRules } from '../../../../shared/contract/sample'

export type RolesHow = DrawRules['roles']['how']
export const ROLES_HOW: readonly RolesHow[] = ['any', 'priority', 'quota']

export const MOST_DAYS = 3650
export const MOST_PER_ACCOUNT = 10_000
/** Percent of the sample. */
export const MOST_RESERVE = 300
export const MOST_SEED = 4_294_967_295

/** What a number field holds: a number, or what was typed instead of one; empty text for an empty field. */
type Typed = number | string

export interface RulesDraft {
  contactDays: Typed
  perAccount: Typed
  how: RolesHow
  /** Shares, in percent. */
  decisionMakers: Typed
  keyUsers: Typed
  reserve: Typed
  seed: Typed
}

export type RulesField = keyof RulesDraft

const USUAL_RESERVE = 20
const USUAL_DECISION_MAKERS = 40
const USUAL_KEY_USERS = 30

/** Whole rules, for while the fields make none. */
export const USUAL_RULES: DrawRules = {
  contactDays: 0,
  perAccount: null,
  roles: { how: 'any' },
  reserve: 0,
  seed: 0,
}

/** Rules to begin with: those of the present sample, else the usual ones with the program's contact rule. */
export function draftOf(rules: DrawRules | null, contactRuleDays: number): RulesDraft {
  const quota = rules?.roles.how === 'quota' ? rules.roles : null
  return {
    contactDays: rules?.contactDays ?? contactRuleDays,
    perAccount: rules?.perAccount ?? '',
    how: rules?.roles.how ?? 'any',
    decisionMakers: quota === null ? USUAL_DECISION_MAKERS : percentOf(quota.decisionMakers),
    keyUsers: quota === null ? USUAL_KEY_USERS : percentOf(quota.keyUsers),
    reserve: rules === null ? USUAL_RESERVE : percentOf(rules.reserve),
    seed: rules?.seed ?? otherSeed(),
  }
}

/** A seed by chance, short enough to be read out. */
export function otherSeed(): number {
  const [chance = 0] = crypto.getRandomValues(new Uint32Array(1))
  return chance % 1_000_000
}

/** The fields in which something else stands than they take. */
export function wrongIn(draft: RulesDraft): ReadonlySet<RulesField> {
  const wrong = new Set<RulesField>()
  if (!isWhole(draft.contactDays, 0, MOST_DAYS)) wrong.add('contactDays')
  if (draft.perAccount !== '' && !isWhole(draft.perAccount, 1, MOST_PER_ACCOUNT)) wrong.add('perAccount')
  if (!isShare(draft.reserve, MOST_RESERVE)) wrong.add('reserve')
  if (!isWhole(draft.seed, 0, MOST_SEED)) wrong.add('seed')
  if (draft.how === 'quota') {
    if (!isShare(draft.decisionMakers, 100)) wrong.add('decisionMakers')
    if (!isShare(draft.keyUsers, 100)) wrong.add('keyUsers')
    else if (Number(draft.decisionMakers) + Number(draft.keyUsers) > 100) wrong.add('keyUsers')
  }
  return wrong
}

/** null while something is wrong. */
export function rulesOf(draft: RulesDraft): DrawRules | null {
  if (wrongIn(draft).size > 0) return null
  return {
    contactDays: Number(draft.contactDays),
    perAccount: draft.perAccount === '' ? null : Number(draft.perAccount),
    roles:
      draft.how === 'quota'
        ? { how: 'quota', decisionMakers: Number(draft.decisionMakers) / 100, keyUsers: Number(draft.keyUsers) / 100 }
        : { how: draft.how },
    reserve: Number(draft.reserve) / 100,
    seed: Number(draft.seed),
  }
}

/** A share in percent, without the last digits of the division that made it. */
const percentOf = (share: number) => Math.round(share * 1e6) / 1e4

function isWhole(typed: Typed, least: number, most: number): boolean {
  const value = Number(typed)
  return typed !== '' && Number.isInteger(value) && value >= least && value <= most
}

function isShare(typed: Typed, most: number): boolean {
  const value = Number(typed)
  return typed !== '' && value >= 0 && value <= most
}
