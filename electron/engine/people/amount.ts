// Amounts as people write them: “12 500,50 €”, “$1,234.56”, “12.500”, “12,5 k€”. Whether a comma or a point divides
// thousands is decided for a column as a whole, by the cells that can be read in one way only.
import { type Cell, cellText } from '../import/table'

type Mark = ',' | '.'

const AMOUNT = /^([+-]?)(\d[\d., '’]*)([km])?$/

interface Parts {
  sign: string
  digits: string
  factor: number
}

/** An amount without currency, blanks of every kind as plain ones; null: it is none. */
function partsOf(text: string): Parts | null {
  const plain = text
    .replace(/\(([^()]*)\)/, '-$1')
    .replace(/€|\$|£|\b(?:eur|euros?|usd|gbp|chf|ht|ttc)\b|\/ ?(?:an|year|yr)\b/gi, ' ')
    .replace(/[\s\u00a0\u202f\u2009]+/g, ' ')
    .replace(/(?<=[km]) ?€?$/i, '')
    .trim()
    .toLowerCase()
    .replace(/^([+-]) /, '$1')
    .replace(/ ([km])$/, '$1')
  const match = AMOUNT.exec(plain)
  if (!match) return null
  const [, sign = '', digits = '', unit] = match
  return { sign, digits: digits.replace(/[ '’]/g, ''), factor: unit === 'k' ? 1e3 : unit === 'm' ? 1e6 : 1 }
}

/** The mark that can only be the decimal one in these digits; null: either could be. */
function decimalIn(digits: string): Mark | null {
  const marks = digits.match(/[.,]/g) ?? []
  const last = marks.at(-1) as Mark | undefined
  if (last === undefined) return null
  if (marks.some((mark) => mark !== last)) return last
  if (marks.length > 1) return last === ',' ? '.' : ','
  const after = digits.length - digits.lastIndexOf(last) - 1
  const before = digits.indexOf(last)
  return after === 3 && before >= 1 && before <= 3 && !digits.startsWith('0') ? null : last
}

/** How a column writes its decimals; null: no cell says, or cells contradict each other. */
export function decimalMark(cells: Iterable<Cell>): Mark | null {
  const found = new Set<Mark>()
  for (const cell of cells) {
    if (typeof cell === 'number' || cell === '') continue
    const parts = partsOf(cellText(cell))
    const mark = parts && decimalIn(parts.digits)
    if (mark) found.add(mark)
  }
  const [only] = found
  return found.size === 1 && only ? only : null
}

/** A cell as a number; null: there is no amount in it. `decimal`: of its column. */
export function readAmount(cell: Cell | undefined, decimal: Mark | null): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  const parts = partsOf(cellText(cell))
  if (!parts) return null
  const own = decimalIn(parts.digits) ?? decimal
  const thousands = own === ',' ? '.' : own === '.' ? ',' : null
  const plain = thousands === null ? parts.digits.replace(/[.,]/g, '') : parts.digits.replaceAll(thousands, '')
  const text = own === ',' ? plain.replace(',', '.') : plain
  if (!/^\d+(?:\.\d*)?$/.test(text)) return null
  return Number(`${parts.sign}${text}`) * parts.factor
}
