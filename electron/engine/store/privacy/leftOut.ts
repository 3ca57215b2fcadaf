// Rows of imported files that were left out are stored whole, and so hold people, too. They are told apart by the same
// rule as responses: by the e-mail first, then by the code.
import type { Mapping } from '../../../../shared/contract/import'
import { keptCells, keptIn } from '../importing/kept'
import type { SqlValue } from '../sql'
import { lower } from './identity'

/** By what a left-out row may be known as a person's; in lower case. */
export interface Signs {
  emails: ReadonlySet<string>
  codes: ReadonlySet<string>
}

/** Where a file's mapping says that e-mails and codes stand. */
export interface SignColumns {
  emails: readonly number[]
  codes: readonly number[]
}

const NO_COLUMNS: SignColumns = { emails: [], codes: [] }
/** Where they stand among the cells of a response that was replaced. */
const KEPT: SignColumns = { emails: [0], codes: [1] }

/** The columns of a batch, from its stored mapping; one that was stored without a mapping names none. */
export function signColumns(stored: string): SignColumns {
  const { mapping } = JSON.parse(stored) as { mapping?: Mapping }
  const withRole = (role: string) =>
    mapping?.columns.filter((column) => column.role === role).map(({ index }) => index) ?? []
  return mapping?.columns
    ? { emails: withRole('email'), codes: [...withRole('respondent'), ...withRole('number')] }
    : NO_COLUMNS
}

/** A number this short may as well be a score, a count or a year. */
const SHORT_NUMBER = /^\d{1,4}$/

/**
 * Whether a row is the person's. A cell that is their e-mail says so anywhere. A code says so only where no other
 * e-mail contradicts it, and, when it is a short number, only in the column of the codes.
 */
function isLeftOutOf({ emails, codes }: Signs, cells: readonly SqlValue[], columns = NO_COLUMNS): boolean {
  const texts = cells.map((cell) => lower(String(cell ?? '').trim()))
  if (texts.some((text) => emails.has(text))) return true
  if (codes.size === 0 || columns.emails.some((index) => texts[index]?.includes('@'))) return false
  return texts.some((text, index) => codes.has(text) && (columns.codes.includes(index) || !SHORT_NUMBER.test(text)))
}

/** The same of a row as it is stored; `columns` are those of its batch. */
export function isStoredLeftOutOf(signs: Signs, stored: SqlValue, columns: SignColumns | undefined): boolean {
  return isLeftOutOf(signs, cellsOf(stored), keptIn(String(stored ?? '')) ? KEPT : columns)
}

/**
 * The cells of a stored row; of a response that was replaced, its values. What is no list of cells (a row cut off by
 * hand) counts as one cell.
 */
export function cellsOf(stored: SqlValue): SqlValue[] {
  const text = String(stored ?? '')
  const kept = keptIn(text)
  if (kept) return keptCells(kept)
  try {
    const cells: unknown = JSON.parse(text)
    return Array.isArray(cells) ? (cells as SqlValue[]) : [text]
  } catch {
    return [text]
  }
}
