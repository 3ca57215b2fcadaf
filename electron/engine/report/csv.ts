// Tables → the text of a CSV file that a spreadsheet program opens by a double click. What it would take for a formula
// is written as the text that it is.

/** Blanks that are not seen, and behind which a formula would still begin. */
const UNSEEN = '[\\s\\u00a0\\u200b-\\u200f\\u2060\\ufeff]*'
const FORMULA = new RegExp(`^${UNSEEN}[=+\\-@\\t\\r\\n＝＋－＠]`)
/** A number stays a number; a dash by itself stands for “no answer” in many files, and calls nothing. */
const HARMLESS = new RegExp(`^${UNSEEN}(?:-?\\d+(?:[.,]\\d+)?|[-–—]+)\\s*$`)
const MUST_BE_QUOTED = /["'\r\n;,\t|]|^\s|\s$/

/**
 * A cell of such a file. A text that begins like a formula gets an apostrophe in front, in the place of the blanks that
 * are not seen; the import takes it away again.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) && !HARMLESS.test(value) ? `'${value.replace(new RegExp(`^${UNSEEN}`), '')}` : value
  return MUST_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The whole file, in UTF-8 with the mark by which Excel knows it. Rows end as RFC 4180 says. */
export function csvOf(rows: Iterable<readonly (string | number | null)[]>, delimiter: ',' | ';'): Uint8Array {
  const parts: string[] = ['\ufeff']
  for (const row of rows) parts.push(row.map(csvCell).join(delimiter), '\r\n')
  return Buffer.from(parts.join(''), 'utf8')
}
