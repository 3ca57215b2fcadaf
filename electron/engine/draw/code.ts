// The code that goes out with an invitation and comes back with the answer. Nobody can guess another's: it is drawn from
// the system's randomness, not from seed or contact.
import { randomInt } from 'node:crypto'

/**
 * No vowels, so that it spells no word, no month (APR2027) and no TRUE that a spreadsheet would turn into something else;
 * nothing that is mistaken for something else when read aloud or copied by hand: 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B.
 */
const LETTERS = 'CDFHJKMNPQRTVWXY'
const SYMBOLS = `${LETTERS}23456789`
const LENGTH = 9

/** The first is a letter, so that no spreadsheet takes a code for a number. */
const CODE = new RegExp(`^[${LETTERS}][${SYMBOLS}]{${LENGTH - 1}}$`, 'i')

/** Whether a text looks like such a code, in whatever case. */
export const isCode = (text: string): boolean => text.length === LENGTH && CODE.test(text)

/** A code; `pick` gives a whole number below its argument. 24 symbols: ten thousand of 1.8 million million are in use. */
export function newCode(pick: (below: number) => number = randomInt): string {
  let code = LETTERS.charAt(pick(LETTERS.length))
  while (code.length < LENGTH) code += SYMBOLS.charAt(pick(SYMBOLS.length))
  return code
}

/** So many codes, none of which is among those that are taken. */
export function newCodes(count: number, taken: ReadonlySet<string>, pick?: (below: number) => number): string[] {
  const codes = new Set<string>()
  while (codes.size < count) {
    const code = newCode(pick)
    if (!taken.has(code)) codes.add(code)
  }
  return [...codes]
}
