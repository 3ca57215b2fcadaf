// The next waves of a campaign as its cadence asks for them: when they open, and what they are called. Pure.
import type { ProposedWave } from '../../../shared/contract/calendar'
import type { Cadence } from '../../../shared/contract/campaign'
import type { Language } from '../../../shared/model/language'
import { addDays, addMonths, weekdayOf } from '../day'
import { type FieldPeriod, periodOf } from './calendar'
import { namerLike } from './waveNames'

export interface ProposalInput {
  cadence: Cadence
  /** The campaign's waves, oldest first. */
  waves: readonly (FieldPeriod & { name: string })[]
  today: string
  /** How long a wave is in the field. */
  fieldDays: number
  count: number
  /** after-moment: the day of the moment (today unless told), and days from it to the invitation. */
  moment: string
  momentDays: number
  language: Language
}

/** A campaign without waves begins so many days from now: there is a list to make and a survey to set up. */
const DAYS_TO_PREPARE = 14

/**
 * Waves in the rhythm of the campaign's last one: a period later on the same day of the week, the first of them after
 * today, so that periods that passed without a wave are not made up for. After a moment of truth one wave is proposed:
 * the next one needs the day of its own moment. Names follow those that are there, and none is taken twice.
 */
export function proposals(input: ProposalInput): ProposedWave[] {
  const { cadence, waves, fieldDays, language } = input
  const taken = new Set(waves.map(({ name }) => name.toLowerCase()))
  const nameFor = namerLike(waves.at(-1)?.name, cadence, language)
  return openings(input).map((opensOn) => {
    const name = free(nameFor(opensOn), taken)
    taken.add(name.toLowerCase())
    return { name, opensOn, closesOn: addDays(opensOn, fieldDays - 1) }
  })
}

function openings({ cadence, waves, today, count, moment, momentDays }: ProposalInput): string[] {
  const months = periodOf(cadence)
  if (months === null) return [addDays(moment, momentDays)]
  const last = waves.toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1)).at(-1)?.opensOn
  const base = last ?? tuesdayFrom(addDays(today, DAYS_TO_PREPARE))
  const found: string[] = []
  for (let step = last === undefined ? 0 : 1; found.length < count; step += 1) {
    const day = sameWeekday(addMonths(base, step * months), weekdayOf(base))
    if (day > today) found.push(day)
  }
  return found
}

const TUESDAY = 2
const tuesdayFrom = (day: string) => addDays(day, (TUESDAY - weekdayOf(day) + 7) % 7)

/** The nearest such weekday within the same month, so that no two waves share a quarter. */
function sameWeekday(day: string, weekday: number): string {
  const ahead = (weekday - weekdayOf(day) + 7) % 7
  const [later, earlier] = [addDays(day, ahead), addDays(day, ahead - 7)]
  const isIn = (other: string) => other.slice(0, 7) === day.slice(0, 7)
  if (!isIn(earlier)) return later
  if (!isIn(later)) return earlier
  return ahead <= 3 ? later : earlier
}

function free(name: string, taken: ReadonlySet<string>): string {
  for (let place = 2, tried = name; ; place += 1) {
    if (!taken.has(tried.toLowerCase())) return tried
    tried = `${name} (${place})`
  }
}
