// Where days stand on the calendar's line of months, and in which lane a wave is drawn. Days are YYYY-MM-DD.
import { daysBetween } from '../../parts/days'

export const MONTHS_SHOWN = 12
/** Months before the present one when the calendar opens. */
export const MONTHS_BEFORE = 4

export interface Month {
  first: string
  /** Of the whole line, from 0 to 1: where it begins, and how wide it is. */
  at: number
  width: number
}

export interface TimeScale {
  from: string
  to: string
  months: readonly Month[]
  /** Where a day begins, from 0 to 1; outside the line below 0 or above 1. */
  placeOf(day: string): number
}

/** The first day of the month that lies `months` after that of `day`. */
export function monthOf(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`
}

/** The day after; with a negative number, before. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The line of months that begins with the month of `first`. */
export function timeScale(first: string): TimeScale {
  const from = monthOf(first, 0)
  const end = monthOf(first, MONTHS_SHOWN)
  const days = daysBetween(from, end)
  const placeOf = (day: string) => daysBetween(from, day) / days
  const months = Array.from({ length: MONTHS_SHOWN }, (_, i) => {
    const own = monthOf(from, i)
    return { first: own, at: placeOf(own), width: placeOf(monthOf(from, i + 1)) - placeOf(own) }
  })
  return { from, to: dayAfter(end, -1), months, placeOf }
}

export interface Period {
  opensOn: string
  closesOn: string
}

/** A bar and the words below it need this share of the line, however short the wave is. */
const LEAST_WIDTH = 0.125

export interface Placed<P> {
  wave: P
  /** Which of the row's lanes, from 0. */
  lane: number
  /** From 0 to 1, cut at the ends of the line. */
  at: number
  width: number
  /** It begins before the line, or ends after it. */
  cutLeft: boolean
  cutRight: boolean
}

/** Puts each wave where it belongs; two that would cover each other, or each other's words, go into lanes of their own. */
export function placeWaves<P extends Period>(waves: readonly P[], scale: TimeScale): Placed<P>[] {
  const ends: number[] = []
  return waves
    .toSorted((a, b) => a.opensOn.localeCompare(b.opensOn))
    .map((wave) => {
      const begins = scale.placeOf(wave.opensOn)
      // The last day belongs to the wave.
      const stops = scale.placeOf(dayAfter(wave.closesOn, 1))
      const at = Math.min(1, Math.max(0, begins))
      const width = Math.min(1, stops) - at
      const taken = Math.min(at, 1 - LEAST_WIDTH)
      const free = ends.findIndex((end) => end <= taken + 1e-9)
      const lane = free === -1 ? ends.length : free
      ends[lane] = Math.max(at + width, taken + LEAST_WIDTH)
      return { wave, lane, at, width, cutLeft: begins < 0, cutRight: stops > 1 }
    })
}
