// UTF-8 that some program once took for Windows-1252 and saved as UTF-8 again: “Ã©” for é, “â€™” for ’ – sometimes twice.
import { WINDOWS_1252, windows1252Byte } from './codePages'

/** What stands for the bytes 0x80 … 0xBF, as they follow the first byte of a UTF-8 character. */
const NEXT = `[\\u0080-\\u00bf${WINDOWS_1252}]`
/** Letters of Western and Central Europe (first byte 0xC2 … 0xC5), punctuation and signs, marks, emoji. */
const SEQUENCE = new RegExp(`[Â-Å]${NEXT}|â${NEXT}{2}|ï${NEXT}{2}|ðŸ${NEXT}{2}`, 'g')
/**
 * What may come out of one. Anything else was no mangled character: “pâ »” with an unbreakable space could be read as
 * Braille, “qualité »” as Chinese.
 */
const MEANT =
  /^(?:[\u00a0-\u017f\u2010-\u203f\u20a0-\u20bf\u2100-\u214f\u2190-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufeff\ufffd]|\ufe0f|\p{Extended_Pictographic})$/u
/** No language writes these: a sign inside a word, or at its end where neither space nor closing quote could be. */
const EVIDENT = /[ÃÂ][\u0080-\u009f\u00a1-\u00ba\u00bc-\u00bfƒ†‡ˆ‰Š‹ŒŽ˜™š›œžŸ€‚„]|â€[™œ\u009d˜¦¢\u201c\u201d\u00a0]|â‚¬/
const LEADS = /[ÃÂ]/g
const RUN = /[\u0080-\uffff]{2,}/g
const LAYERS = 3

/**
 * The text as it was meant. Touched only where that is evident for the file as a whole: it holds what no language
 * writes, and most of its Ã and Â are part of a mangled character. `unmangled`: how many characters came out of it.
 */
export function unmangle(text: string): { text: string; unmangled: number } {
  if (!isMangled(text)) return { text, unmangled: 0 }
  let unmangled = 0
  const mended = text.replace(RUN, (run) => {
    const found = mend(run)
    unmangled += found.places
    return found.text
  })
  return { text: mended, unmangled }
}

function isMangled(text: string): boolean {
  // Nearly every file is told apart by these alone.
  if (!['Ã', 'Â', 'â€', 'â‚'].some((sign) => text.includes(sign)) || !EVIDENT.test(text)) return false
  const leads = text.match(LEADS)?.length ?? 0
  const mangled = text.match(SEQUENCE)?.filter((sequence) => /^[ÃÂ]/.test(sequence) && meantBy(sequence) !== null)
  return (mangled?.length ?? 0) >= leads / 2
}

/** One run of characters beyond ASCII: layer by layer, as long as what comes out is evidently mangled still. */
function mend(run: string): { text: string; places: number } {
  let text = run
  let left = 0
  for (let layer = 0; layer < LAYERS && (layer === 0 || EVIDENT.test(text)); layer += 1) {
    let taken = 0
    text = text.replace(SEQUENCE, (sequence) => {
      const meant = meantBy(sequence)
      if (meant !== null) taken += sequence.length
      return meant ?? sequence
    })
    if (layer === 0) left = run.length - taken
  }
  return { text, places: text === run ? 0 : Math.max(1, [...text].length - left) }
}

/** The character that the bytes of a sequence are in UTF-8; null: they are none, or none that would stand there. */
function meantBy(sequence: string): string | null {
  const text = Buffer.from(Array.from(sequence, windows1252Byte)).toString('utf8')
  return MEANT.test(text) && (text !== '\ufffd' || sequence.startsWith('ï')) ? text : null
}
