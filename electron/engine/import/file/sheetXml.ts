// One sheet of an XLSX workbook → rows. Every address is read before it is believed, the sheet's own claim of its extent
// never; links, comments and drawings are not looked at.

import { BLANK_ROW, type Cell, isBlankRow, type Row } from '../table'
import { LIMITS } from './limits'
import type { Measure } from './measure'
import { type Shown, shownNumber } from './numberFormat'
import { readRuns } from './sharedStrings'
import { textOf, XmlWalk } from './xml'

export interface SheetContext {
  file: string
  /** The sheet's part in the archive, for refusals. */
  part: string
  strings: readonly string[]
  /** What each cell style shows, by its number. */
  styles: readonly Shown[]
  date1904: boolean
  measure: Measure
}

const MINUS = 0x2d
const ZERO = 0x30
const NINE = 0x39
const LETTER_A = 0x41
const LETTER_Z = 0x5a
const NAME_R = 0x72
const NAME_S = 0x73
const NAME_T = 0x74
/** Whole numbers of so many digits are exact. */
const EXACT_DIGITS = 15
const MIDNIGHT = /^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?$/

/**
 * The rows of a sheet, blank ends cut off. A formula saved without its result becomes its own text, starting with “=”.
 * Refuses with `file-damaged` (a sheet cut off, a row told twice, a text that is not in the table of texts),
 * `unsafe-file` (an address that is none, too many columns, a lone cell far from all others) and what `Measure` refuses.
 */
export function readSheetXml(bytes: Buffer, context: SheetContext): readonly Row[] {
  return new SheetReader(bytes, context).rows()
}

class SheetReader {
  readonly #walk: XmlWalk
  readonly #context: SheetContext
  readonly #rows: Row[] = []
  /** Formulas that other cells share, by their number. */
  readonly #shared = new Map<string, string>()
  /** The row being read, counted from 1 (0: none yet), and its cells. */
  #row = 0
  #cells: Cell[] = []
  /** The cell being read: its column counted from 0 (−1: none yet in this row), style and type. */
  #column = -1
  #style = 0
  #type = ''
  /** Where the tag's attribute r stands; −1: it has none. */
  #refFrom = -1
  #refTo = -1

  constructor(bytes: Buffer, context: SheetContext) {
    this.#walk = new XmlWalk(bytes, context.file)
    this.#context = context
  }

  rows(): readonly Row[] {
    const walk = this.#walk
    const { measure, part } = this.#context
    while (walk.next()) {
      // A sheet that is a chart, or has no cell.
      if (walk.is('sheetData')) return walk.closing || walk.empty ? [] : measure.sheet(this.#data(), part)
    }
    return []
  }

  #data(): readonly Row[] {
    const walk = this.#walk
    while (walk.next()) {
      if (walk.closing) {
        if (walk.is('row')) this.#endRow()
        else if (walk.is('sheetData')) return this.#rows
      } else if (walk.is('c')) this.#cell()
      else if (walk.is('row')) this.#beginRow()
    }
    throw walk.damaged()
  }

  #beginRow(): void {
    this.#endRow()
    this.#attributes()
    const stated = this.#refFrom >= 0
    this.#row = stated ? this.#whole(this.#refFrom, this.#refTo) : this.#row + 1
    if (this.#row < 1 || this.#row > LIMITS.sheetRows) {
      throw this.#badAddress(stated ? this.#ref() : String(this.#row))
    }
    this.#column = -1
    // Which of two rows of one number counts would depend on the reader.
    if ((this.#rows[this.#row - 1] ?? BLANK_ROW).length > 0) throw this.#walk.damaged()
  }

  #endRow(): void {
    const cells = this.#cells
    if (cells.length === 0) return
    this.#context.measure.row(cells.length, this.#context.part)
    while (this.#rows.length < this.#row) this.#rows.push(BLANK_ROW)
    this.#rows[this.#row - 1] = isBlankRow(cells) ? BLANK_ROW : cells.slice()
    this.#cells = []
  }

  #cell(): void {
    if (this.#row === 0) throw this.#walk.damaged()
    this.#attributes()
    if (this.#refFrom < 0) this.#column += 1
    else this.#address(this.#refFrom, this.#refTo)
    if (this.#walk.empty) return
    const value = this.#content()
    if (value === '') return
    this.#context.measure.cell(value, this.#column, this.#context.part)
    const cells = this.#cells
    while (cells.length < this.#column) cells.push('')
    cells[this.#column] = value
  }

  /** A row's number, or a cell's address, style and type, read byte by byte: there are millions of them. */
  #attributes(): void {
    const walk = this.#walk
    this.#style = 0
    this.#type = ''
    this.#refFrom = -1
    walk.rewind()
    while (walk.nextAttribute()) {
      if (walk.attributeTo - walk.attributeFrom !== 1) continue
      const name = walk.bytes[walk.attributeFrom]
      if (name === NAME_R) {
        this.#refFrom = walk.valueFrom
        this.#refTo = walk.valueTo
      } else if (name === NAME_S) this.#style = this.#whole(walk.valueFrom, walk.valueTo)
      else if (name === NAME_T) this.#type = walk.bytes.toString('latin1', walk.valueFrom, walk.valueTo)
    }
  }

  #ref(): string {
    return this.#walk.bytes.toString('latin1', this.#refFrom, this.#refTo)
  }

  #address(from: number, to: number): void {
    const { bytes } = this.#walk
    let column = 0
    let at = from
    for (; at < to && at < from + 3; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte < LETTER_A || byte > LETTER_Z) break
      column = column * 26 + byte - LETTER_A + 1
    }
    const row = at === from || to - at > 7 ? 0 : this.#whole(at, to)
    if (row < 1 || row > LIMITS.sheetRows) throw this.#badAddress(this.#ref())
    // Which of two rows it stands in would depend on the reader.
    if (row !== this.#row) throw this.#badAddress(`${this.#ref()} ≠ ${this.#row}`)
    this.#column = column - 1
  }

  /** Digits only; −1: something else. */
  #whole(from: number, to: number): number {
    const { bytes } = this.#walk
    if (from >= to) return -1
    let value = 0
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte < ZERO || byte > NINE) return -1
      value = value * 10 + byte - ZERO
    }
    return value
  }

  #badAddress(address: string) {
    return this.#context.measure.unsafe(`${this.#context.part}: ${address.slice(0, 24)}`)
  }

  /** Moves to the end of the cell; its value. */
  #content(): Cell {
    const walk = this.#walk
    let value: Cell = ''
    let formula: string | null = null
    while (walk.next()) {
      if (walk.closing) {
        if (walk.is('c')) return value === '' && formula !== null && this.#type !== 'str' ? `=${formula}` : value
      } else if (walk.is('v')) {
        const { from, to } = walk.toClosing()
        if (to > from) value = this.#value(from, to)
      } else if (walk.is('is')) {
        if (!walk.empty) value = readRuns(walk, 'is', this.#context.part, this.#context.file)
      } else if (walk.is('f')) formula = this.#formula()
      // A cell that never closed must not swallow the next.
      else if (walk.is('c') || walk.is('row')) throw walk.damaged()
    }
    throw walk.damaged()
  }

  #formula(): string {
    const walk = this.#walk
    const number = walk.attribute('si')
    const { from, to } = walk.toClosing()
    const text = textOf(walk.bytes, from, to)
    if (number === null) return text
    if (text !== '') this.#shared.set(number, text)
    return text === '' ? (this.#shared.get(number) ?? '') : text
  }

  #value(from: number, to: number): Cell {
    const { bytes } = this.#walk
    switch (this.#type) {
      case '':
      case 'n':
        return this.#number(from, to)
      case 's': {
        const text = this.#context.strings[this.#whole(from, to)]
        if (text === undefined) throw this.#walk.damaged()
        return text
      }
      case 'b':
        return bytes[from] === ZERO || bytes.toString('latin1', from, to) === 'false' ? 'FALSE' : 'TRUE'
      case 'd':
        return textOf(bytes, from, to).replace(MIDNIGHT, '$1')
      default:
        return this.#text(from, to)
    }
  }

  #text(from: number, to: number): string {
    if ((to - from) / 6 > LIMITS.cellText) throw this.#context.measure.unsafe(`${this.#context.part}: ${to - from}`)
    return textOf(this.#walk.bytes, from, to)
  }

  #number(from: number, to: number): Cell {
    const { bytes } = this.#walk
    const negative = bytes[from] === MINUS
    const digits = negative ? from + 1 : from
    let value = to - digits <= EXACT_DIGITS ? this.#whole(digits, to) : -1
    if (value < 0) {
      const written = this.#text(from, to)
      value = Number(written)
      // Not a number after all: shown as it stands, so that it is reported.
      if (written.trim() === '' || !Number.isFinite(value)) return written.trim()
    } else if (negative) value = -value || 0
    const shown = this.#context.styles[this.#style] ?? null
    return shown === null ? value : shownNumber(value, shown, this.#context.date1904)
  }
}
