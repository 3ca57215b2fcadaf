// When an action is due: working days from now.
import type { Category } from '../../../../shared/model/category'

/** Working days until an action is due when it is opened: a detractor is called back before the others. */
export const DUE_IN_WORKING_DAYS: Record<Category, number> = { detractor: 2, passive: 10, promoter: 10 }

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
