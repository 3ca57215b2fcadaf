// XLSX, XLS and ODS → rows, by SheetJS. Its cells are read directly: what it believes of the sheet's extent is not asked.
import * as XLSX from 'xlsx'
import { refuse } from '../../../shared/failure'
import { guardWorkbook } from './guard'
import { LIMITS } from './limits'
import { serialToIso, serialToTime } from './serial'
import type { Kind } from './sniff'
import { BLANK_ROW, type Cell, isBlankRow, type Row, type Sheet, withoutBlankEnd } from './table'

/** Excel's errors as SheetJS numbers them. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

export interface Workbook {
  format: 'xlsx' | 'xls' | 'ods'
  sheets: Sheet[]
}

/**
 * Every sheet of a workbook. Dates become ISO text; a formula that was saved without its result becomes its own text,
 * starting with “=”, so that the row is reported and not lost.
 * Refuses with what `guardWorkbook` refuses, `password-protected`, `file-damaged`, `not-a-spreadsheet`.
 */
export function readWorkbook(bytes: Buffer, kind: Exclude<Kind, 'text'>, file: string): Workbook {
  if (bytes.length > LIMITS.workbookBytes) throw refuse('file-too-large', { file })
  const guarded = kind === 'zip' ? guardWorkbook(bytes, file) : null
  const formulas = guarded?.formulas ?? false
  const workbook = opened(guarded?.bytes ?? bytes, formulas, file)
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const isDate = dateFormats()
  let cells = 0
  const sheets = workbook.SheetNames.map((name, i): Sheet => {
    const rows = rowsOf(workbook.Sheets[name]?.['!data'] ?? [], { date1904, isDate }, file)
    cells += rows.reduce((sum, row) => sum + row.length, 0)
    if (cells > LIMITS.cells) throw refuse('file-too-large', { file })
    return { name, hidden: (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, rows }
  })
  return { format: guarded?.format ?? 'xls', sheets }
}

function opened(bytes: Buffer, formulas: boolean, file: string): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellText: false,
      cellHTML: false,
      cellDates: false,
      // Needed to tell a date from a number.
      cellNF: true,
      cellFormula: formulas,
      sheetStubs: formulas,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/password-protected|^ECMA-376 Encrypted/.test(message)) throw refuse('password-protected', { file })
    // A Word document, an installer: the same container, without a workbook in it.
    if (message === 'Cannot find Workbook stream') throw refuse('not-a-spreadsheet', { file })
    throw refuse('file-damaged', { file })
  }
}

interface Reading {
  date1904: boolean
  isDate: (format: string | number | undefined) => 'date' | 'time' | null
}

function rowsOf(
  data: readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[],
  reading: Reading,
  file: string,
) {
  const rows: Row[] = []
  let filled = 0
  for (let r = 0; r < data.length; r += 1) {
    const row = rowOf(data[r] ?? [], reading)
    if (row.length > LIMITS.columns)
      throw refuse('unsafe-file', { file, reason: XLSX.utils.encode_cell({ r, c: row.length }) })
    filled += row.length
    rows.push(row)
  }
  const used = withoutBlankEnd(rows)
  // One cell far below the others makes a million blank rows of a small sheet.
  const width = used.reduce((widest, row) => Math.max(widest, row.length), 0)
  const range = used.length * width
  if (range > LIMITS.sparseFrom && filled < range * LIMITS.sparseShare) {
    throw refuse('unsafe-file', { file, reason: XLSX.utils.encode_cell({ r: used.length - 1, c: width - 1 }) })
  }
  return used
}

function rowOf(cells: readonly (XLSX.CellObject | undefined)[], reading: Reading): Row {
  let end = cells.length
  while (end > 0 && cellValue(cells[end - 1], reading) === '') end -= 1
  if (end === 0) return BLANK_ROW
  const row: Cell[] = []
  for (let c = 0; c < end; c += 1) row.push(cellValue(cells[c], reading))
  return isBlankRow(row) ? BLANK_ROW : row
}

function cellValue(cell: XLSX.CellObject | undefined, { date1904, isDate }: Reading): Cell {
  if (!cell) return ''
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number' ? numberOf(cell.v, isDate(cell.z), date1904) : ''
    case 's':
      return typeof cell.v === 'string' ? cell.v : ''
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE'
    case 'e':
      return ERRORS[Number(cell.v)] ?? '#VALUE!'
    default:
      return cell.f ? `=${cell.f}` : ''
  }
}

function numberOf(value: number, kind: 'date' | 'time' | null, date1904: boolean): Cell {
  if (!Number.isFinite(value)) return ''
  // Beyond these days it is no date of a survey, whatever its format says.
  if (kind === null || value < 0 || value > 200_000) return value
  return kind === 'time' && value < 1 ? serialToTime(value) : serialToIso(value, date1904)
}

/** Whether a number format shows a date, a time of day, or neither; each format is judged once. */
function dateFormats(): Reading['isDate'] {
  const known = new Map<string | number, 'date' | 'time' | null>()
  return (format) => {
    if (format === undefined || format === 'General') return null
    const seen = known.get(format)
    if (seen !== undefined) return seen
    // Literal text, colours and elapsed hours ([h]:mm) are not part of a date.
    const plain = String(format).replace(/"[^"]*"|\\.|_./g, '')
    const elapsed = /\[[hms]+\]/i.test(plain)
    const isDate = !elapsed && XLSX.SSF.is_date(String(format))
    const kind = isDate ? (/[yd]/i.test(plain.replace(/\[[^\]]*\]/g, '')) ? 'date' : 'time') : null
    known.set(format, kind)
    return kind
  }
}
