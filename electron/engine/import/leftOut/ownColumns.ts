// The columns that a file of left-out rows has before those of the file it came from: known again by their headers, in
// every language, when it is imported once it was corrected.
import { en, fr } from '../../../../shared/text/areas/leftOut'

/** In the order in which they stand. */
export const OWN_COLUMNS = ['sheet', 'row', 'column', 'value', 'reason'] as const

const plain = (header: string) =>
  header
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .toLowerCase()
const OWN: ReadonlySet<string> = new Set(
  [en, fr].flatMap(({ columns }) => OWN_COLUMNS.map((column) => plain(columns[column]))),
)

/** Whether a column is one of these: it says what was wrong with the row, and is never an answer. */
export function isOwnColumn(header: string): boolean {
  return OWN.has(plain(header))
}
