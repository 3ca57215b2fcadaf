// What every audit begins with.
import type { ReadDb } from '../../electron/engine/store/database'
import { all, sql } from '../../electron/engine/store/sql'

/** Throws SQLite's own words about a database whose structure does not hold. */
export function requireSound(db: ReadDb): void {
  const check = all<{ quick_check: string }>(db, sql`PRAGMA quick_check`).map((row) => row.quick_check)
  if (check.join() !== 'ok') throw new Error(`quick_check: ${check.join('; ')}`)
}
