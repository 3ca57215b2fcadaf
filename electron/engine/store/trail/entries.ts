// Entries of the trail as rows, and what state they are in.
import type { ReadDb, WriteDb } from '../database'
import { insert, one, prepared, run, sql } from '../sql'
import { type Changes, encoded } from './changes'
import { ownersOf } from './names'

/** done: can be taken back; undone: can be done again; abandoned: undone for good; sealed: done for good. */
export type EntryState = 'done' | 'undone' | 'abandoned' | 'sealed'

export interface NewEntry {
  call: string
  at: string
  who: string | null
  /** The entry that this one took back or did again. */
  of: number | null
  state: 'done' | 'sealed'
}

/** The id that the next entry will have: none is ever removed, so none is given out twice. */
export function nextEntry(db: ReadDb): number {
  return (one<{ last: number | null }>(db, sql`SELECT max(id) AS last FROM trail`)?.last ?? 0) + 1
}

/** A new change ends the way forward: what was undone stays undone. */
export function insertEntry(db: WriteDb, { call, at, who, of, state }: NewEntry, changes: Changes): number {
  if (of === null) abandonUndone(db)
  const id = insert(
    db,
    sql`INSERT INTO trail (at, who, call, of_id, state, changes)
        VALUES (${at}, ${who || null}, ${call}, ${of}, ${state}, ${encoded(changes)})`,
  )
  // An undo or a redo is found by the entry that it is of.
  if (of !== null) return id
  const subject = prepared(db, 'INSERT INTO trail_subject (what, id, trail_id, begins) VALUES (?, ?, ?, ?)')
  try {
    for (const { what, id: own, begins } of ownersOf(db, changes)) subject.run([what, own, id, begins ? 1 : 0])
  } finally {
    subject.free()
  }
  return id
}

/** Nothing that was undone can be done again from here on; what was kept for it goes. */
function abandonUndone(db: WriteDb): void {
  if (!one(db, sql`SELECT id FROM trail WHERE state = 'undone' LIMIT 1`)) return
  run(db, sql`DELETE FROM trail_chunk WHERE trail_id IN (SELECT id FROM trail WHERE state = 'undone')`)
  run(db, sql`UPDATE trail SET state = 'abandoned' WHERE state = 'undone'`)
}
