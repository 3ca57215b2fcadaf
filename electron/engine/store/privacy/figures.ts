// What a segment that named one person left in how figures are made. A frozen wave's whole stays as it was: only that some
// of its answers stood under that name is forgotten, and nothing takes it up when the segment's id is given out anew.
import type { Weighting } from '../../../../shared/contract/definition'
import type { WriteDb } from '../database'
import { all, run, type Sql, sql } from '../sql'

/** `segments`: a query for the ids of segments that are about to go. */
export function forgetInFigures(db: WriteDb, segments: Sql): void {
  const gone = new Set(
    all<{ id: number }>(db, sql`SELECT id FROM segment WHERE id IN (${segments})`).map(({ id }) => id),
  )
  if (gone.size === 0) return
  run(db, sql`DELETE FROM frozen_count WHERE segment_id IN (${segments})`)
  const rows = all<{ wave: number; weighting: string }>(
    db,
    sql`SELECT wave_id AS wave, weighting FROM wave_definition WHERE weighting IS NOT NULL`,
  )
  for (const { wave, weighting } of rows) {
    const { margins, trim } = JSON.parse(weighting) as Weighting
    const left = margins
      .map(({ dimension, shares }) => ({ dimension, shares: shares.filter(({ segment }) => !gone.has(segment)) }))
      .filter(({ shares }) => shares.length > 0)
    const next = left.length === 0 ? null : JSON.stringify({ margins: left, trim })
    if (next !== weighting) run(db, sql`UPDATE wave_definition SET weighting = ${next} WHERE wave_id = ${wave}`)
  }
}
