// One cell of a date column → ISO text, as precise as the file; and which readings a cell allows.
import type { DateOrder } from '../../../../shared/contract/import'
import { type Cell, cellText } from '../table'
import { monthOf } from './monthNames'
import { serialToIso } from './serial'

/** What a cell says of the order in its column. `either`: day and month could be exchanged. */
export type DateSign = 'iso' | 'words' | 'day-first' | 'month-first' | 'either' | 'serial' | 'unix'

const TIME = String.raw`(?:(?:[T\s,]|\s+(?:à|at)\s+)\s*(\d{1,2})[:h](\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT)?\s*(?:([+-])(\d{1,2}):?(\d{2})?)?)?`
const ISO = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'i')
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, 'i')
const WEEKDAY = String.raw`(?:[\p{L}]{2,9}\.?,?\s+)?`
const DAY_WORD = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(?:of\s+|de\s+)?(\p{L}{3,9})\.?,?[\s-]+(\d{4}|\d{2})${TIME}$`,
  'iu',
)
const WORD_DAY = new RegExp(
  String.raw`^${WEEKDAY}(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}$`,
  'iu',
)

/** Excel days 1954–2119, Unix seconds 1985–2128, and the same in milliseconds. */
const isSerial = (value: number) => value >= 20_000 && value < 80_000
const isUnix = (value: number) => value >= 500_000_000 && value < 5_000_000_000
const isUnixMs = (value: number) => value >= 500_000_000_000 && value < 5_000_000_000_000

/** A French spreadsheet writes 45308,604 into its text files. */
const NUMBER = /^\d+(?:[.,]\d+)?$/
const numberIn = (text: string) => Number(text.replace(',', '.'))

/** Which readings a cell allows; null: it holds no date. */
export function dateSign(cell: Cell | undefined): DateSign | null {
  const text = cellText(cell)
  if (text.length < 5 || text.length > 50) return null
  if (NUMBER.test(text)) return numberSign(numberIn(text))
  const iso = ISO.exec(text)
  if (iso && isDay(iso, 1, 2, 3)) return 'iso'
  const numeric = NUMERIC.exec(text)
  if (numeric) {
    const dayFirst = isDay(numeric, 4, 3, 1)
    const monthFirst = isDay(numeric, 4, 1, 3)
    if (dayFirst && monthFirst) return numeric[1] === numeric[3] ? null : 'either'
    if (dayFirst) return 'day-first'
    return monthFirst ? 'month-first' : null
  }
  return fromWords(text) === null ? null : 'words'
}

function numberSign(value: number): DateSign | null {
  if (isSerial(value)) return 'serial'
  return isUnix(value) || isUnixMs(value) ? 'unix' : null
}

/**
 * A cell as ISO 8601: `2024-01-17`, or with its time `2024-01-17T14:30:00`, with a final Z where the file states a zone.
 * Numeric dates are read in `order` and in no other. null: there is no date in the cell, or none in that order.
 */
export function readDate(cell: Cell | undefined, order: DateOrder | null): string | null {
  const text = cellText(cell)
  if (text.length < 5 || text.length > 50) return null
  if (NUMBER.test(text)) return fromNumber(numberIn(text))
  const iso = parts(ISO.exec(text), 1, 2, 3)
  if (iso) return iso
  const numeric = NUMERIC.exec(text)
  if (!numeric) return fromWords(text)
  if (order === 'day-first') return parts(numeric, 4, 3, 1)
  if (order === 'month-first') return parts(numeric, 4, 1, 3)
  // Without an order only what can be read in one way is a date.
  const dayFirst = parts(numeric, 4, 3, 1)
  const monthFirst = parts(numeric, 4, 1, 3)
  return dayFirst === null || monthFirst === null || dayFirst === monthFirst ? (dayFirst ?? monthFirst) : null
}

function fromNumber(value: number): string | null {
  if (isSerial(value)) return serialToIso(value)
  if (isUnix(value)) return `${new Date(value * 1000).toISOString().slice(0, 19)}Z`
  return isUnixMs(value) ? `${new Date(value).toISOString().slice(0, 19)}Z` : null
}

function fromWords(text: string): string | null {
  if (!/\p{L}{3}/u.test(text)) return null
  const dayWord = DAY_WORD.exec(text)
  if (dayWord) return inMonth(dayWord, 3, 2, 1)
  const wordDay = WORD_DAY.exec(text)
  return wordDay ? inMonth(wordDay, 3, 1, 2) : null
}

function inMonth(match: RegExpExecArray, year: number, word: number, day: number): string | null {
  const month = monthOf(match[word] ?? '')
  return month === null ? null : composed(match, match[year] ?? '', month, Number(match[day]), 4)
}

/** The groups `year`, `month`, `day` of a match as a date; the time's groups follow the last of them. */
function parts(match: RegExpExecArray | null, year: number, month: number, day: number): string | null {
  if (!match) return null
  const timeAt = Math.max(year, month, day) + 1
  return composed(match, match[year] ?? '', Number(match[month]), Number(match[day]), timeAt)
}

/** Whether the groups of a match name a day that exists. */
function isDay(match: RegExpExecArray, year: number, month: number, day: number): boolean {
  return exists(fullYear(match[year] ?? ''), Number(match[month]), Number(match[day]))
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function exists(year: number, month: number, day: number): boolean {
  if (year < 1900 || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0))
}

/** 24 → 2024, 98 → 1998. */
function fullYear(text: string): number {
  return text.length === 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text)
}

function composed(match: RegExpExecArray, yearText: string, month: number, day: number, timeAt: number): string | null {
  const year = fullYear(yearText)
  if (!exists(year, month, day)) return null
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return match[timeAt] === undefined ? iso : withTime(iso, match, timeAt)
}

function withTime(iso: string, match: RegExpExecArray, at: number): string | null {
  const [hourText, minute, second = '00', fraction = '', half, zone, sign, offsetHours, offsetMinutes = '00'] =
    match.slice(at)
  let hour = Number(hourText)
  if (half) hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null
  const local = `${iso}T${String(hour).padStart(2, '0')}:${minute}:${second}${fraction}`
  if (sign && offsetHours) {
    const offset = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes))
    return `${new Date(Date.parse(`${iso}T00:00:00Z`) + (hour * 60 + Number(minute) - offset) * 60_000).toISOString().slice(0, 17)}${second}${fraction}Z`
  }
  return zone ? `${local}Z` : local
}
