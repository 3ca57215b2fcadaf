// Which character separates the columns? The one that cuts the first rows into the same number of fields.
import type { Recognition } from '../../../../shared/contract/import'
import { isBlankRow } from '../table'
import { CsvReader } from './csv'

export type Delimiter = NonNullable<Recognition['delimiter']>

/** In the order in which they win a tie. */
const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|']
const ROWS_LOOKED_AT = 200
const CHARACTERS_LOOKED_AT = 400_000
/** Of the rows, how many must agree on their number of fields; below, the file has a single column. */
const LEAST_AGREEMENT = 0.4

/**
 * The delimiter, and where the data begin: after Excel's own `sep=;` line, if there is one. A file of a single column
 * has none: null.
 */
export function findDelimiter(text: string): { delimiter: Delimiter | null; start: number } {
  const stated = /^"?sep=(.)"?(?:\r\n|\n|\r|$)/i.exec(text)
  const named = DELIMITERS.find((delimiter) => delimiter === stated?.[1])
  if (stated && named) return { delimiter: named, start: stated[0].length }
  return { delimiter: consistent(text), start: 0 }
}

function consistent(text: string): Delimiter | null {
  const head = text.slice(0, CHARACTERS_LOOKED_AT)
  const judged = DELIMITERS.map((delimiter) => ({
    delimiter,
    ...agreement(head, delimiter, head.length < text.length),
  }))
  const best = judged.reduce((a, b) => (b.share > a.share || (b.share === a.share && b.width > a.width) ? b : a))
  return best.share >= LEAST_AGREEMENT ? best.delimiter : null
}

/** The commonest number of fields above one, and the share of rows that have it. */
function agreement(text: string, delimiter: Delimiter, cut: boolean): { share: number; width: number } {
  const reader = new CsvReader(text, delimiter)
  const rows = reader.read(ROWS_LOOKED_AT)
  // The last row of a cut text may be half a row.
  if (cut && reader.done && rows.length > 1) rows.pop()
  // A line of nothing but delimiters still says which one it is.
  const filled = rows.filter((row) => row.length > 1 || !isBlankRow(row))
  const counts = new Map<number, number>()
  for (const row of filled) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [fields, count] of counts)
    if (count > most || (count === most && fields > width)) [width, most] = [fields, count]
  return { share: filled.length === 0 ? 0 : most / filled.length, width }
}
