// Calendar days as YYYY-MM-DD: the reader's own, and arithmetic with them.

const DAY_MS = 86_400_000

/** The day of a moment in the computer's time zone, YYYY-MM-DD. */
export function localDay(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string => dayOf(new Date(dateOf(day).getTime() + days * DAY_MS))

/** Days from one to the other; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / DAY_MS)

/** The same day of a month so many months on; the last day of a shorter month. */
export function addMonths(day: string, months: number): string {
  const date = dateOf(day)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const start = new Date(first)
  const length = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate()
  return dayOf(new Date(first + (Math.min(length, date.getUTCDate()) - 1) * DAY_MS))
}

/** 0: Sunday … 6: Saturday. */
export const weekdayOf = (day: string): number => dateOf(day).getUTCDay()
