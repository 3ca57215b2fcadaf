// Amounts of money as people and programs write them: “12 500,50 €”, “1,234.56”, “1.234,56 EUR”, “12 k€”.
import { type Cell, cellText } from '../table'

export type DecimalMark = ',' | '.'

const AMOUNT =
  /^([+-]?)(?:[€$£]|eur|euros?|usd|gbp|chf)?([+-]?)(\d[\d.,]*)(k|m)?(?:[€$£]|eur|euros?|usd|gbp|chf)?(?:ht|ttc)?(?:\/an|\/year|\/yr|paran|peryear)?$/
/** Spaces of every width, and the apostrophe of Switzerland, between thousands. */
const SPACES = /[\s\u00a0\u2007\u2009\u202f'’]+/g
const TIMES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 }

/** What a cell says of the decimal mark of its column; null: nothing. “1,234” could be either, “12,5” could not. */
function markOf(cell: Cell | undefined): DecimalMark | null {
  if (typeof cell === 'number') return null
  const digits = AMOUNT.exec(plainOf(cell))?.[3]
  if (digits === undefined) return null
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'))
  if (last < 0) return null
  const mark = digits.charAt(last) as DecimalMark
  const other = mark === ',' ? '.' : ','
  const repeated = digits.indexOf(mark) !== last
  if (repeated) return other
  if (digits.includes(other)) return mark
  return digits.length - last - 1 === 3 && /^[1-9]\d{0,2}[.,]/.test(digits) ? null : mark
}

/** The decimal mark on which all cells agree; null: they leave it open, or contradict each other. */
export function decimalMark(cells: Iterable<Cell>): DecimalMark | null {
  let found: DecimalMark | null = null
  for (const cell of cells) {
    const mark = markOf(cell)
    if (mark === null) continue
    if (found !== null && found !== mark) return null
    found = mark
  }
  return found
}

/**
 * The amount in a cell. `mark`: the decimal mark of its column, where that is known; without it three figures after a
 * single mark are thousands, for amounts have no tenths of a cent. null: there is no amount in it.
 */
export function readAmount(cell: Cell | undefined, mark: DecimalMark | null = null): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  const match = AMOUNT.exec(plainOf(cell))
  const [, before, sign, digits, times] = match ?? []
  if (digits === undefined) return null
  const decimal = markOf(cell) ?? mark ?? (digits.includes(',') ? '.' : ',')
  const thousands = decimal === ',' ? '.' : ','
  const [whole = '', fraction, ...more] = digits.split(decimal)
  if (more.length > 0 || fraction?.includes(thousands) || !isGrouped(whole, thousands)) return null
  const value = Number(`${whole.replaceAll(thousands, '')}.${fraction ?? '0'}`)
  if (!Number.isFinite(value)) return null
  return (before === '-' || sign === '-' ? -value : value) * (TIMES[times ?? ''] ?? 1)
}

/** “1.234.567”, not “12.34.56”, which is a date or a number of something. */
function isGrouped(whole: string, separator: string): boolean {
  const [first = '', ...groups] = whole.split(separator)
  return groups.length === 0 || (first.length <= 3 && first !== '' && groups.every((group) => group.length === 3))
}

function plainOf(cell: string | undefined): string {
  const text = cellText(cell)
  if (text === '' || text.length > 40) return ''
  // In brackets, as accountants write what is owed.
  return text
    .replace(/^\((.*)\)$/, '-$1')
    .replace('\u2212', '-')
    .replace(SPACES, '')
    .toLowerCase()
}
