// Entries about the file as a whole, that no row tells: a restore, a salvage; and erasures, which outlive a restore.
import type { ReadDb, WriteDb } from '../database'
import { all, one, sql } from '../sql'
import { decoded, type Line } from './changes'
import { insertEntry } from './entries'
import type { EntryFacts } from './recorder'
import { sealTrail } from './seal'

/** An entry of lines alone, for a program that nothing records yet. It cannot be taken back. */
export function tellEntry(db: WriteDb, facts: EntryFacts, lines: readonly Line[]): void {
  insertEntry(db, { ...facts, of: null, state: 'sealed' }, { steps: [], names: {}, lines: [...lines] })
}

/** An erasure as it stands in the trail: it names nobody. */
export interface Erasure extends EntryFacts {
  changes: Uint8Array
}

/** What was erased or made anonymous, the oldest first. */
export function erasuresIn(db: ReadDb): Erasure[] {
  return all<Erasure>(db, sql`SELECT at, who, call, changes FROM trail WHERE call LIKE 'privacy.%' ORDER BY id`)
}

/**
 * Carries erasures into a program that was put back to before them: that they were done, and when, must stay provable.
 * Nothing goes back behind them here either. Returns how many were carried.
 */
export function carryErasures(db: WriteDb, erasures: readonly Erasure[]): number {
  const missing = erasures.filter(
    ({ at, call }) => !one(db, sql`SELECT 1 FROM trail WHERE at = ${at} AND call = ${call}`),
  )
  for (const { changes, ...facts } of missing) {
    insertEntry(db, { ...facts, of: null, state: 'sealed' }, decoded(changes))
  }
  if (missing.length > 0) sealTrail(db)
  return missing.length
}
