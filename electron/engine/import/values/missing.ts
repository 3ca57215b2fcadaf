// What people and programs write where there is no answer.

/** Compared without case, accents and points. */
const NON_ANSWERS = [
  ['', '-', '--', '–', '—', '/', '?'],
  ['na', 'n/a', '#n/a', '#n/d', 'n/d', 'nd', 'nc', 'n/c', 'nsp', 'nspp', 'nr', 'n/r', 'null', 'nan', 'none', 'dk'],
  ['ne sait pas', 'ne se prononce pas', 'je ne sais pas', 'sans réponse', 'pas de réponse', 'aucune réponse'],
  ['non réponse', 'non renseigné', 'non concerné', 'vide', '(vide)', 'blank', '(blank)', 'skipped'],
  ['no answer', 'no response', 'not answered', 'not applicable', "don't know", 'don’t know', 'dont know'],
].flat()

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '')
const KNOWN = new Set(NON_ANSWERS.flatMap((text) => [text, withoutAccents(text)]))
const LONGEST = 20
/** Millions of cells are asked; most are told apart by their first character. Points may stand before any other. */
const FIRST_CHARACTERS = new Set([...KNOWN].map((text) => text.charCodeAt(0)).concat(46))
const LOWER_CASE = 32

/** Whether a trimmed text stands for “no answer”: empty, NA, N/A, #N/A, ND, NC, NSP, “Ne sait pas”, “-”, “.” … */
export function isNonAnswer(text: string): boolean {
  if (text === '') return true
  if (text.length > LONGEST) return false
  const first = text.charCodeAt(0)
  if (!FIRST_CHARACTERS.has(first) && !FIRST_CHARACTERS.has(first | LOWER_CASE)) return false
  const plain = text.includes('.') ? text.replaceAll('.', '') : text
  return KNOWN.has(plain.toLowerCase().trim())
}

/**
 * The same for a segment, where two letters are often a value (NA: North America): only what is never a name.
 */
export function isNoSegment(text: string): boolean {
  return /^(?:|[-–—.?/]|#?n\/[ad]|\(?(?:vide|blank)\)?|null|nan)$/i.test(text)
}

/** For a comment: also « RAS », “rien à signaler”, which French respondents write instead of leaving it blank. */
export function isNoComment(text: string): boolean {
  return isNonAnswer(text) || /^ras\.?$/i.test(text)
}
