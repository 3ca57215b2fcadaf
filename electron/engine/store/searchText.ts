// What a search of responses looks through: one text per response, folded when it is stored and not again at each search.
import { fold } from './fold'

/** Who answered, as far as it is known. */
export interface Who {
  company: string | null
  name: string | null
  email: string | null
  respondent: string | null
}

/**
 * The value of `search_text`: every field on a line of its own, the verbatim first, because what verbatims are sorted
 * by is read out of that line.
 */
export function searchTextOf({ company, name, email, respondent }: Who, verbatim: string | null): string {
  return folded(`${line(verbatim)}\n${line(company)}\n${line(name)}\n${line(email)}\n${line(respondent)}`)
}

function line(field: string | null): string {
  if (field === null) return ''
  return field.includes('\n') ? field.replaceAll('\n', ' ') : field
}

const PLAIN = /^[\0-\x7f]*$/
const NOT_PLAIN = /[^\0-\x7f]+/g
/** Letters with an accent, and what they fold to: a language has few of them, and each comes again and again. */
const accented = new Map<string, string>()
const MOST_KEPT = 1000

/** The same as `fold`, which takes a text apart and puts it together again; most texts are plain ASCII but for accents. */
function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text.replace(NOT_PLAIN, (letters) => accented.get(letters) ?? foldedAnew(letters)).toLowerCase()
}

function foldedAnew(letters: string): string {
  const plain = fold(letters)
  if (accented.size < MOST_KEPT) accented.set(letters, plain)
  return plain
}
