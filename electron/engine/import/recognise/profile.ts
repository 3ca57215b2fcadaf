// What the values of each column are, over all rows: how many are scores, dates, addresses, texts; how many differ.

import { isCode } from '../../draw/code'
import { BLANK_ROW, type Cell, cellText, inTurns, type Pause, type Table } from '../table'
import { isNonAnswer } from '../values/missing'
import { readScore } from '../values/scoreValue'
import { DateTally } from './dateOrder'
import { GROUP_LABEL, normalise } from './words'

/** Distinct values are counted up to here; beyond, a column has “many”. */
const DISTINCT_COUNTED = 51
const SAMPLES = 5
const SAMPLE_LENGTH = 120
/** A kind of value that has not been seen among so many cells is not looked for any more. */
const PATIENCE = 2000

export class ColumnProfile {
  /** Cells that are not blank. */
  filled = 0
  /** Of these, cells that stand for “no answer”. */
  nonAnswers = 0
  scores = 0
  emails = 0
  /** Cells that look like the code of an invitation. */
  codes = 0
  /** Characters of all cells that hold an answer. */
  characters = 0
  highestScore = 0
  /** Cells that are numbers of any size, and of these the ones with decimals. */
  numbers = 0
  decimals = 0
  lowestNumber = Number.POSITIVE_INFINITY
  highestNumber = Number.NEGATIVE_INFINITY
  readonly dates = new DateTally()
  dateCells = 0
  readonly #distinct = new Set<string>()
  readonly #samples: string[] = []
  /** Bit i: the score i was seen. */
  #scoresSeen = 0

  add(cell: Cell): void {
    if (cell === '') return
    const text = cellText(cell)
    if (text === '') return
    this.filled += 1
    if (!this.#distinct.has(text) && isNonAnswer(text)) {
      this.nonAnswers += 1
      return
    }
    this.#remember(text)
    this.characters += text.length
    const answers = this.answers
    if (this.scores > 0 || answers < PATIENCE) {
      const score = readScore(cell)
      if (typeof score === 'number') {
        this.scores += 1
        if (score > this.highestScore) this.highestScore = score
        this.#scoresSeen |= 1 << score
      }
    }
    if (this.numbers > 0 || answers < PATIENCE) this.#addNumber(cell, text)
    if ((this.dateCells > 0 || answers < PATIENCE) && this.dates.add(cell)) this.dateCells += 1
    if ((this.codes > 0 || answers < PATIENCE) && isCode(text)) this.codes += 1
    if ((this.emails > 0 || answers < PATIENCE) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) this.emails += 1
  }

  #addNumber(cell: Cell, text: string): void {
    const value = typeof cell === 'number' ? cell : amountIn(text)
    if (value === null) return
    this.numbers += 1
    if (!Number.isInteger(value)) this.decimals += 1
    if (value < this.lowestNumber) this.lowestNumber = value
    if (value > this.highestNumber) this.highestNumber = value
  }

  #remember(text: string): void {
    if (this.#distinct.size >= DISTINCT_COUNTED || this.#distinct.has(text)) return
    this.#distinct.add(text)
    if (this.#samples.length < SAMPLES) {
      this.#samples.push(text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text)
    }
  }

  /** Cells that hold an answer of any kind. */
  get answers(): number {
    return this.filled - this.nonAnswers
  }

  /** How many values differ; null: too many to be a segment. */
  get distinct(): number | null {
    return this.#distinct.size >= DISTINCT_COUNTED ? null : this.#distinct.size
  }

  get samples(): readonly string[] {
    return this.#samples
  }

  /** The values that differ, as far as they are counted. */
  get values(): readonly string[] {
    return [...this.#distinct]
  }

  /** Of the scores, how many differ. */
  get distinctScores(): number {
    let differ = 0
    for (let bits = this.#scoresSeen; bits > 0; bits >>= 1) differ += bits & 1
    return differ
  }

  /** Shares of the answers, 0 … 1. */
  get scoreShare(): number {
    return this.#share(this.scores)
  }

  get dateShare(): number {
    return this.#share(this.dateCells)
  }

  get emailShare(): number {
    return this.#share(this.emails)
  }

  get codeShare(): number {
    return this.#share(this.codes)
  }

  get numberShare(): number {
    return this.#share(this.numbers)
  }

  get averageLength(): number {
    return this.answers === 0 ? 0 : this.characters / this.answers
  }

  /** Every value is promoter, passive or detractor, in words. */
  get isGroup(): boolean {
    const values = [...this.#distinct]
    return values.length > 0 && values.length <= 6 && values.every((value) => GROUP_LABEL.test(normalise(value)))
  }

  #share(count: number): number {
    return this.answers === 0 ? 0 : count / this.answers
  }
}

/** “12 500,50 €”, “45 %”, “1,234,567.8”: roughly, as it only tells columns of amounts from others. null: no number. */
function amountIn(text: string): number | null {
  if (text.length > 25 || !isNumberStart(text.charCodeAt(0))) return null
  if (/^\d{1,9}$/.test(text)) return Number(text)
  if (!AMOUNT.test(text)) return null
  const plain = text.replace(/[^\d.,+−-]/g, '').replace('−', '-')
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  const value = Number(last < 0 ? plain : `${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`)
  return Number.isNaN(value) ? null : value
}

const AMOUNT = /^[+−-]?[€$£]?\d[\d.,\s\u00a0\u202f']*(?:%|[€$£]|k€|eur|euros?)?$/i
/** A figure, a sign, a currency. Most texts do not begin so, and millions of cells are asked. */
const isNumberStart = (code: number) =>
  (code >= 48 && code <= 57) ||
  code === 43 ||
  code === 45 ||
  code === 36 ||
  code === 0xa3 ||
  code === 0x20ac ||
  code === 0x2212

/** One profile per column of the table, in its order; `rows` limits how many rows of data are looked at. */
export async function profileColumns(table: Table, pause: Pause, rows?: number): Promise<ColumnProfile[]> {
  const profiles = table.columns.map(() => new ColumnProfile())
  const data = table.sheet.rows
  const total = Math.min(data.length - table.firstData, rows ?? Number.POSITIVE_INFINITY)
  await inTurns(total, 'recognising', pause, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const row = data[table.firstData + i] ?? BLANK_ROW
      for (let column = 0; column < row.length; column += 1) profiles[column]?.add(row[column] ?? '')
    }
  })
  return profiles
}
