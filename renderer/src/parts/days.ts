// Calendar days as the computer's calendar has them: today, days between, things by day. A day is YYYY-MM-DD, without a
// time zone.
import type { Translate } from '../../../shared/text'

const MS_PER_DAY = 86_400_000

/** The day that the computer's calendar shows. */
export function dayOf(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY)
}

/** “Today”, “Yesterday”; null for every other day. */
export function dayWord(day: string, today: string, t: Translate): string | null {
  const ago = daysBetween(day, today)
  if (ago === 0) return t('common.today')
  return ago === 1 ? t('common.yesterday') : null
}

export interface DayOf<T> {
  /** YYYY-MM-DD. */
  day: string
  items: T[]
}

/** What happened, cut into days, in the order in which it comes: newest first. */
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
