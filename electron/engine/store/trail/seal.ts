// The point behind which nothing is taken back: the erasure of people's data, and what fills a program by itself.
import type { WriteDb } from '../database'
import { run, sql } from '../sql'
import type { Line } from './changes'
import { recorderOf } from './recorder'

/**
 * Nothing that was done so far, nor the write under way, can be taken back or done again. What was kept for that is
 * removed.
 */
export function sealTrail(db: WriteDb): void {
  recorderOf(db)?.seal()
  run(db, sql`DELETE FROM trail_chunk`)
  run(db, sql`UPDATE trail SET state = 'abandoned' WHERE state = 'undone'`)
  run(db, sql`UPDATE trail SET state = 'sealed' WHERE state = 'done'`)
}

/** Work whose rows are not noted, so that the write cannot be taken back, nor what was before it: it seals the trail. */
export function unrecorded<T>(db: WriteDb, work: () => T): T {
  const recorder = recorderOf(db)
  recorder?.pause()
  const result = work()
  recorder?.resume()
  sealTrail(db)
  return result
}

/** The write under way cannot be taken back; what was done before it still can. */
export function sealWrite(db: WriteDb): void {
  recorderOf(db)?.seal()
}

/** Tells in the entry of this write what its rows do not: a change that was not recorded. */
export function tellLine(db: WriteDb, line: Line): void {
  recorderOf(db)?.tell(line)
}
