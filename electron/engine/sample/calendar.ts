// When the sample's waves were in the field, counted back from today, and when answers came in. Days are YYYY-MM-DD.
import { addDays, daysBetween, weekdayOf } from '../day'
import type { Random } from './random'

export { addDays, daysBetween }

const TUESDAY = 2
const MONTHS = [
  'Janvier',
  'Février',
  'Mars',
  'Avril',
  'Mai',
  'Juin',
  'Juillet',
  'Août',
  'Septembre',
  'Octobre',
  'Novembre',
  'Décembre',
] as const

/** A field period. `label` names it inside file names, without blanks. */
export interface Period {
  name: string
  label: string
  opensOn: string
  closesOn: string
  /** The last day from which answers are known: the closing day or, for the wave in the field, the day before yesterday. */
  knownUntil: string
}

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)
const isWeekend = (day: string) => weekdayOf(day) % 6 === 0

/** The first day of the month that lies `months` after that of `day`. */
function monthStart(day: string, months: number): string {
  const date = dateOf(day)
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)))
}

/** The last Tuesday on or before `day`. */
const tuesdayBefore = (day: string) => addDays(day, -((weekdayOf(day) - TUESDAY + 7) % 7))

/** From Tuesday to Friday three weeks later. */
const FIELD_DAYS = 25

/**
 * Quarterly waves, oldest first; the last one is in the field since one to two weeks, the others are closed.
 * Each opens on a Tuesday of the month three months after the one before, so that no two share a quarter.
 */
export function quarterlyPeriods(today: string, count: number): Period[] {
  const latest = tuesdayBefore(addDays(today, -7))
  return Array.from({ length: count }, (_, i) => {
    const back = count - 1 - i
    const start = monthStart(latest, -3 * back)
    const sameWeek = addDays(start, Math.min(27, Number(latest.slice(8)) - 1))
    const opensOn = back === 0 ? latest : tuesdayInMonth(sameWeek)
    const closesOn = addDays(opensOn, FIELD_DAYS - 1)
    const year = opensOn.slice(0, 4)
    const quarter = Math.ceil(Number(opensOn.slice(5, 7)) / 3)
    return {
      name: `${year} T${quarter}`,
      label: `${year}-T${quarter}`,
      opensOn,
      closesOn,
      knownUntil: back === 0 ? addDays(today, -2) : closesOn,
    }
  })
}

function tuesdayInMonth(day: string): string {
  const before = tuesdayBefore(day)
  return before.slice(0, 7) === day.slice(0, 7) ? before : addDays(before, 7)
}

/** Whole calendar months a quarter apart, oldest first; the last one ended at least ten days ago. */
export function monthlyPeriods(today: string, count: number): Period[] {
  return Array.from({ length: count }, (_, i) => {
    const opensOn = monthStart(addDays(today, -10), -1 - 3 * (count - 1 - i))
    const closesOn = addDays(monthStart(opensOn, 1), -1)
    const name = `${MONTHS[dateOf(opensOn).getUTCMonth()]} ${opensOn.slice(0, 4)}`
    return { name, label: opensOn.slice(0, 7), opensOn, closesOn, knownUntil: closesOn }
  })
}

/** How invitations go out: all on the first day with two reminders, or one after each support request. */
export type Rhythm = 'invited-at-once' | 'after-each-request'

const REMINDERS = [0, 7, 14]
const FADE_DAYS = 2.5

/** How likely an answer comes on each day of the period so far: a burst after each mailing, little on weekends. */
function dayWeights({ opensOn, knownUntil }: Period, rhythm: Rhythm): number[] {
  return Array.from({ length: daysBetween(opensOn, knownUntil) + 1 }, (_, day) => {
    const quiet = isWeekend(addDays(opensOn, day)) ? 0.12 : 1
    if (rhythm === 'after-each-request') return quiet
    const burst = REMINDERS.reduce(
      (sum, sent, i) => sum + (day >= sent ? Math.exp(-(day - sent) / FADE_DAYS) / (i + 1) : 0),
      0.04,
    )
    return quiet * burst
  })
}

/** `count` moments of the period, in order, in local time as a survey tool exports them: 2026-09-30T14:05:00. */
export function arrivals(period: Period, rhythm: Rhythm, count: number, random: Random): string[] {
  const weights = dayWeights(period, rhythm)
  const two = (n: number) => String(n).padStart(2, '0')
  const moments = Array.from({ length: count }, () => {
    const day = addDays(period.opensOn, random.weighted(weights))
    // Mornings and early afternoons, within office hours.
    const minutes = 8 * 60 + Math.floor((random.next() + random.next()) * 300)
    return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(random.whole(0, 59))}`
  })
  return moments.sort()
}
