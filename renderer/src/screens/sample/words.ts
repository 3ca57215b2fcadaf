// The words of a sample: why contacts are left out, what a cell is short of, by which rules it was drawn.
import type { BarredWhy, DrawCell, DrawRules, LeftOutWhy } from '../../../../shared/contract/sample'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'

/** In the order in which a contact is left out. */
const WHYS: readonly LeftOutWhy[] = [
  'opted-out',
  'no-email',
  'churned',
  'outside-plan',
  'contact-rule',
  'same-address',
  'account-limit',
]

type LeftOut = DrawCell['leftOut']

export function leftOutSum(leftOut: LeftOut): number {
  return WHYS.reduce((sum, why) => sum + (leftOut[why] ?? 0), 0)
}

/** “12 opted out, 4 invited within 90 days”, most first; empty when nobody is left out. */
export function leftOutReasons(leftOut: LeftOut, contactDays: number, t: Translate, format: Format): string[] {
  return WHYS.map((why) => ({ why, count: leftOut[why] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ why, count }) =>
      t(`sample.why.${why}`, { number: format.integer(count), days: daysText(contactDays, t, format) }),
    )
}

const BARRED: readonly BarredWhy[] = ['contact-rule', 'opted-out', 'churned', 'no-email', 'erased']

type Barred = Partial<Record<BarredWhy, number>>

/**
 * “On 1 Dec 2026, 3 people are left out: 2 with another invitation within 90 days, 1 opted out.” null: nobody is.
 * @param on null: it is over, and they were left out
 */
export function barredText(
  barred: Barred,
  on: string | null,
  contactDays: number,
  t: Translate,
  format: Format,
): string | null {
  const counted = (count: number) => ({ count, number: format.integer(count) })
  const days = daysText(contactDays, t, format)
  const some = BARRED.map((why) => ({ why, count: barred[why] ?? 0 })).filter(({ count }) => count > 0)
  if (some.length === 0) return null
  const people = some.reduce((sum, { count }) => sum + count, 0)
  const reasons = some.map(({ why, count }) => t(`sample.barred.why.${why}`, { ...counted(count), days })).join(', ')
  return on === null
    ? t('sample.barred.leftOut', { ...counted(people), reasons })
    : t('sample.barred.onDay', { ...counted(people), reasons, day: format.date(on) })
}

/** The engine counts shares up: “at least half” of three people are two. */
const atLeast = (share: number, of: number): number => Math.ceil(share * of - 1e-9)

/**
 * What a cell is short of; empty: of nothing.
 * @param fresh just drawn, or about to be: a reserve that was taken into the sample later is not missing
 */
export function shortages(cell: DrawCell, rules: DrawRules, fresh: boolean, t: Translate, format: Format): string[] {
  const told: string[] = []
  const missing = cell.wanted - cell.drawn
  const have = (count: number, wanted: number) => ({ have: format.integer(count), want: format.integer(wanted) })
  // Also where the plan wants everybody who may be asked: then nobody is wanted, and that is what is short.
  if (missing > 0 || cell.drawn + cell.eligible === 0) told.push(peopleShort(cell, missing, t, format))
  const reserve = atLeast(rules.reserve, cell.drawn)
  // Where the plan wants everybody, or more, nobody can be left for a reserve.
  if (fresh && cell.wanted < cell.eligible && cell.reserve < reserve)
    told.push(t('sample.shortOf.reserve', have(cell.reserve, reserve)))
  if (rules.roles.how === 'quota') {
    const { roles } = rules
    for (const role of ['decisionMakers', 'keyUsers'] as const) {
      const wanted = atLeast(roles[role], cell.drawn)
      if (cell[role] < wanted) told.push(t(`sample.shortOf.${role}`, have(cell[role], wanted)))
    }
  }
  return told
}

/** Why they are so few stands beside it, among those who are left out. */
function peopleShort(cell: DrawCell, missing: number, t: Translate, format: Format): string {
  if (cell.contacts === 0) return t('sample.shortOf.empty')
  if (cell.eligible === 0) return t('sample.shortOf.nobody')
  return t('sample.shortOf.people', { count: missing, number: format.integer(missing) })
}

/** “not invited within 90 days, at most 3 per account, decision makers first, reserve of 20%, seed 4711”. */
export function rulesText(rules: DrawRules, t: Translate, format: Format): string {
  const { contactDays, perAccount, roles } = rules
  const limit =
    perAccount === null
      ? t('sample.drawn.rule.noLimit')
      : t('sample.drawn.rule.perAccount', { number: format.integer(perAccount) })
  return [
    contactDays === 0
      ? t('sample.drawn.rule.noDays')
      : t('sample.drawn.rule.days', { days: daysText(contactDays, t, format) }),
    limit,
    roles.how === 'quota'
      ? t('sample.drawn.rule.quota', {
          decisionMakers: format.percent(roles.decisionMakers),
          keyUsers: format.percent(roles.keyUsers),
        })
      : t(`sample.drawn.rule.${roles.how}`),
    t('sample.drawn.rule.reserve', { share: format.percent(rules.reserve) }),
    // A seed is a name more than a number: it is typed again as it stands.
    t('sample.drawn.rule.seed', { seed: String(rules.seed) }),
  ].join(', ')
}

export function daysText(days: number, t: Translate, format: Format): string {
  return t('sample.days', { count: days, number: format.integer(days) })
}

export function peopleText(people: number, t: Translate, format: Format): string {
  return t('sample.people', { count: people, number: format.integer(people) })
}
