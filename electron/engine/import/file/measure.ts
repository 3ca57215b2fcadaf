// What a workbook's sheets add up to, measured while they are read: a small file must not become a large table.
import { refuse } from '../../../../shared/failure'
import { type Row, withoutBlankEnd } from '../table'
import { LIMITS } from './limits'

export class Measure {
  readonly #file: string
  #cells = 0
  #places = 0
  #rows = 0
  #text = 0

  constructor(file: string) {
    this.#file = file
  }

  /** A cell with content; `where` is its sheet's part. Refuses with `unsafe-file`, `file-too-large`. */
  cell(value: string | number, column: number, where: string): void {
    this.#cells += 1
    if (column >= LIMITS.columns) throw this.unsafe(`${where}: ${column + 1} > ${LIMITS.columns}`)
    if (typeof value !== 'string') return
    if (value.length > LIMITS.cellText) throw this.unsafe(`${where}: ${value.length} > ${LIMITS.cellText}`)
    this.#text += value.length
    if (this.#text > LIMITS.text) throw this.unsafe(`${where}: ${this.#text} > ${LIMITS.text}`)
  }

  /** A row of so many places, blank ones before its last cell included: they cost memory like any other. */
  row(places: number, where: string): void {
    this.#places += places
    if (this.#places > LIMITS.cells) throw refuse('file-too-large', { file: this.#file })
    this.#notSparse(this.#places, this.#cells, where)
  }

  /** A whole sheet, without its blank end. One cell far below the others makes a million blank rows of a small one. */
  sheet(rows: readonly Row[], where: string): readonly Row[] {
    const used = withoutBlankEnd(rows)
    this.#rows += used.length
    if (this.#rows > LIMITS.rows) throw refuse('file-too-large', { file: this.#file })
    let width = 0
    let filled = 0
    for (const row of used) {
      if (row.length > width) width = row.length
      filled += row.length
    }
    this.#notSparse(used.length * width, filled, where)
    return used
  }

  #notSparse(places: number, filled: number, where: string): void {
    if (places <= LIMITS.sparseFrom || filled >= places * LIMITS.sparseShare) return
    throw this.unsafe(`${where}: ${filled} / ${places}`)
  }

  /** `reason`: the part at fault and its figures. */
  unsafe(reason: string) {
    return refuse('unsafe-file', { file: this.#file, reason })
  }
}
