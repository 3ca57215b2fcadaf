// What the trail still holds of a person: images of their rows as they were, also of rows that are no longer there.
//
// An image that holds all of its row is judged by what it says. One of a change holds only what changed, and is known by
// its id; but ids are given out anew after an import was undone, so that an id may have been somebody else's before.
import type { ReadDb } from '../database'
import { isOfSuccessor, keptIn } from '../importing/kept'
import { all, among, sql } from '../sql'
import type { Image } from '../trail/changes'
import type { EntryFacts } from '../trail/recorder'
import { eachImage } from '../trail/scrub'
import { lower } from './identity'
import type { Known } from './known'
import { isStoredLeftOutOf } from './leftOut'

export interface Traces {
  /** Of the person at any time. */
  responses: ReadonlySet<number>
  /** Those among them that were somebody else's at another time. */
  shared: ReadonlySet<number>
  /** Entries that hold an image which is surely theirs. */
  entries: ReadonlySet<number>
  /** Entries that hold one which may be theirs. */
  possible: ReadonlySet<number>
}

/** sure: for what is shown, so that nothing of others is; possible: for what is blanked, so that nothing is missed. */
export type Certainty = 'sure' | 'possible'

/** Looks through the whole trail twice: first for the responses that were theirs, then for all that belongs to them. */
export function tracesOf(db: ReadDb, known: Known): Traces {
  const responses = new Set(known.responses)
  const others = new Set<number>()
  eachImage(db, (table, image) => {
    if (table !== 'response' || !isWhole(table, image)) return
    const ids = isResponseOf(known, image) ? responses : others
    ids.add(Number(image.id))
  })
  const past = [...responses].filter((id) => !known.responses.includes(id))
  for (const { id } of all<{ id: number }>(db, sql`SELECT id FROM response WHERE id IN ${among(past)}`)) others.add(id)
  const entries = new Set<number>()
  const possible = new Set<number>()
  const shared = new Set([...responses].filter((id) => others.has(id)))
  const found: Traces = { responses, shared, entries, possible }
  eachImage(db, (table, image, entry) => {
    if (!isTrace(known, found, { table, image }, 'possible')) return
    possible.add(entry)
    if (isTrace(known, found, { table, image }, 'sure')) entries.add(entry)
  })
  return found
}

/** Whether an image is one of the person's rows, or of an action about them. */
export function isTrace(
  known: Known,
  traces: Traces,
  { table, image }: { table: string; image: Image },
  certainty: Certainty,
): boolean {
  const id = Number(image.id)
  const isTheirs = (response: number) =>
    traces.responses.has(response) && (certainty === 'possible' || !traces.shared.has(response))
  switch (table) {
    case 'response':
      return isWhole(table, image) ? isResponseOf(known, image) : isTheirs(id)
    case 'invitation':
      if (known.contacts.includes(Number(image.contact_id))) {
        return certainty === 'possible' || known.invitations.includes(id)
      }
      return has(known.signs.codes, image.code)
    case 'contact':
      return isWhole(table, image) ? isContactOf(known, image) : known.contacts.includes(id)
    case 'import_issue':
      if (!isWhole(table, image)) return known.leftOut.includes(id)
      return isLeftOutImage(known.signs, known.columnsOf, image) || isTheirs(successorIn(image))
    case 'people_issue':
      return isWhole(table, image)
        ? isLeftOutImage(known.signs, known.peopleColumnsOf, image)
        : known.leftOutPeople.includes(id)
    case 'action':
      return isTheirs(Number(image.response_id))
    default:
      return false
  }
}

/** A column that an image holds only when it holds all of them, or when that very column was changed. */
const TELLING: Record<string, readonly string[]> = {
  response: ['email', 'respondent', 'verbatim', 'score'],
  contact: ['email', 'opted_out'],
  import_issue: ['cells', 'value'],
  people_issue: ['cells', 'value'],
}

const isWhole = (table: string, image: Image): boolean => TELLING[table]?.every((column) => column in image) ?? false

const has = (signs: ReadonlySet<string>, value: Image[string] | undefined): boolean =>
  typeof value === 'string' && signs.has(lower(value.trim()))

/** The response that took the place of one which does not say itself who it was of; 0: the row is another one. */
function successorIn({ cells }: Image): number {
  const kept = keptIn(String(cells ?? ''))
  return kept && isOfSuccessor(kept) ? kept.by : 0
}

/** What is enough to tell that an image is of this very response, and not of another one of the same id. */
const SAME = ['id', 'wave_id', 'batch_id', 'row', 'score', 'verbatim'] as const

function isResponseOf({ identity, alone, predecessors }: Known, image: Image): boolean {
  const isBefore = (before: Image) => SAME.every((column) => (before[column] ?? null) === (image[column] ?? null))
  if (predecessors.some(isBefore)) return true
  const same = (value: Image[string] | undefined, own: string) =>
    typeof value === 'string' && lower(value) === lower(own)
  switch (identity.by) {
    case 'email':
      return (
        same(image.email, identity.email) ||
        (!image.email && identity.codes.some((code) => same(image.respondent, code)))
      )
    case 'respondent':
      return !image.email && same(image.respondent, identity.respondent)
    case 'response':
      return (
        Number(image.id) === identity.response &&
        alone !== null &&
        Object.entries(alone).every(([column, value]) => (image[column] ?? null) === value)
      )
  }
}

/** By the e-mail; where there is none, by the number in the CRM. */
function isContactOf({ signs }: Known, { email, number }: Image): boolean {
  return has(signs.emails, email) || (!email && has(signs.codes, number))
}

function isLeftOutImage(signs: Known['signs'], columnsOf: Known['columnsOf'], { batch_id, cells }: Image): boolean {
  return isStoredLeftOutOf(signs, cells ?? null, columnsOf.get(batch_id ?? null))
}

/** When which entries of the trail were made, by whom and by which call. */
export function entriesOf(db: ReadDb, entries: ReadonlySet<number>): Map<number, EntryFacts> {
  const rows = all<EntryFacts & { id: number }>(
    db,
    sql`SELECT id, at, who, call FROM trail WHERE id IN ${among(entries)}`,
  )
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}
