// Company sizes that Excel took for dates: “1-10” became 1 October (“01-oct”, or “10-janv” on an English computer),
// “11-50” November 1950 (“nov-50”). Where a column holds sizes, they are turned back.

import { normalise } from '../recognise/words'
import { type Cell, type Column, cellsOf, cellText, type Table } from '../table'
import { isNonAnswer } from './missing'
import { monthOf } from './monthNames'

const SIZE = /\b(?:size|employees?|headcount|staff|taille|effectifs?|salaries|tranche)\b/
const DATE = /\bdate\b/
const BAND = /^(\d{1,6})\s*(?:[-–—]|à|to)\s*(\d{1,6})(?!\d)/i
const VALUES_LOOKED_AT = 2000

const DAY_MONTH = /^(\d{1,2})[-/\s.]+(\p{L}{3,9}\.?)$/u
const MONTH_YEAR = /^(\p{L}{3,9}\.?)[-/\s.]+(\d{2})$/u
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const NUMERIC = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

type Band = readonly [from: number, to: number]

/** What a cell of a size column says instead of its date; null: it is no such date, or the column none of sizes. */
export type SizeMender = (cell: Cell | undefined) => string | null

/** null: nothing in the column needs mending. */
export function sizeMender(table: Table, column: Column): SizeMender | null {
  const values = new Set<string>()
  for (const cell of cellsOf(table, column.index)) {
    if (values.size >= VALUES_LOOKED_AT) return null
    const text = cellText(cell)
    if (!values.has(text) && !isNonAnswer(text)) values.add(text)
  }
  const bands = [...values].flatMap((text): Band[] => {
    const match = BAND.exec(text)
    return match ? [[Number(match[1]), Number(match[2])]] : []
  })
  const dates = [...values].filter((text) => candidates(text).length > 0)
  const headers = column.aliases.map(normalise)
  const named = headers.some((header) => SIZE.test(header)) && !headers.some((header) => DATE.test(header))
  if (dates.length === 0 || (!named && bands.length < 2)) return null
  const mended = new Map(dates.map((text) => [text, chosen(candidates(text), bands)]))
  return (cell) => mended.get(cellText(cell)) ?? null
}

/** The bands that Excel would have made this date of, the likeliest first. */
function candidates(text: string): Band[] {
  const dayMonth = DAY_MONTH.exec(text)
  if (dayMonth) return ascending(Number(dayMonth[1]), monthOf(dayMonth[2] ?? ''))
  const monthYear = MONTH_YEAR.exec(text)
  if (monthYear) return ascending(monthOf(monthYear[1] ?? ''), Number(monthYear[2]))
  const iso = ISO.exec(text)
  if (iso) return ofDay(Number(iso[3]), Number(iso[2]), Number(iso[1]))
  const numeric = NUMERIC.exec(text)
  if (!numeric) return []
  const [first, second] = [Number(numeric[1]), Number(numeric[2])]
  return first > 12 || first === 1 ? ofDay(first, second, Number(numeric[3])) : ofDay(second, first, Number(numeric[3]))
}

/** The first of a month may have been a day and a month, or a month and a year: Excel reads 00–29 as 20xx. */
function ofDay(day: number, month: number, year: number): Band[] {
  if (month > 12 || day < 1) return []
  const withMonth = ascending(day, month)
  if (day !== 1) return withMonth
  const withYear = ascending(month, year % 100)
  return year < 2000 ? [...withYear, ...withMonth] : [...withMonth, ...withYear]
}

/** A band runs upwards, whichever of the two Excel took for the month. */
function ascending(a: number | null, b: number): Band[]
function ascending(a: number, b: number | null): Band[]
function ascending(a: number | null, b: number | null): Band[] {
  return a === null || b === null || a === b ? [] : [[Math.min(a, b), Math.max(a, b)]]
}

/** The candidate that adjoins another band of the column, else the likeliest. */
function chosen(bands: readonly Band[], others: readonly Band[]): string | null {
  const adjoins = ([from, to]: Band) => others.some(([low, high]) => low === to + 1 || high === from - 1)
  const band = bands.find(adjoins) ?? bands[0]
  return band ? `${band[0]}-${band[1]}` : null
}
