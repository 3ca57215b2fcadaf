// A failure as the reader sees it: what happened, and what to do next.
import type { Failure, FailureCode, FailureFacts } from '../failure'
import type { Language } from '../model/language'
import { createFormat } from './format'
import { translator } from './index'

export interface Told {
  message: string
  next: string
}

/** The names of all facts; codes without facts (any key, no value) have none. */
type FactName = {
  [C in FailureCode]: string extends keyof FailureFacts[C] ? never : keyof FailureFacts[C]
}[FailureCode]

const THINGS = [
  'campaign',
  'wave',
  'response',
  'action',
  'batch',
  'dimension',
  'plan',
  'mapping',
  'segment',
  'sample',
] as const
const REASONS = [
  ...(['EISDIR', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EBUSY', 'ENOENT', 'EIO'] as const),
  ...(['means', 'aggregated', 'other-scale', 'group'] as const),
  ...(['no-population', 'no-rate', 'no-cost', 'below-floor', 'below-census', 'no-plan-cells'] as const),
] as const
const isReason = (fact: unknown): fact is (typeof REASONS)[number] => REASONS.some((reason) => reason === fact)
const isThing = (fact: unknown): fact is (typeof THINGS)[number] => THINGS.some((thing) => thing === fact)

/** The two sentences of a failure in the reader's language: lists joined, counts written out, things named. */
export function tell(failure: Failure, language: Language): Told {
  const t = translator(language)
  const format = createFormat(language)
  const word = (name: string, fact: unknown): string => {
    if (name === 'what' && isThing(fact)) return t(`failures.things.${fact}`)
    if (name === 'reason' && isReason(fact)) return t(`failures.reasons.${fact}`)
    if (name === 'responses' && typeof fact === 'number') {
      return t('common.responses', { count: fact, number: format.integer(fact) })
    }
    if ((name === 'at' || name === 'since') && typeof fact === 'string') return format.dateTime(fact)
    if (name === 'closesOn' && typeof fact === 'string') return format.date(fact)
    return Array.isArray(fact) ? fact.join(', ') || '—' : String(fact)
  }
  // Each sentence takes only its own code's facts; a code chosen at run time can only be matched with all of them.
  const facts = Object.fromEntries(
    Object.entries(failure.facts).map(([name, fact]) => [name, word(name, fact)]),
  ) as Record<FactName, string>
  return { message: t(`failures.${failure.code}.message`, facts), next: t(`failures.${failure.code}.next`, facts) }
}
