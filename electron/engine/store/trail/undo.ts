// The way back and forth along the trail: one line of entries for the whole program, kept in the file.
import { refuse } from '../../../../shared/failure'
import type { ReadDb, WriteDb } from '../database'
import { one, run, script, sql } from '../sql'
import { applySteps } from './apply'
import { decoded, isSpan } from './changes'
import { recorderOf } from './recorder'

export type Way = 'back' | 'forth'

/** Hears how many of the rows have been moved; may throw, and then nothing of it remains. */
export type Pause = (done: number, total: number) => void | Promise<void>

/** The entry that undo or redo would take next; null: none. */
export function nextOn(db: ReadDb, way: Way): number | null {
  const next =
    way === 'back'
      ? sql`SELECT max(id) AS id FROM trail WHERE state = 'done'`
      : sql`SELECT min(id) AS id FROM trail WHERE state = 'undone'`
  return one<{ id: number | null }>(db, next)?.id ?? null
}

/**
 * Takes the latest entry back, or does the one that was taken back last again: rows are exactly as they were. The write
 * that this is done in becomes an entry of its own. Returns the entry that was moved. Refuses with `nothing-to-undo`,
 * `nothing-to-redo`, and with `history-moved` when it is not the `expected` one.
 */
export async function move(db: WriteDb, way: Way, expected: number | undefined, pause: Pause): Promise<number> {
  const entry = nextOn(db, way)
  if (entry === null) throw refuse(way === 'back' ? 'nothing-to-undo' : 'nothing-to-redo', {})
  if (expected !== undefined && expected !== entry) throw refuse('history-moved', {})
  const recorder = recorderOf(db)
  if (!recorder) throw new Error('the trail is walked only where it is kept')
  recorder.standFor(entry)
  const row = one<{ changes: Uint8Array }>(db, sql`SELECT changes FROM trail WHERE id = ${entry}`)
  if (!row) throw new Error(`entry ${entry} was just found`)
  const changes = decoded(row.changes)
  const spans = changes.steps.filter(isSpan)
  const total = spans.reduce((sum, { count }) => sum + count, 0)
  if (spans.length > 0) recorder.pause()
  // Parents and children come in the order in which they came and went; what refers to what is looked at in the end.
  script(db, 'PRAGMA defer_foreign_keys = ON')
  let done = 0
  for (const rows of applySteps(db, entry, changes, way)) {
    done += rows
    await pause(done, total)
  }
  run(db, sql`UPDATE trail SET state = ${way === 'back' ? 'undone' : 'done'} WHERE id = ${entry}`)
  return entry
}
