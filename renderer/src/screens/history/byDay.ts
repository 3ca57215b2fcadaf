// What happened, cut into days, as the computer's calendar has them.
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { dayOf, daysBetween } from '../actions/days'

export interface DayOf<T> {
  /** YYYY-MM-DD. */
  day: string
  items: T[]
}

/** In the order in which they come: newest first. */
export function byDay<T extends { at: string }>(items: readonly T[]): DayOf<T>[] {
  const days: DayOf<T>[] = []
  for (const item of items) {
    const day = dayOf(new Date(item.at))
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}

/** “Today”, “Yesterday”, or the date. */
export function dayName(day: string, today: string, t: Translate, format: Format): string {
  const ago = daysBetween(day, today)
  if (ago === 0) return t('history.today')
  return ago === 1 ? t('history.yesterday') : format.date(day)
}
