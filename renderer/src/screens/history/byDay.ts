// The history cut into days, as the computer's calendar has them.
import type { TrailEntry } from '../../../../shared/contract/history'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { dayOf, daysBetween } from '../actions/days'

export interface HistoryDay {
  day: string
  entries: TrailEntry[]
}

/** In the order of the entries, which are newest first. */
export function byDay(entries: readonly TrailEntry[]): HistoryDay[] {
  const days: HistoryDay[] = []
  for (const entry of entries) {
    const day = dayOf(new Date(entry.at))
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

/** “Today”, “Yesterday”, or the date. */
export function dayName(day: string, today: string, t: Translate, format: Format): string {
  const ago = daysBetween(day, today)
  if (ago === 0) return t('history.today')
  return ago === 1 ? t('history.yesterday') : format.date(day)
}
