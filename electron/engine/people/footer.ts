// Lines of a CRM report that are no record: its totals, its notice of confidentiality, the name of the organisation.

import { normalise } from '../import/recognise/words'
import { BLANK_ROW, cellText, filledCells, isBlankRow, type Row, type Table } from '../import/table'

const GRAND =
  /^(?:grand totals?|sub ?totals?|sous totals?|total general|totaux)(?: \d+)?(?: (?:records?|lignes?|enregistrements?|contacts?|comptes?))?$/
const TOTAL =
  /^(?:totals?|total (?:records?|lignes?|general)|nombre|count|record count|somme|sum)(?: \d+)?(?: (?:records?|lignes?|enregistrements?|contacts?|comptes?))?$/
const NOTICE =
  /^(?:confidential|informations? confidentielles?|copyright|exported|exporte|generated|genere|source|filtered|filtre)\b/

/** More filled cells than this, and a line at the end is a record, whatever it begins with. */
const MOST_FILLED = 2

const firstOf = (row: Row): string => {
  for (const cell of row) {
    const text = cellText(cell)
    if (text !== '') return text
  }
  return ''
}

/** Tells whether row `index` of the sheet is such a line. */
export function footersOf(table: Table): (index: number) => boolean {
  const { rows } = table.sheet
  const half = table.columns.length / 2
  let tail = rows.length
  while (tail > table.firstData && isTail(rows[tail - 1] ?? BLANK_ROW)) tail -= 1
  const isNotice = (row: Row) => {
    const first = firstOf(row)
    const plain = normalise(first)
    return first.startsWith('©') || TOTAL.test(plain) || GRAND.test(plain) || NOTICE.test(plain)
  }
  // Behind the first such line nothing is a record any more: the organisation's name may follow.
  let first = rows.length
  for (let i = tail; i < rows.length; i += 1) {
    if (!isNotice(rows[i] ?? BLANK_ROW)) continue
    first = i
    break
  }
  return (index) => {
    const row = rows[index] ?? BLANK_ROW
    if (index >= first) return !isBlankRow(row)
    const text = firstOf(row)
    if (text === '' || text.length > 60) return false
    return GRAND.test(normalise(text)) && filledCells(row) <= half
  }
}

function isTail(row: Row): boolean {
  const filled = filledCells(row)
  return filled <= MOST_FILLED
}
