// Calendar days of action: today, working days from now, days between. A day is YYYY-MM-DD, without a time zone.
import type { Category } from '../../../../shared/model/category'

/** Working days until an action is due when it is opened: a detractor is called back before the others. */
export const DUE_IN_WORKING_DAYS: Record<Category, number> = { detractor: 2, passive: 10, promoter: 10 }

const MS_PER_DAY = 86_400_000

/** The day that the computer's calendar shows. */
export function dayOf(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** The day `count` working days (Monday to Friday) after `day`. Public holidays are not known here. */
export function workingDaysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1)
    const weekday = date.getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return date.toISOString().slice(0, 10)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY)
}
