// Lines of a CRM report that are no record: its totals, its notice of confidentiality, the name of the organisation.

import { firstCell, saysNotice, saysSum } from '../import/check/footer'
import { normalise } from '../import/recognise/words'
import { BLANK_ROW, filledCells, isBlankRow, type Row, type Table } from '../import/table'

/** No record is called so, wherever it stands. */
const GRAND =
  /^(?:grand totals?|sub ?totals?|sous totals?|total general|totaux)(?: \d+)?(?: (?:records?|lignes?|enregistrements?|contacts?|comptes?))?$/

/** Of these no company is called. */
const CLEAR = /^(?:confidential|informations? confidentielles?|copyright)\b/

/** More filled cells than this, and a line at the end is a record, whatever it begins with. */
const MOST_FILLED = 2

/** Tells whether row `index` of the sheet is such a line. */
export function footersOf(table: Table): (index: number) => boolean {
  const { rows } = table.sheet
  const half = table.columns.length / 2
  const first = firstOfFooter(table)
  return (index) => {
    const row = rows[index] ?? BLANK_ROW
    if (index >= first) return !isBlankRow(row)
    const text = firstCell(row)
    if (text === '' || text.length > 60) return false
    return GRAND.test(normalise(text)) && filledCells(row) <= half
  }
}

/**
 * Where the footer begins: behind it nothing is a record any more, for the organisation's name may follow. But a company
 * may be called Total or Source Claire, and a list may have little more than names: a line that says no more than these
 * do begins a footer only where it is set apart, or where nothing but such lines follows.
 */
function firstOfFooter({ sheet: { rows }, firstData, columns }: Table): number {
  const rowAt = (index: number) => rows[index] ?? BLANK_ROW
  const most = Math.min(MOST_FILLED, columns.length - 1)
  let tail = rows.length
  while (tail > firstData && filledCells(rowAt(tail - 1)) <= most) tail -= 1
  let says = rows.length
  while (says > tail && saysOfData(rowAt(says - 1))) says -= 1
  for (let i = tail; i < rows.length; i += 1) {
    const text = firstCell(rowAt(i))
    if (text === '' || !saysOfData(rowAt(i))) continue
    const plain = normalise(text)
    if (i >= says || isBlankRow(rowAt(i - 1)) || text.startsWith('©') || CLEAR.test(plain) || GRAND.test(plain))
      return i
  }
  return rows.length
}

/** Blank, or a line about the list. */
function saysOfData(row: Row): boolean {
  const text = firstCell(row)
  return text === '' || saysNotice(text) || saysSum(text)
}
