// Day first or month first? Decided per column, on all its rows, and never guessed.
import type { DateOrder } from '../../../../shared/contract/import'
import { type Cell, cellText } from '../table'
import { type DateSign, dateSign } from '../values/dateValue'

/** What the dates of a column say, counted cell by cell. */
export class DateTally {
  #signs = new Map<DateSign, number>()
  /** 05/05/2024: a date, but the same in either order. */
  #same = 0
  #example: string | null = null
  /** The first cell of each sign that fixes an order. */
  #deciding = new Map<DateSign, string>()

  /** Takes one filled cell; returns whether it holds a date. */
  add(cell: Cell): boolean {
    const sign = dateSign(cell)
    if (sign !== null) {
      const count = this.#count(sign)
      this.#signs.set(sign, count + 1)
      if (count === 0) this.#deciding.set(sign, cellText(cell))
      if (sign === 'either') this.#example ??= cellText(cell)
      return true
    }
    const same = /^(\d{1,2})([-/.])\1\2(?:\d{4}|\d{2})(?!\d)/.test(cellText(cell))
    if (same) this.#same += 1
    return same
  }

  get dates(): number {
    return [...this.#signs.values()].reduce((sum, count) => sum + count, 0) + this.#same
  }

  /** A date that can be read in two ways, for the question to the user. null: there is none. */
  get example(): string | null {
    return this.#example
  }

  /**
   * The order of the column. null: no dates, or dates that no row decides, or rows that contradict each other; where
   * `undecided` is true, the user must say.
   */
  get order(): DateOrder | null {
    const dayFirst = this.#count('day-first')
    const monthFirst = this.#count('month-first')
    if (this.undecided) return null
    if (dayFirst > 0) return 'day-first'
    if (monthFirst > 0) return 'month-first'
    if (this.#count('iso') + this.#count('words') > 0) return 'iso'
    // Only dates such as 05/05/2024: either order reads them alike.
    if (this.#same > 0) return 'day-first'
    if (this.#count('serial') > 0) return 'serial'
    return this.#count('unix') > 0 ? 'unix' : null
  }

  /** The dates that can be read in one way only, where they fix the order. null: nothing is fixed by any. */
  get decided(): { order: DateOrder; count: number; example: string } | null {
    const { order } = this
    if (order !== 'day-first' && order !== 'month-first' && order !== 'iso') return null
    const example = this.#deciding.get(order)
    return example === undefined ? null : { order, count: this.#count(order), example }
  }

  get undecided(): boolean {
    const decided = Number(this.#count('day-first') > 0) + Number(this.#count('month-first') > 0)
    return decided === 2 || (decided === 0 && this.#count('either') > 0)
  }

  #count(sign: DateSign): number {
    return this.#signs.get(sign) ?? 0
  }
}

/** Reads a whole column. */
export function tallyDates(cells: Iterable<Cell>): DateTally {
  const tally = new DateTally()
  for (const cell of cells) if (cell !== '') tally.add(cell)
  return tally
}
