// Number formats: does one show a date, a time of day, or a number? A workbook keeps dates as plain numbers.
import * as XLSX from 'xlsx'
import type { Cell } from '../table'
import { serialToIso, serialToTime } from '../values/serial'

export type Shown = 'date' | 'time' | null

/** The built-in formats by their ids (ECMA-376 18.8.30), East Asian ones included: first and last id. */
const BUILT_IN: readonly (readonly [number, number, Shown])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [47, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
]

/** What a built-in format shows; null for numbers, elapsed hours, and ids that are not built in. */
export function shownByBuiltIn(id: number): Shown {
  return BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2] ?? null
}

/** What a format code shows: `dd/mm/yyyy` a date, `hh:mm` a time, `0.00` and `[h]:mm` (elapsed hours) neither. */
export function shownByCode(code: string): Shown {
  if (code === 'General') return null
  // Literal text, colours and elapsed hours are not part of a date.
  const plain = code.replace(/"[^"]*"|\\.|_./g, '')
  const elapsed = /\[[hms]+\]/i.test(plain)
  if (elapsed || !XLSX.SSF.is_date(code)) return null
  return /[yd]/i.test(plain.replace(/\[[^\]]*\]/g, '')) ? 'date' : 'time'
}

/** A number as its format means it: dates as ISO text. */
export function shownNumber(value: number, shown: Shown, date1904: boolean): Cell {
  // Beyond these days it is no date of a survey, whatever its format says.
  if (shown === null || value < 0 || value > 200_000) return value
  return shown === 'time' && value < 1 ? serialToTime(value) : serialToIso(value, date1904)
}
