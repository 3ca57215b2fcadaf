// Who may be drawn at all, and the first reason why somebody may not.
import type { DrawRules, LeftOutWhy } from '../../../shared/contract/sample'
import { daysBetween } from '../day'
import type { Person } from './person'

/**
 * null: may be drawn, as far as they alone are concerned. The contact rule lets somebody be asked again once `contactDays`
 * days lie between the two: with 90, an invitation of 1 January is no obstacle for a wave that opens on 1 April. One
 * that came after the opening is one all the more.
 */
export function whyLeftOut(
  person: Person,
  rules: Pick<DrawRules, 'contactDays'>,
  opensOn: string,
): Exclude<LeftOutWhy, 'same-address' | 'account-limit'> | null {
  if (person.optedOut) return 'opted-out'
  if (!person.hasEmail) return 'no-email'
  if (person.churned) return 'churned'
  if (person.cell === null) return 'outside-plan'
  const { lastInvited } = person
  const tooSoon = rules.contactDays > 0 && lastInvited !== null && daysBetween(lastInvited, opensOn) < rules.contactDays
  return tooSoon ? 'contact-rule' : null
}
