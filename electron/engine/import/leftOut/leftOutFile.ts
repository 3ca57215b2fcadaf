// The rows that an import left out, as a file that can be corrected and imported again: where each stood and why it was
// left out, then all its cells under the file's own headers.
import type { Language } from '../../../../shared/model/language'
import { translator } from '../../../../shared/text'
import { csvOf } from '../../report/csv'
import { largeWorkbookOf } from '../../report/largeWorkbook'
import type { Row } from '../table'
import { isOwnColumn, OWN_COLUMNS } from './ownColumns'

/** A left-out row. */
export interface LeftOutRow {
  sheet: string | null
  /** As a spreadsheet program shows it, from 1. */
  row: number
  /** The column that is at fault, and what stands in it. */
  column: string | null
  value: string
  /** In the reader's words. */
  reason: string
  /** Every cell of the row, in the columns' order. */
  cells: Row
}

export interface LeftOutFile {
  /** The names of the file's columns; null: they were not kept, and the columns are called by their numbers. */
  headers: readonly string[] | null
  rows: readonly LeftOutRow[]
  format: 'xlsx' | 'csv'
  /** The reader's: of the five columns that come first, and of the separator that their spreadsheet program expects. */
  language: Language
}

/** Rows of a sheet, of the 1,048,576 that Excel has; further ones go on in another sheet. */
const ROWS_PER_SHEET = 1_000_000
/** Excel opens a CSV file with the separator of the system's language: a comma is the decimal mark in French. */
const DELIMITERS = { fr: ';', en: ',' } as const

/**
 * The bytes of the file. Texts are written as texts, never as formulas or links. Columns that came from such a file
 * themselves are left out: a file that was corrected and imported leaves a file of the same columns behind. `pause` is
 * told how many rows are written, and may throw; then nothing is returned.
 */
export async function leftOutFile(
  { headers, rows, format, language }: LeftOutFile,
  pause: (rows: number) => Promise<void> = async () => undefined,
): Promise<Uint8Array> {
  const t = translator(language)
  const names = headers ?? numbered(rows)
  const kept = names.flatMap((name, index) => (isOwnColumn(name) ? [] : [index]))
  const head = [...OWN_COLUMNS.map((column) => t(`leftOut.columns.${column}`)), ...kept.map((i) => names[i] ?? '')]
  const lines = rows.map(({ sheet, row, column, value, reason, cells }) => {
    return [sheet, row, column, value, reason, ...kept.map((index) => cells[index] ?? null)]
  })
  if (format === 'csv') return csvOf([head, ...lines], DELIMITERS[language], pause)
  const sheets = []
  for (let from = 0; from === 0 || from < lines.length; from += ROWS_PER_SHEET) {
    const number = from / ROWS_PER_SHEET + 1
    const name = number === 1 ? t('leftOut.sheetName') : t('leftOut.sheetNumbered', { number: String(number) })
    sheets.push({ name, head, rows: lines.slice(from, from + ROWS_PER_SHEET) })
  }
  return largeWorkbookOf(sheets, t('leftOut.goesOn'), pause)
}

/** “#1”, “#2” …, as many as the longest row has cells. */
function numbered(rows: readonly LeftOutRow[]): string[] {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0)
  return Array.from({ length: width }, (_, index) => `#${index + 1}`)
}
