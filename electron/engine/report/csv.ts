// Tables → the text of a CSV file that a spreadsheet program opens by a double click. What it would take for a formula
// is written as the text that it is.

/** Blanks that are not seen, and behind which a formula would still begin. */
const UNSEEN = '[\\s\\u00a0\\u200b-\\u200f\\u2060\\ufeff]*'
const LEADING = new RegExp(`^${UNSEEN}`)
const FORMULA = new RegExp(`^${UNSEEN}[=+\\-@\\t\\r\\n＝＋－＠]`)
/** A number stays a number; a dash by itself stands for “no answer” in many files, and calls nothing. */
const HARMLESS = new RegExp(`^${UNSEEN}(?:-?\\d+(?:[.,]\\d+)?|[-–—]+)\\s*$`)
const MUST_BE_QUOTED = /["'\r\n;,\t|]|^\s|\s$/

/**
 * A cell of such a file. A text that begins like a formula gets an apostrophe in front, in the place of the blanks that
 * are not seen; the import takes it away again.
 */
function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) && !HARMLESS.test(value) ? `'${value.replace(LEADING, '')}` : value
  return MUST_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows that are written between two breaths. */
const ROWS_PER_TURN = 5000

/**
 * The whole file, in UTF-8 with the mark by which Excel knows it. Rows end as RFC 4180 says. `pause` is told how many
 * rows are written, and may throw; then nothing is returned.
 */
export async function csvOf(
  rows: readonly (readonly (string | number | null)[])[],
  delimiter: ',' | ';',
  pause: (rows: number) => Promise<void>,
): Promise<Uint8Array> {
  const parts = [Buffer.from('\ufeff', 'utf8')]
  for (let from = 0; from < rows.length; from += ROWS_PER_TURN) {
    const some = rows.slice(from, from + ROWS_PER_TURN)
    parts.push(Buffer.from(some.map((row) => `${row.map(csvCell).join(delimiter)}\r\n`).join(''), 'utf8'))
    await pause(from + some.length)
  }
  return Buffer.concat(parts)
}
