// XLSX, XLS and ODS → rows. XLSX by our own reader; XLS and ODS by SheetJS, whose cells are read directly: what it
// believes of a sheet's extent is not asked.
import * as XLSX from 'xlsx'
import { refuse } from '../../../../shared/failure'
import { BLANK_ROW, type Cell, isBlankRow, type Row, type Sheet } from '../table'
import { Archive } from './archive'
import { guardOds, isOds } from './guard'
import { LIMITS } from './limits'
import { Measure } from './measure'
import { type Shown, shownByCode, shownNumber } from './numberFormat'
import type { Kind } from './sniff'
import { readXlsx, WORKBOOK_PART } from './xlsx'

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
 * Every sheet of a workbook. Dates become ISO text; in XLSX, a formula that was saved without its result becomes its own
 * text, starting with “=”, so that the row is reported and not lost.
 * Refuses with `not-a-spreadsheet` (a zip or a container of something else), `password-protected`, `file-damaged`,
 * `file-too-large` and `unsafe-file` (a bomb, addresses that are none, more than any table holds).
 */
export function readWorkbook(bytes: Buffer, kind: Exclude<Kind, 'text'>, file: string): Workbook {
  if (bytes.length > LIMITS.workbookBytes) throw refuse('file-too-large', { file })
  if (kind === 'compound') return { format: 'xls', sheets: readBySheetJs(bytes, file) }
  const archive = new Archive(bytes, file)
  if (archive.names.some((name) => WORKBOOK_PART.test(name))) return { format: 'xlsx', sheets: readXlsx(archive, file) }
  if (isOds(archive)) return { format: 'ods', sheets: readBySheetJs(guardOds(archive, file), file) }
  throw refuse('not-a-spreadsheet', { file })
}

/** The sheets of XLS and guarded ODS bytes, or of anything else that SheetJS reads. */
export function readBySheetJs(bytes: Buffer, file: string): Sheet[] {
  const workbook = opened(bytes, file)
  const reading = { date1904: workbook.Workbook?.WBProps?.date1904 === true, shown: knownFormats() }
  const measure = new Measure(file)
  return workbook.SheetNames.map((name, i): Sheet => {
    const data: SheetData = workbook.Sheets[name]?.['!data'] ?? []
    // An array of thousands of millions of places takes no room, but minutes to walk.
    if (data.length > LIMITS.sheetRows) throw measure.unsafe(`${name}: ${data.length} > ${LIMITS.sheetRows}`)
    const rows: Row[] = []
    for (const cells of data) rows.push(rowOf(cells ?? [], name, measure, reading))
    return {
      name,
      hidden: (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
      rows: measure.sheet(rows, name),
    }
  })
}

function opened(bytes: Buffer, file: string): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellText: false,
      cellHTML: false,
      cellDates: false,
      // Needed to tell a date from a number.
      cellNF: true,
      cellFormula: false,
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/password-protected|^ECMA-376 Encrypted/.test(message)) throw refuse('password-protected', { file })
    // A Word document, an installer: the same container, without a workbook in it.
    if (message === 'Cannot find Workbook stream') throw refuse('not-a-spreadsheet', { file })
    throw refuse('file-damaged', { file })
  }
}

type SheetData = readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[]

interface Reading {
  date1904: boolean
  shown: (format: string | number | undefined) => Shown
}

function rowOf(
  cells: readonly (XLSX.CellObject | undefined)[],
  where: string,
  measure: Measure,
  reading: Reading,
): Row {
  if (cells.length > LIMITS.sheetColumns) throw measure.unsafe(`${where}: ${cells.length} > ${LIMITS.sheetColumns}`)
  const row: Cell[] = []
  for (let c = 0; c < cells.length; c += 1) {
    const value = cellValue(cells[c], reading)
    if (value === '') continue
    measure.cell(value, c, where)
    while (row.length < c) row.push('')
    row.push(value)
  }
  measure.row(row.length, where)
  return isBlankRow(row) ? BLANK_ROW : row
}

function cellValue(cell: XLSX.CellObject | undefined, { date1904, shown }: Reading): Cell {
  if (!cell) return ''
  switch (cell.t) {
    case 'n':
      if (typeof cell.v !== 'number' || !Number.isFinite(cell.v)) return ''
      return shownNumber(cell.v, shown(cell.z), date1904)
    case 's':
      return typeof cell.v === 'string' ? cell.v : ''
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE'
    case 'e':
      return ERRORS[Number(cell.v)] ?? '#VALUE!'
    default:
      return ''
  }
}

/** What number formats show; each is judged once. */
function knownFormats(): Reading['shown'] {
  const known = new Map<string | number, Shown>()
  return (format) => {
    if (format === undefined || format === 'General') return null
    const seen = known.get(format)
    if (seen !== undefined) return seen
    const shown = shownByCode(String(format))
    known.set(format, shown)
    return shown
  }
}
