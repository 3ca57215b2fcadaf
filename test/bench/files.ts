// The benches' rows as the files that a survey tool exports, and what an import makes of their columns.
import { writeFile } from 'node:fs/promises'
import * as XLSX from 'xlsx'
import type { ColumnRole, Mapping } from '../../shared/contract/import'
import { type BenchRow, cellsOf, HEADERS } from './rows'

/** What each of `HEADERS` is for. */
const ROLES: readonly ColumnRole[] = ['date', 'score', 'comment', 'email', 'company', 'segment']

export const MAPPING: Mapping = { sheet: null, columns: ROLES.map((role, index) => ({ index, role })) }

export function csvOf(rows: readonly BenchRow[]): Buffer {
  return Buffer.from([HEADERS, ...rows.map(cellsOf)].map(lineOf).join(''))
}

/** The same for very many rows, piece by piece into a file. */
export async function writeCsv(path: string, rows: Iterable<BenchRow>): Promise<void> {
  const pieces = function* () {
    let piece = lineOf(HEADERS)
    for (const row of rows) {
      piece += lineOf(cellsOf(row))
      if (piece.length < PIECE) continue
      yield piece
      piece = ''
    }
    yield piece
  }
  await writeFile(path, pieces())
}

const PIECE = 1 << 20

const lineOf = (row: readonly (string | number | null)[]): string => `${row.map(quoted).join(',')}\r\n`

function quoted(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
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
