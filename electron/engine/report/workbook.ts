// Tables → the bytes of an XLSX workbook. Every text is written as text: one that begins with “=” is no formula, and
// nothing of the data becomes a link.
import * as XLSX from 'xlsx'

export interface SheetToWrite {
  name: string
  head: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** A cell of a spreadsheet holds no longer text. */
const LONGEST = 32_767

/** `goesOn` stands in the first cell of a line that continues the texts of the line above it. */
export function workbookOf(sheets: readonly SheetToWrite[], goesOn: string): Uint8Array {
  const workbook = XLSX.utils.book_new()
  for (const { name, head, rows } of sheets) {
    const lines = [head, ...rows].flatMap((row) => linesOf(row, goesOn))
    const sheet = XLSX.utils.aoa_to_sheet(lines.map((line) => line.map(cellOf)))
    sheet['!cols'] = widthsOf(lines)
    XLSX.utils.book_append_sheet(workbook, sheet, name)
  }
  return new Uint8Array(XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

/** In characters: a narrower column is hard to read, a wider one pushes the others out of sight. */
const NARROWEST = 8
const WIDEST = 60

/** Widths of the columns of a table, by its longest cells. */
export function widthsOf(lines: readonly Line[]): { wch: number }[] {
  const columns = lines.reduce((most, line) => Math.max(most, line.length), 0)
  return Array.from({ length: columns }, (_, column) => {
    const longest = lines.reduce((most, line) => Math.max(most, String(line[column] ?? '').length), NARROWEST)
    return { wch: Math.min(longest + 1, WIDEST) }
  })
}

function cellOf(value: string | number | null): XLSX.CellObject | null {
  if (value === null || value === '') return null
  return typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value }
}

type Line = readonly (string | number | null)[]

/** A row whose texts are too long for a cell goes on in lines below it. */
export function linesOf(row: Line, goesOn: string): Line[] {
  const lines: (string | number | null)[][] = []
  row.forEach((value, column) => {
    const parts = typeof value === 'string' ? partsOf(value) : [value]
    parts.forEach((part, i) => {
      lines[i] ??= row.map((_, at) => (i > 0 && at === 0 ? goesOn : null))
      ;(lines[i] as (string | number | null)[])[column] = part
    })
  })
  return lines.length > 0 ? lines : [row]
}

function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let from = 0; from < text.length || parts.length === 0; ) {
    let to = Math.min(text.length, from + LONGEST)
    // Not between the two halves of one character.
    if (to < text.length && /[\uD800-\uDBFF]/.test(text[to - 1] ?? '')) to -= 1
    parts.push(text.slice(from, to))
    from = to
    if (text.length === 0) break
  }
  return parts
}
