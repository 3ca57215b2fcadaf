// Erases one person: from the tables, and from what the trail kept of them. Nothing of what was done so far can be
// undone afterwards, for the way back would bring them back.
import type { ReadDb, WriteDb } from '../database'
import { fold } from '../fold'
import { all, among, run, sql } from '../sql'
import type { Image } from '../trail/changes'
import { scrubTrail } from '../trail/scrub'
import { tellLine, unrecorded } from '../trail/seal'
import { blanked, isGone, mentions } from './blank'
import { askForClearing } from './clearing'
import type { Known } from './known'
import {
  blankLeftOut,
  blankLeftOutPeople,
  forgetInvited,
  removeResponses,
  removeSegments,
  stripResponses,
  UNUSED_SEGMENT,
} from './strip'
import { isTrace, tracesOf } from './traces'

export interface Wish {
  /** keep: the responses stay as scores of nobody; remove: they go, with their actions. */
  score: 'keep' | 'remove'
  /** What an action on such a response is called from now on. */
  actionTitle: string
}

export interface Erased {
  responses: number
  contacts: number
  actions: number
  leftOutRows: number
  trailEntries: number
}

/** Inside the caller's transaction. Works on the open program as on a copy of one. */
export function erasePerson(db: WriteDb, known: Known, wish: Wish): Erased {
  const traces = tracesOf(db, known)
  const { gone, ...erased } = unrecorded(db, () => {
    askForClearing(db)
    return eraseRows(db, known, wish)
  })
  const blanks = { actionTitle: wish.actionTitle, names: known.names, verbatims: 'remove' } as const
  const called = new Set(known.names.map(fold))
  const isOfThem = (table: string, image: Image) =>
    isTrace(known, traces, { table, image }, 'possible') || isGone(gone, table, image, called)
  scrubTrail(db, (table, image) => (isOfThem(table, image) ? blanked(table, image, blanks) : image))
  // The entry of the erasure itself says how many, and nothing about whom.
  const how = wish.score === 'keep' ? 'changed' : 'removed'
  for (const [what, count] of [
    ['response', erased.responses],
    ['action', erased.actions],
  ] as const) {
    if (count > 0) tellLine(db, { what, id: null, name: null, how, count })
  }
  return { ...erased, trailEntries: traces.possible.size }
}

function eraseRows(db: WriteDb, known: Known, { score, actionTitle }: Wish) {
  const theirs = sql`r.id IN ${among(known.responses)}`
  if (score === 'keep') neutraliseActions(db, known, actionTitle)
  // Before the responses: an account that their contact alone still refers to goes as well.
  const naming = segmentsNaming(db, known)
  forgetInvited(db, sql`i.id IN ${among(known.invitations)}`)
  const contacts = run(db, sql`DELETE FROM contact WHERE id IN ${among(known.contacts)}`)
  const gone = score === 'keep' ? stripResponses(db, theirs, 'remove') : removeResponses(db, theirs)
  removeUnused(db, naming)
  const leftOutRows =
    blankLeftOut(db, sql`i.id IN ${among(known.leftOut)}`) +
    blankLeftOutPeople(db, sql`i.id IN ${among(known.leftOutPeople)}`)
  return { gone, responses: gone.responses, contacts, actions: known.actions.length, leftOutRows }
}

/** Segments of their contact that are called as they are: a list whose column of names was taken for a dimension. */
function segmentsNaming(db: ReadDb, known: Known): number[] {
  const called = new Set(known.names.map(fold))
  const rows = all<{ id: number; name: string }>(
    db,
    sql`SELECT id, name FROM segment WHERE id IN
          (SELECT segment_id FROM contact_segment WHERE contact_id IN ${among(known.contacts)})`,
  )
  return rows.filter(({ name }) => called.has(fold(name))).map(({ id }) => id)
}

function removeUnused(db: WriteDb, segments: readonly number[]): void {
  const unused = all<{ id: number }>(
    db,
    sql`SELECT id FROM segment WHERE id IN ${among(segments)} AND ${UNUSED_SEGMENT}`,
  )
  removeSegments(
    db,
    unused.map(({ id }) => id),
  )
}

/** What colleagues wrote about a person is about that person: the title becomes a neutral one, the note goes. */
function neutraliseActions(db: WriteDb, known: Known, title: string): void {
  const named = ownersNaming(db, known)
  run(
    db,
    sql`UPDATE action SET title = ${title}, note = NULL, owner = iif(id IN ${among(named)}, NULL, owner)
        WHERE id IN ${among(known.actions)}`,
  )
}

/** An owner is a colleague, and stays; only where the field was used to name the person, it goes. */
function ownersNaming(db: ReadDb, known: Known): number[] {
  const rows = all<{ id: number; owner: string }>(
    db,
    sql`SELECT id, owner FROM action WHERE id IN ${among(known.actions)} AND owner IS NOT NULL`,
  )
  return rows.filter(({ owner }) => mentions(owner, known.names)).map(({ id }) => id)
}
