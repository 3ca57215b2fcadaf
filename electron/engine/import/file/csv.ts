// Text → rows, after RFC 4180 and beyond it: exact for every file a CSV writer makes, forgiving for those it did not.
// Our own, because it must be quick over a million rows: lines without a quote are split natively.

import { BLANK_ROW, type Row } from '../table'
import { LIMITS } from './limits'

const QUOTE = '"'
/**
 * A record of so many fields is no row of a table, and is cut off there for whoever reads it to refuse: a file of commas
 * alone would become a list of as many blanks. Only lines longer than this can have as many.
 */
export const MOST_FIELDS = 100_000

/** Reads records from `text`, as many at a time as asked for. Blank lines are blank rows, so that row numbers hold. */
export class CsvReader {
  readonly #text: string
  readonly #delimiter: string
  readonly #lineEnd: '\n' | '\r'
  #at = 0
  /** The next quote at or after #at; text.length when there is none. */
  #quote = -1
  /** No quoted field closes before this place: spares a stray quote's search from being repeated. */
  #barren = 0

  constructor(text: string, delimiter: string) {
    this.#text = text
    this.#delimiter = delimiter
    this.#lineEnd = lineEndOf(text)
  }

  get done(): boolean {
    return this.#at >= this.#text.length
  }

  /** Characters read so far. */
  get position(): number {
    return this.#at
  }

  read(limit: number): Row[] {
    const rows: Row[] = []
    while (rows.length < limit && !this.done) rows.push(this.#record())
    return rows
  }

  #record(): Row {
    const text = this.#text
    const end = text.indexOf(this.#lineEnd, this.#at)
    const lineEnd = end < 0 ? text.length : end
    if (this.#quote < this.#at) {
      const found = text.indexOf(QUOTE, this.#at)
      this.#quote = found < 0 ? text.length : found
    }
    if (this.#quote < lineEnd) return this.#quotedRecord()
    const line = text.slice(this.#at, this.#withoutReturn(this.#at, lineEnd))
    this.#at = lineEnd + 1
    if (line === '') return BLANK_ROW
    return line.length < MOST_FIELDS - 1 ? line.split(this.#delimiter) : line.split(this.#delimiter, MOST_FIELDS)
  }

  /** In \r\n files the record ends before the \r. */
  #withoutReturn(from: number, end: number): number {
    return this.#lineEnd === '\n' && end > from && this.#text[end - 1] === '\r' ? end - 1 : end
  }

  #quotedRecord(): Row {
    const text = this.#text
    const row: string[] = []
    for (;;) {
      const start = this.#afterSpaces(this.#at)
      const close = text[start] === QUOTE ? this.#closingQuote(start) : -1
      let end: number
      if (close >= 0) {
        row.push(text.slice(start + 1, close).replaceAll('""', QUOTE))
        end = this.#afterSpaces(close + 1)
        if (text[end] === '\r' && this.#lineEnd === '\n') end += 1
      } else {
        end = this.#fieldEnd(this.#at)
        row.push(text.slice(this.#at, text[end] === this.#delimiter ? end : this.#withoutReturn(this.#at, end)))
      }
      this.#at = end + 1
      if (text[end] !== this.#delimiter || row.length === MOST_FIELDS) return row
      // A delimiter at the very end of the file is followed by one more, blank field.
      if (end + 1 === text.length) return [...row, '']
    }
  }

  #fieldEnd(from: number): number {
    const delimiter = this.#text.indexOf(this.#delimiter, from)
    const line = this.#text.indexOf(this.#lineEnd, from)
    return Math.min(delimiter < 0 ? this.#text.length : delimiter, line < 0 ? this.#text.length : line)
  }

  #afterSpaces(from: number): number {
    let at = from
    while (this.#text[at] === ' ') at += 1
    return at
  }

  /**
   * Where the field opened at `start` closes: the first quote with a delimiter, a line end or nothing after it. A quote
   * followed by anything else stands for itself, as in "il a dit "bonjour" hier". −1: it never closes, so that the
   * opening quote, too, stands for itself and does not swallow the rows after it.
   */
  #closingQuote(start: number): number {
    const text = this.#text
    const limit = Math.min(text.length, start + LIMITS.quotedField)
    let at = Math.max(start + 1, this.#barren)
    for (;;) {
      const quote = text.indexOf(QUOTE, at)
      if (quote < 0 || quote > limit) {
        this.#barren = limit
        return -1
      }
      if (text[quote + 1] === QUOTE) {
        at = quote + 2
        continue
      }
      const next = this.#afterSpaces(quote + 1)
      const after = text[next]
      const lineEnds = after === this.#lineEnd || (after === '\r' && text[next + 1] === '\n')
      if (after === undefined || after === this.#delimiter || lineEnds) return quote
      at = quote + 1
    }
  }
}

/** Every record of a text. */
export function parseCsv(text: string, delimiter: string): Row[] {
  return new CsvReader(text, delimiter).read(Number.POSITIVE_INFINITY)
}

/** How far a file whose first line ends with \r is searched for an \n, and one of nothing but quoted text for either. */
const LINE_ENDS_SOUGHT = 1_000_000

/** Old Mac files end lines with \r alone; in every other file \r is part of \r\n or of a cell. Quoted ones say nothing. */
function lineEndOf(text: string): '\n' | '\r' {
  let quoted = false
  let sawReturn = false
  const end = Math.min(text.length, LINE_ENDS_SOUGHT)
  for (let i = 0; i < end; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 34) quoted = !quoted
    else if (!quoted && code === 10) return '\n'
    else if (!quoted && code === 13) sawReturn = true
  }
  // A stray quote near the beginning makes all that follows look quoted.
  return sawReturn || !text.includes('\n') ? '\r' : '\n'
}
