// Two code pages of French Windows: 1252 (Windows) and 850 (the DOS that old till systems still write).
// Node's TextDecoder('windows-1252') reads 0x80–0x9F as control characters in Node 20, hence a table of our own.

/** Windows-1252, bytes 0x80–0x9F. Unassigned bytes keep their own number, so that nothing is lost. */
export const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

/** The bytes that are letters (or °) in CP850 and something a French text does not hold there in Windows-1252. */
const CP850: Readonly<Record<number, string>> = {
  129: 'ü',
  130: 'é',
  131: 'â',
  132: 'ä',
  133: 'à',
  135: 'ç',
  136: 'ê',
  137: 'ë',
  138: 'è',
  139: 'ï',
  140: 'î',
  144: 'É',
  147: 'ô',
  148: 'ö',
  150: 'û',
  151: 'ù',
  183: 'À',
  210: 'Ê',
  212: 'È',
  248: '°',
}

const LETTER = /[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]/
const LOWER = /[a-z\u00df-\u00f6\u00f8-\u00ff]/
/**
 * Punctuation and signs that Windows-1252 never has between two small letters of a word, but CP850 has é, â, ç, ê, è;
 * and é at a word's end, where Windows-1252 has a quote that only ever opens.
 */
const EVIDENCE_INSIDE =
  /[a-z\u00df-\u00f6\u00f8-\u00ff](?:\u0082|[\u0083\u0087\u0088\u008a][a-z\u00df-\u00f6\u00f8-\u00ff])/
/** Bytes that Windows-1252 leaves unassigned, beside a letter: only CP850 has ü and É there. */
const EVIDENCE_UNASSIGNED = /[A-Za-z\u00c0-\u00ff][\u0081\u0090]|[\u0081\u0090][A-Za-z\u00c0-\u00ff]/
const CANDIDATES = /[\u0080-\u009f\u00b7\u00d2\u00d4\u00f8]/g
const C1 = /[\u0080-\u009f]/g
/** French words that end in à, up to it: “déjà”, “là”, “voilà”, “au-delà”, and “à” itself. */
const BEFORE_FINAL_A_GRAVE = /(?:^|[^A-Za-z\u0080-\u00ff])(?:|l|voil|del|d[e\u0082\u00e9]j)$/i

/** Whether bytes (as a Latin-1 string) hold CP850 letters among Windows-1252 text. */
export function holdsCp850(latin1: string): boolean {
  return EVIDENCE_INSIDE.test(latin1) || EVIDENCE_UNASSIGNED.test(latin1)
}

export function fromWindows1252(latin1: string): string {
  return latin1.replace(C1, (byte) => WINDOWS_1252.charAt(byte.charCodeAt(0) - 0x80))
}

/**
 * Reads a file in which both code pages are mixed, even within a row: each doubtful byte is judged by its neighbours.
 * `repairs` counts the characters that were read as CP850.
 */
export function fromMixed(latin1: string): { text: string; repairs: number } {
  let repairs = 0
  const text = latin1.replace(CANDIDATES, (byte, at: number) => {
    const code = byte.charCodeAt(0)
    const letter = CP850[code]
    if (letter !== undefined && isCp850(code, latin1, at)) {
      repairs += 1
      return letter
    }
    return code <= 0x9f ? WINDOWS_1252.charAt(code - 0x80) : byte
  })
  return { text, repairs }
}

function isCp850(code: number, text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + 1)
  const left = LETTER.test(before)
  const right = LETTER.test(after)
  switch (code) {
    // In Windows-1252 a low quote and nothing at all: French text has neither.
    case 0x82:
    case 0x90:
      return true
    // Quotes open and close words; only inside a word are they ô and ö. The same for the low quote „ and ä.
    case 0x84:
    case 0x93:
    case 0x94:
      return left && right
    // œ in capitals is rare, but “CŒUR” and “Œuvre” are words; î stands between small letters.
    case 0x8c:
      return left && right && (LOWER.test(before) || LOWER.test(after))
    // An ellipsis ends words, à ends a few known ones and stands alone.
    case 0x85:
      return !right && BEFORE_FINAL_A_GRAVE.test(text.slice(Math.max(0, at - 6), at))
    case 0xb7:
      return !left && !right
    // Capitals: È and Ê of “TRÈS”, “ÊTRE”, where Windows-1252 has Ô and Ò.
    case 0xd2:
    case 0xd4:
      return left || right
    // n°1
    case 0xf8:
      return /\d/.test(after) || /[nN]/.test(before)
    default:
      return left || right
  }
}

/** The byte that Windows-1252 writes for a character of its own; for any other, the character's number cut to a byte. */
export function windows1252Byte(char: string): number {
  const at = WINDOWS_1252.indexOf(char)
  return at < 0 ? char.charCodeAt(0) & 0xff : at + 0x80
}
