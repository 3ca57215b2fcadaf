// Blanks the trail's images of rows just as the rows themselves are blanked, and finds names in what colleagues wrote.
import { fold } from '../fold'
import type { Image } from '../trail/changes'
import type { Stripped } from './strip'

/** Columns of an image that the tables lose, too. */
const BLANKED: Record<string, readonly string[]> = {
  response: [
    ...['verbatim', 'name', 'email', 'respondent', 'company', 'account_id', 'contact_id', 'sheet', 'row'],
    ...['answer', 'role', 'owner', 'ticket', 'value'],
  ],
  invitation: ['contact_id'],
  contact: ['account_id', 'name', 'email', 'role', 'last_invited_on', 'number', 'job_title', 'owner'],
}

/** A response's verbatim stays only where it is told to; an action's words become neutral. */
export function blanked(
  table: string,
  image: Image,
  { actionTitle, names, verbatims }: { actionTitle: string; names: readonly string[]; verbatims: 'keep' | 'remove' },
): Image {
  const next: Image = { ...image }
  for (const column of BLANKED[table] ?? []) {
    if (column in next && !(column === 'verbatim' && verbatims === 'keep')) next[column] = null
  }
  if (table === 'response') {
    if ('search_text' in next) next.search_text = ''
    if (typeof next.answered_at === 'string') next.answered_at = next.answered_at.slice(0, 10)
  }
  if (table === 'import_issue' || table === 'people_issue') {
    if ('value' in next) next.value = ''
    if ('cells' in next) next.cells = '[]'
  }
  // Of a segment or an account there is nothing but its name.
  if ((table === 'segment' || table === 'account') && 'name' in next) next.name = ''
  if (table === 'invitation' && 'code' in next) next.code = ''
  if (table === 'action') {
    if ('title' in next) next.title = actionTitle
    if ('note' in next) next.note = null
    if (typeof next.owner === 'string' && mentions(next.owner, names)) next.owner = null
  }
  return next
}

/** Whether an image is of an account that spoke of them alone, or of a segment that did or is called as they are. */
export function isGone(gone: Stripped, table: string, image: Image, called: ReadonlySet<string>): boolean {
  if (table !== 'account' && table !== 'segment') return false
  const name = fold(image.name)
  return table === 'account' ? gone.accounts.has(name) : gone.segments.has(name) || called.has(name)
}

const wordsOf = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}@._-]+/gu, ' ')
    .trim()

/** Whether a text holds one of the names as whole words, whatever its case and accents. */
export function mentions(text: string, names: readonly string[]): boolean {
  const words = ` ${wordsOf(text)} `
  return names.map(wordsOf).some((name) => name !== '' && words.includes(` ${name} `))
}
