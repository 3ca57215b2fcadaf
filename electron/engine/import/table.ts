// What every reader of files produces and every later step works on: sheets of rows of cells, nothing interpreted yet.
import type { Layout, Recognition } from '../../../shared/contract/import'
import type { Progress } from '../../../shared/wire'

/** Text as it stands in the file (`00123` stays so), or a workbook's number. '' is a blank cell. */
export type Cell = string | number

/** A row may be shorter than the table is wide; what is missing is blank. */
export type Row = readonly Cell[]

export interface Sheet {
  /** null: a text file, which has no sheets. */
  name: string | null
  hidden: boolean
  /** Row i is row i + 1 in a spreadsheet program. Blank rows and cells at the end are cut off. */
  rows: readonly Row[]
}

export type Source = Pick<
  Recognition,
  'file' | 'hash' | 'bytes' | 'format' | 'encoding' | 'repairs' | 'unmangled' | 'delimiter'
> & {
  sheets: readonly Sheet[]
}

export interface Column {
  index: number
  /** Unique within the table. */
  name: string
  /** Everything that the file's header rows say above this column, for recognising it and for finding it by name. */
  aliases: readonly string[]
  /** In a file with a row per question: its cells stand in the columns of their questions. */
  isSpread?: boolean
}

/** A sheet of which the header has been found. */
export interface Table {
  sheet: Sheet
  layout: Layout
  /** What in the file shows the layout; empty: nothing does. */
  layoutEvidence: readonly string[]
  /** Index in `sheet.rows` of the first header row; −1 when there is none. */
  header: number
  headerRows: number
  /** Index in `sheet.rows` of the first row of data. */
  firstData: number
  columns: readonly Column[]
  /** Whether a row answers another question than the one scored; absent: the table has a row per answer. */
  isOtherQuestion?: (row: Row) => boolean
}

/** Reports progress, lets a cancellation be heard, and throws when there was one. */
export type Pause = (progress: Progress) => Promise<void>

export const BLANK_ROW: Row = []
/** Rows handled between two pauses: some tens of milliseconds of work. */
export const ROWS_PER_TURN = 20_000

const ZERO_WIDTH = '\u200b'

/** Without the blanks around it, of every kind that spreadsheets hold. */
export function trimmed(text: string): string {
  const length = text.length
  if (isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(length - 1))) return text
  // Not by a regular expression: one would need minutes for a cell of a hundred thousand blanks between two letters.
  let inner = text.trim()
  while (inner.startsWith(ZERO_WIDTH) || inner.endsWith(ZERO_WIDTH)) {
    inner = inner.slice(inner.startsWith(ZERO_WIDTH) ? 1 : 0, inner.endsWith(ZERO_WIDTH) ? -1 : undefined).trim()
  }
  return inner
}

/** Printable ASCII; nearly every text begins and ends with it, and then there is nothing to trim. */
function isInk(code: number): boolean {
  return code > 0x20 && code < 0x7f
}

/** A cell as trimmed text; '' when it is blank or beyond the row's end. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined || cell === '') return ''
  return typeof cell === 'number' ? String(cell) : trimmed(cell)
}

/** The same without the apostrophe that exports put before what a spreadsheet would take for a formula. */
export function answerText(cell: Cell | undefined): string {
  const text = cellText(cell)
  return text.startsWith("'") && /^'[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text
}

export function isBlankRow(row: Row): boolean {
  return row.every((cell) => cell === '' || (typeof cell === 'string' && trimmed(cell) === ''))
}

export function filledCells(row: Row): number {
  let filled = 0
  for (const cell of row) if (cellText(cell) !== '') filled += 1
  return filled
}

/** The cells of one column from the first row of data on, in file order. */
export function* cellsOf(table: Table, column: number): Generator<Cell> {
  const { rows } = table.sheet
  for (let i = table.firstData; i < rows.length; i += 1) yield rows[i]?.[column] ?? ''
}

/** Cuts the blank rows at the end. */
export function withoutBlankEnd(rows: readonly Row[]): readonly Row[] {
  let end = rows.length
  while (end > 0 && isBlankRow(rows[end - 1] ?? BLANK_ROW)) end -= 1
  return end === rows.length ? rows : rows.slice(0, end)
}

/** Runs `work` over 0 … total in turns, pausing between them. */
export async function inTurns(
  total: number,
  stage: Progress['stage'],
  pause: Pause,
  work: (from: number, to: number) => void,
): Promise<void> {
  for (let from = 0; from < total; from += ROWS_PER_TURN) {
    const to = Math.min(total, from + ROWS_PER_TURN)
    work(from, to)
    await pause({ stage, done: to, total, unit: 'rows' })
  }
}
