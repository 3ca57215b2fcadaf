// Where the header is, before any column is typed: titles, filters and column letters may stand above it.
import type { Layout } from '../../../../shared/contract/import'
import { refuse } from '../../../../shared/failure'
import {
  BLANK_ROW,
  type Cell,
  type Column,
  cellText,
  filledCells,
  isBlankRow,
  type Row,
  type Sheet,
  type Table,
} from '../table'
import { dateSign } from '../values/dateValue'
import { type Signature, salesforceEvidence, signatureOf } from './layout'
import { isKnownHeader } from './words'

/** Rows at the top among which a header is looked for. */
const ROWS_LOOKED_AT = 30
/** A header names at least this share of the columns that the table's rows fill; less where its words are known. */
const LEAST_NAMED = 0.6
const LEAST_NAMED_KNOWN = 0.3
const KNOWN_WORDS = 2
const ROWS_COMPARED = 50

interface Place extends Signature {
  /** −1: there is none. */
  header: number
}

const NO_HEADER: Place = { layout: 'generic', header: -1, headerRows: 0, evidence: [] }

/**
 * The table in a sheet: its layout, header rows and columns with unique names. null: the sheet is blank.
 * `headerRow`: where the user says that the header starts, from 1, 0: nowhere; left out, it is looked for. Refuses with
 * `bad-input` where that row is beyond the sheet.
 */
export function findTable(sheet: Sheet, headerRow?: number): Table | null {
  const { rows } = sheet
  if (rows.every((row) => isBlankRow(row))) return null
  const found = headerRow === undefined ? (knownLayout(rows) ?? plainHeader(rows)) : statedHeader(rows, headerRow)
  const firstData = found.headerRows === 0 ? firstFilled(rows) : found.header + found.headerRows
  const { evidence, ...place } = asSalesforce(found, rows, firstData)
  return { sheet, ...place, layoutEvidence: evidence, firstData, columns: columnsOf(rows, place, firstData) }
}

function statedHeader(rows: readonly Row[], headerRow: number): Place {
  if (headerRow === 0) return NO_HEADER
  const header = headerRow - 1
  if (header >= rows.length) {
    throw refuse('bad-input', { name: 'import', where: 'headerRow', problem: `${headerRow} > ${rows.length}` })
  }
  return { layout: 'generic', headerRows: 1, evidence: [], ...signatureOf(rows.slice(header, header + 3)), header }
}

/** Reports of a CRM have headers in anybody's words; ids and notices tell whose they are. */
function asSalesforce(place: Place, rows: readonly Row[], firstData: number): Place {
  if (place.layout !== 'generic') return place
  const evidence = salesforceEvidence(rows, place.header, firstData)
  return evidence === null ? place : { ...place, layout: 'salesforce', evidence }
}

function firstFilled(rows: readonly Row[]): number {
  return rows.findIndex((row) => !isBlankRow(row))
}

function knownLayout(rows: readonly Row[]): Place | null {
  for (let header = 0; header < Math.min(rows.length, ROWS_LOOKED_AT); header += 1) {
    const signature = signatureOf(rows.slice(header, header + 3))
    if (signature) return { ...signature, header }
  }
  return null
}

/**
 * The header of a table from no tool that is known: among the rows above the first row of data-like cells, the one
 * that names most of the columns; known words decide between several. No such row: the file starts with data.
 */
function plainHeader(rows: readonly Row[]): Place {
  const top = rows.slice(0, ROWS_LOOKED_AT)
  const width = Math.max(...rows.slice(0, 100).map(filledCells))
  let best = { header: -1, points: 0 }
  for (let i = 0; i < top.length; i += 1) {
    const row = top[i] ?? BLANK_ROW
    const filled = filledCells(row)
    if (filled === 0 || isLetters(row)) continue
    if (filled >= LEAST_NAMED * width && isData(row, rows.slice(i + 1, i + 1 + ROWS_COMPARED))) break
    const known = row.filter((cell) => typeof cell === 'string' && isKnownHeader(cellText(cell))).length
    const least = known >= KNOWN_WORDS ? LEAST_NAMED_KNOWN : LEAST_NAMED
    if (filled < least * width || (filled === 1 && width > 1)) continue
    const points = filled / width + known
    // A later row must be clearly better: the first rows of data may be all words, too.
    if (best.header < 0 || points > best.points + 1) best = { header: i, points }
  }
  return best.header < 0 ? NO_HEADER : { layout: 'generic', header: best.header, headerRows: 1, evidence: [] }
}

/** A, B, C, D …: the column letters that some exports write above the header. */
function isLetters(row: Row): boolean {
  return row.length > 1 && row.every((cell, i) => cellText(cell) === letters(i))
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

/**
 * Whether a row holds data and not names: a date, an e-mail address, or a number that lies among those of the rows
 * below. A header may well be a number (a year), but not one like the values under it.
 */
function isData(row: Row, below: readonly Row[]): boolean {
  for (let column = 0; column < row.length; column += 1) {
    const cell = row[column] ?? ''
    const text = cellText(cell)
    if (text === '') continue
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return true
    const value = numberIn(cell)
    if (value === null) {
      // A month written as a date may well be a header: of the scores of that month.
      const others = below.map((other) => other[column] ?? '').filter((other) => cellText(other) !== '')
      if (dateSign(cell) !== null && (others.length === 0 || others.some((other) => dateSign(other) !== null)))
        return true
    } else if (
      isAmong(
        value,
        below.map((other) => numberIn(other[column] ?? '')),
      )
    )
      return true
  }
  return false
}

function numberIn(cell: Cell): number | null {
  const text = cellText(cell)
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null
}

function isAmong(value: number, others: readonly (number | null)[]): boolean {
  const numbers = others.filter((other) => other !== null)
  if (numbers.length === 0) return others.length === 0
  return value >= Math.min(...numbers) && value <= Math.max(...numbers)
}

function columnsOf(rows: readonly Row[], place: Omit<Place, 'evidence'>, firstData: number): Column[] {
  const headers = place.headerRows === 0 ? [] : rows.slice(place.header, place.header + place.headerRows)
  let width = 0
  for (const row of headers) width = Math.max(width, usedWidth(row, width))
  for (let i = firstData; i < rows.length; i += 1) width = Math.max(width, usedWidth(rows[i] ?? BLANK_ROW, width))
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, index) => {
    const { name, aliases } = namesOf(headers, place.layout, index)
    return { index, name: unique(name, index, taken), aliases }
  })
}

/** Where a row's last filled cell ends, looking only beyond what is known to be used. */
function usedWidth(row: Row, known: number): number {
  let end = row.length
  while (end > known && cellText(row[end - 1]) === '') end -= 1
  return end
}

/** Headers of one column from top to bottom, and the one that names it. */
function namesOf(headers: readonly Row[], layout: Layout, index: number): { name: string; aliases: string[] } {
  const [first = '', second = ''] = headers.map((row) => cellText(row[index]))
  if (headers.length < 2) return { name: first, aliases: first === '' ? [] : [first] }
  // Qualtrics: ids above, the wording below (in the language of the account).
  if (layout === 'qualtrics') return { name: second || first, aliases: [second, first].filter(Boolean) }
  const question = first || carried(headers[0] ?? BLANK_ROW, index)
  const generic = /^(?:response|open-ended response|réponse|réponse (?:ouverte|à une question ouverte))$/i.test(second)
  const name = second === '' || generic ? question : question === '' ? second : `${question} – ${second}`
  return { name, aliases: [name, first, generic ? '' : second].filter(Boolean) }
}

/** A question stands only over the first of its columns. */
function carried(row: Row, index: number): string {
  for (let i = index; i >= 0; i -= 1) if (cellText(row[i]) !== '') return cellText(row[i])
  return ''
}

/** Unnamed columns are called by their number, repeated names get one. */
function unique(name: string, index: number, taken: Set<string>): string {
  let candidate = name === '' ? `#${index + 1}` : name
  for (let i = 2; taken.has(candidate); i += 1) candidate = `${name} #${name === '' ? index + 1 : i}`
  taken.add(candidate)
  return candidate
}
