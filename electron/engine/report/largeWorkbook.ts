// A table of very many rows → the bytes of an XLSX workbook, some thousand rows at a time: SheetJS holds every cell as an
// object and writes them all in one go. Every text is written as text, never as a formula or a link.
import { linesOf, type SheetToWrite, widthsOf } from './workbook'
import { type Part, zipOf } from './zipWriter'

/** Rows that are written between two breaths. */
const ROWS_PER_TURN = 2000
/** Rows by which columns get their width. */
const ROWS_MEASURED = 500
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * The workbook of these sheets. `goesOn` stands in the first cell of a line that continues the texts of the line above
 * it. `pause` is told how many rows are written, and may throw; then nothing is returned.
 */
export async function largeWorkbookOf(
  sheets: readonly SheetToWrite[],
  goesOn: string,
  pause: (rows: number) => Promise<void>,
): Promise<Uint8Array> {
  let written = 0
  const turn = async (rows: number) => {
    written += rows
    await pause(written)
  }
  return zipOf([
    ...frame(sheets.map(({ name }) => name)),
    ...sheets.map((sheet, i) => ({ path: sheetPath(i), text: sheetXml(sheet, goesOn, turn) })),
  ])
}

const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`

/** The parts that say which sheets there are. */
function frame(names: readonly string[]): Part[] {
  const each = (one: (name: string, number: number) => string) => names.map((name, i) => one(name, i + 1)).join('')
  const types = each((_, n) => `<Override PartName="/${sheetPath(n - 1)}" ContentType="${TYPES}.worksheet+xml"/>`)
  const sheets = each((name, n) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`)
  const relations = each(
    (_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${types}</Types>`,
    '_rels/.rels':
      `<Relationships xmlns="${RELATIONS}">` +
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${relations}</Relationships>`,
  }
  return Object.entries(parts).map(([path, xml]) => ({ path, text: [HEAD + xml] }))
}

async function* sheetXml({ head, rows }: SheetToWrite, goesOn: string, turn: (rows: number) => Promise<void>) {
  const widths = widthsOf([head, ...rows.slice(0, ROWS_MEASURED)])
  const columns = widths.map(({ wch }, i) => `<col min="${i + 1}" max="${i + 1}" width="${wch}" customWidth="1"/>`)
  yield `${HEAD}<worksheet xmlns="${MAIN}">${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`
  yield linesOf(head, goesOn).map(lineXml).join('')
  for (let from = 0; from < rows.length; from += ROWS_PER_TURN) {
    const some = rows.slice(from, from + ROWS_PER_TURN)
    yield some.map((row) => linesOf(row, goesOn).map(lineXml).join('')).join('')
    await turn(some.length)
  }
  yield '</sheetData></worksheet>'
}

/** Cells without an address stand one after the other; a blank one keeps its place. */
function lineXml(line: readonly (string | number | null)[]): string {
  let xml = '<row>'
  for (const value of line) {
    if (value === null || value === '') xml += '<c/>'
    else if (typeof value === 'number') xml += `<c><v>${value}</v></c>`
    else xml += `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  }
  return `${xml}</row>`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not hold
const SPECIAL = /[&<>"\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[\da-fA-F]{4}_)/g
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML does not hold are written as Excel writes them: _x0001_. */
function escaped(text: string): string {
  return text.replace(
    SPECIAL,
    (one) => NAMED[one] ?? `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}
