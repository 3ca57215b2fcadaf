// A failure as the reader sees it: what happened, and what to do next.
import type { Failure } from '../failure'
import type { Translate } from './index'

export interface Told {
  message: string
  next: string
}

/** The two sentences of a failure in the translator's language. Lists among its facts are joined by commas. */
export function tell(t: Translate, failure: Failure): Told {
  const facts = Object.fromEntries(
    Object.entries(failure.facts).map(([name, fact]) => [name, Array.isArray(fact) ? fact.join(', ') : fact]),
  )
  return { message: t(`failures.${failure.code}.message`, facts), next: t(`failures.${failure.code}.next`, facts) }
}
