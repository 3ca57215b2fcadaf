// Whether an erasure still has to overwrite what it left in the unused parts of the file. It is noted in the file itself,
// in the same transaction as the erasure, so that a crash between the two only puts it off to the next opening.
import type { ReadDb, WriteDb } from '../database'
import { one, run, sql } from '../sql'

export function askForClearing(db: WriteDb): void {
  run(db, sql`UPDATE program SET uncleared = 1`)
}

export function isToBeCleared(db: ReadDb): boolean {
  return one(db, sql`SELECT 1 FROM program WHERE uncleared = 1`) !== undefined
}

export function noteCleared(db: WriteDb): void {
  run(db, sql`UPDATE program SET uncleared = 0 WHERE uncleared = 1`)
}
