// UTF-8 that some program once took for Windows-1252 and saved as UTF-8 again: “Ã©” for é, “â€™” for ’ – sometimes twice.

import type { Cell, Sheet } from '../table'
import { WINDOWS_1252, windows1252Byte } from './codePages'

/** What stands for the bytes 0x80 … 0xBF, as they follow the first byte of a UTF-8 character. */
const NEXT = `[\\u0080-\\u00bf${WINDOWS_1252}]`
/** Letters of Western and Central Europe (first byte 0xC2 … 0xC5), ƒ ˆ ˜, punctuation and signs, marks, emoji. */
const PATTERN = `[Â-Å]${NEXT}|Æ’|Ë[†œ]|â${NEXT}{2}|ï${NEXT}{2}|ðŸ${NEXT}{2}`
const SEQUENCE = new RegExp(PATTERN, 'g')
const SEQUENCE_HERE = new RegExp(PATTERN, 'y')
/**
 * What may come out of one. Anything else was no mangled character: “pâ »” with an unbreakable space could be read as
 * Braille, “qualité »” as Chinese. The five bytes that Windows-1252 leaves unassigned come out of a second layer.
 */
const MEANT =
  /^(?:[\u0081\u008d\u008f\u0090\u009d\u00a0-\u017f\u0192\u02c6\u02dc\u2010-\u203f\u20a0-\u20bf\u2100-\u214f\u2190-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufeff\ufffd]|\ufe0f|\p{Extended_Pictographic})$/u
/** No language writes these: a sign inside a word, or at its end where neither space nor closing quote could be. */
const EVIDENT = /[ÃÂ][\u0080-\u009f\u00a1-\u00ba\u00bc-\u00bfƒ†‡ˆ‰Š‹ŒŽ˜™š›œžŸ€‚„]|â€[™œ\u009d˜¦¢\u201c\u201d\u00a0]|â‚¬/
const LEADS = /[ÃÂ]/g
/** So many decide for a file of any size. */
const LEADS_WEIGHED = 100_000
const LAYERS = 3

/**
 * The text as it was meant. Touched only where that is evident for the file as a whole: it holds what no language
 * writes, and most of its Ã and Â are part of a mangled character; layer by layer, as long as that is so.
 * `unmangled`: how many characters came out of it.
 */
export function unmangle(text: string): { text: string; unmangled: number } {
  let current = text
  let unmangled = 0
  for (let layer = 0; layer < LAYERS && isMangled(current); layer += 1) {
    const { text: mended, sequences, characters } = mend(current)
    current = mended
    // What the next layer takes came out of the one before.
    unmangled = layer === 0 ? sequences : Math.max(sequences, unmangled - characters + sequences)
  }
  return { text: current, unmangled }
}

/** Which cells could be mangled, or hold a letter that speaks against it. */
const SUSPECT = /[ÃÂ]|â[€‚]/
/** Between cells. A cell that holds it is left alone. */
const BETWEEN = '\0'

/** The same for the cells of a workbook, which was saved after a text file had been opened in the wrong encoding. */
export function unmangleSheets(sheets: readonly Sheet[]): { sheets: readonly Sheet[]; unmangled: number } {
  const suspects: string[] = []
  const isSuspect = (cell: Cell): cell is string =>
    typeof cell === 'string' && SUSPECT.test(cell) && !cell.includes(BETWEEN)
  for (const { rows } of sheets)
    for (const row of rows) for (const cell of row) if (isSuspect(cell)) suspects.push(cell)
  const { text, unmangled } = unmangle(suspects.join(BETWEEN))
  if (unmangled === 0) return { sheets, unmangled }
  const mended = text.split(BETWEEN)
  const meant = new Map(suspects.map((cell, i) => [cell, mended[i] ?? cell]))
  const mend = (cell: Cell) => (typeof cell === 'string' ? (meant.get(cell) ?? cell) : cell)
  return {
    sheets: sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => (row.some(isSuspect) ? row.map(mend) : row)),
    })),
    unmangled,
  }
}

function isMangled(text: string): boolean {
  // Nearly every file is told apart by these alone.
  if (!['Ã', 'Â', 'â€', 'â‚'].some((sign) => text.includes(sign)) || !EVIDENT.test(text)) return false
  let leads = 0
  let mangled = 0
  for (const { index } of text.matchAll(LEADS)) {
    leads += 1
    SEQUENCE_HERE.lastIndex = index
    const sequence = SEQUENCE_HERE.exec(text)?.[0]
    if (sequence !== undefined && meantBy(sequence) !== null) mangled += 1
    if (leads === LEADS_WEIGHED) break
  }
  return mangled >= leads / 2
}

/** One layer; how many sequences were mended, and how many characters they had. */
function mend(text: string): { text: string; sequences: number; characters: number } {
  let sequences = 0
  let characters = 0
  const mended = text.replace(SEQUENCE, (sequence) => {
    const meant = meantBy(sequence)
    if (meant === null) return sequence
    sequences += 1
    characters += sequence.length
    return meant
  })
  return { text: mended, sequences, characters }
}

/** Sequences that were read once; there are a few thousand at most, and in any file a few dozen. */
const KNOWN = new Map<string, string | null>()

/** The character that the bytes of a sequence are in UTF-8; null: they are none, or none that would stand there. */
function meantBy(sequence: string): string | null {
  const known = KNOWN.get(sequence)
  if (known !== undefined) return known
  const text = Buffer.from(Array.from(sequence, windows1252Byte)).toString('utf8')
  const meant = MEANT.test(text) && (text !== '\ufffd' || sequence.startsWith('ï')) ? text : null
  KNOWN.set(sequence, meant)
  return meant
}
