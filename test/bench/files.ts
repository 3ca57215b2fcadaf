// The benches' rows as the files that a survey tool exports, and what an import makes of their columns.
import * as XLSX from 'xlsx'
import type { ColumnRole, Mapping } from '../../shared/contract/import'
import { type BenchRow, cellsOf, HEADERS } from './rows'

/** What each of `HEADERS` is for. */
const ROLES: readonly ColumnRole[] = ['date', 'score', 'comment', 'email', 'company', 'segment']

export const MAPPING: Mapping = { sheet: null, columns: ROLES.map((role, index) => ({ index, role })) }

export function csvOf(rows: readonly BenchRow[]): Buffer {
  const quoted = (cell: string | number | null) => {
    const text = cell === null ? '' : String(cell)
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return Buffer.from([HEADERS, ...rows.map(cellsOf)].map((row) => `${row.map(quoted).join(',')}\r\n`).join(''))
}

export function xlsxOf(rows: readonly BenchRow[]): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([HEADERS, ...rows.map(cellsOf)], { dense: true }),
    'Answers',
  )
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}
