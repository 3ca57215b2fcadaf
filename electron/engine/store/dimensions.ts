// Dimensions and their segments, by id.
import { refuse } from '../../../shared/failure'
import type { DimensionId } from '../../../shared/model/ids'
import type { ReadDb } from './database'
import { all, one, sql } from './sql'

/** null for no dimension. Refuses with `not-found`. */
export function dimensionName(db: ReadDb, id: number | null): string | null {
  if (id === null) return null
  const row = one<{ name: string }>(db, sql`SELECT name FROM dimension WHERE id = ${id}`)
  if (!row) throw refuse('not-found', { what: 'dimension' })
  return row.name
}

/** Names of a dimension's segments by their id; none for no dimension. */
export function segmentNames(db: ReadDb, dimension: number | null): Map<number, string> {
  if (dimension === null) return new Map()
  const rows = all<{ id: number; name: string }>(
    db,
    sql`SELECT id, name FROM segment WHERE dimension_id = ${dimension}`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Every dimension that has segments, in the order in which they came into the program. */
export function usedDimensions(db: ReadDb): { id: DimensionId; name: string }[] {
  return all(
    db,
    sql`SELECT id, name FROM dimension d
        WHERE EXISTS (SELECT 1 FROM segment s WHERE s.dimension_id = d.id) ORDER BY id`,
  )
}
