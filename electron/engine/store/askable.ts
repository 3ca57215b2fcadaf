// How many contacts could be asked, per cell of a plan.
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import type { CellDimensions } from './cellCounts'
import type { ReadDb } from './database'
import { all, Sql, sql } from './sql'

/** Of a contact `c` with an e-mail: nobody at that address has opted out, this contact or another. */
export const NO_REFUSAL_THERE = sql`lower(trim(c.email)) NOT IN
  (SELECT lower(trim(o.email)) FROM contact o WHERE o.opted_out = 1 AND o.email IS NOT NULL)`

const none = new Sql('NULL', [])

/**
 * Contacts by `cellKeyOf`: each counts where it has values on the dimensions, its own or else those of its account, so
 * that a crossing may take one from each. Who opted out, and everybody of an account that left, is not counted; nor is
 * one without a value. Cells without a contact are left out.
 */
export function askableByCell(db: ReadDb, { dimension, second }: CellDimensions): Map<string, number> {
  const on = (wanted: number | null) =>
    wanted === null
      ? none
      : sql`coalesce(
          (SELECT s.segment_id FROM contact_segment s WHERE s.contact_id = c.id AND s.dimension_id = ${wanted}),
          (SELECT s.segment_id FROM account_segment s WHERE s.account_id = c.account_id AND s.dimension_id = ${wanted}))`
  const rows = all<CellIds & { n: number }>(
    db,
    sql`SELECT ${on(dimension)} AS segment, ${on(second)} AS second, count(*) AS n
        FROM contact c LEFT JOIN account a ON a.id = c.account_id
        WHERE c.opted_out = 0 AND coalesce(a.churned, 0) = 0 GROUP BY 1, 2`,
  )
  const cells = rows.filter(
    ({ segment, second: other }) => (dimension === null || segment !== null) && (second === null || other !== null),
  )
  return new Map(cells.filter(({ n }) => n > 0).map((row) => [cellKeyOf(row), row.n]))
}
