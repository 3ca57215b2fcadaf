// Lines of a report that are not answers: totals, averages, notices of confidentiality. Only what is evidently so.

import { isOwnColumn } from '../leftOut/ownColumns'
import { normalise } from '../recognise/words'
import { BLANK_ROW, cellText, filledCells, isBlankRow, type Row, type Table } from '../table'
import { readScore } from '../values/scoreValue'

/** The whole first cell: “Total”, “Sous-total (12)”, “Moyenne :”. */
const MEAN = /^(?:moyenne|average|mean|avg|mediane|median)(?: \d+| generale| globale| score)?$/
const SUM =
  /^(?:(?:grand |sub ?|sous )?totals?|total general|totaux|somme|sum|(?:record )?count|nombre(?: (?:d enregistrements|de lignes|de reponses))?)(?: \d+)?(?: (?:records?|lignes?|reponses?|responses?|enregistrements?|contacts?|comptes?))?$/
/** No company is called so, whatever the row holds. */
const SUBTOTAL = /^(?:sub|sous)[ -]?totals?\b/i
/** How the first cell of a notice under the data begins. “Total Énergies” is not among them: that is a company. */
const NOTICE =
  /^(?:confidential|informations? confidentielles?|copyright|exported|exporte|generated|genere|source|filtre|filter(?:ed)?)\b/

/** Rows at the end among which notices stand. */
const LAST_ROWS = 12

export class Footers {
  readonly #rows: readonly Row[]
  readonly #score: number
  readonly #half: number
  readonly #width: number
  /** Index of the first row from which on a row that holds a score may be no answer. */
  readonly end: number
  /** Index of the first row after the last answer. */
  readonly #afterAnswers: number

  constructor(table: Table, scoreColumn: number) {
    // In a file of left-out rows our own columns come first; what such a line says of itself begins after them.
    const own = table.columns.findIndex(({ name }) => !isOwnColumn(name))
    this.#rows = own > 0 ? table.sheet.rows.map((row) => row.slice(own)) : table.sheet.rows
    this.#score = scoreColumn - Math.max(0, own)
    this.#width = table.columns.length - Math.max(0, own)
    this.#half = this.#width / 2
    this.#afterAnswers = this.#firstAfterAnswers(table.firstData)
    const subtotal = this.#rows.findIndex((row, i) => i >= table.firstData && SUBTOTAL.test(firstCell(row)))
    this.end = subtotal < 0 ? this.#afterAnswers : Math.min(subtotal, this.#afterAnswers)
  }

  /**
   * Whether row `index` of the sheet is no answer but a line about the answers. A company may be called Total: a row
   * with a valid score counts as an answer unless it is at the very end, nearly blank, and says “average” or “total”.
   */
  is(index: number): boolean {
    const row = this.#rows[index] ?? BLANK_ROW
    const first = firstCell(row)
    // Nearly every row starts with an id, a date or a name.
    if (first === '' || !/^[\p{L}©]/u.test(first)) return false
    if (SUBTOTAL.test(first) && filledCells(row) <= this.#half) return true
    const plain = normalise(first)
    const scored = typeof readScore(row[this.#score]) === 'number'
    if (scored) {
      // Below each subtotal a report may have its count, with nothing else in the row.
      const isPart = this.end < this.#afterAnswers && filledCells(row) <= 2
      return (isPart || index >= this.#afterAnswers) && this.#isSummary(row, plain)
    }
    if (MEAN.test(plain) || SUM.test(plain)) return index >= this.#afterAnswers || filledCells(row) <= this.#half
    if (index < this.#afterAnswers) return false
    return isNotice(first, row) || this.#standsAmongNotices(index, row)
  }

  /** The name of the organisation that ends a report of a CRM stands alone in its row, below or above the notices. */
  #standsAmongNotices(index: number, row: Row): boolean {
    if (this.#width < 3 || filledCells(row) !== 1 || index < this.#rows.length - LAST_ROWS) return false
    return this.#rows
      .slice(Math.max(this.#afterAnswers, this.#rows.length - LAST_ROWS))
      .some((one) => isNotice(firstCell(one), one))
  }

  /** A mean of whole numbers can be whole, a sum of scores is hardly ever below 11. */
  #isSummary(row: Row, plain: string): boolean {
    const filled = filledCells(row)
    return MEAN.test(plain) ? filled <= Math.max(2, this.#half) : SUM.test(plain) && filled <= this.#half
  }

  #firstAfterAnswers(firstData: number): number {
    let end = this.#rows.length
    while (end > firstData) {
      const row = this.#rows[end - 1] ?? BLANK_ROW
      const scored = typeof readScore(row[this.#score]) === 'number'
      if (!isBlankRow(row) && scored && !this.#isSummary(row, normalise(firstCell(row)))) break
      end -= 1
    }
    return end
  }
}

/** Whether a row's first cell begins a notice: of confidentiality, of who exported what and when. */
export const saysNotice = (first: string): boolean => first.startsWith('©') || NOTICE.test(normalise(first))

/** Whether a row's first cell says that the row holds a sum or a count. */
export const saysSum = (first: string): boolean => SUM.test(normalise(first))

function isNotice(first: string, row: Row): boolean {
  return filledCells(row) <= 2 && saysNotice(first)
}

/** The first cell of a row that is not blank; '' in a blank row. */
export function firstCell(row: Row): string {
  for (const cell of row) {
    const text = cellText(cell)
    if (text !== '') return text
  }
  return ''
}
