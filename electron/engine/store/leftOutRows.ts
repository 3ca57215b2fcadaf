// The rows that an import left out, whole, as they are written to a file.
import type { RowReason } from '../../../shared/contract/import'
import type { ReadDb } from './database'
import { batchById, type IssueFilter, issuesWhere } from './imports'
import { all, one, sql } from './sql'

interface Stored {
  reason: RowReason
  sheet: string | null
  row: number
  column: string | null
  value: string
  cells: string
}

export interface StoredLeftOut extends Omit<Stored, 'cells'> {
  cells: readonly (string | number)[]
}

/**
 * All of a batch's left-out rows that the filter lets through, in the order of the file, and the headers of its table;
 * null: from before headers were kept. An erased row has no cells. Refuses with `not-found`.
 */
export function leftOutRows(
  db: ReadDb,
  batch: number,
  filter: IssueFilter,
): { headers: readonly string[] | null; rows: readonly StoredLeftOut[] } {
  batchById(db, batch)
  const stored = one<{ headers: string | null }>(db, sql`SELECT headers FROM import_batch WHERE id = ${batch}`)
  const rows = all<Stored>(
    db,
    sql`SELECT reason, sheet, row, column_name AS "column", value, cells FROM import_issue
        WHERE ${issuesWhere(batch, filter)} ORDER BY row, id`,
  )
  return {
    headers: stored?.headers ? (JSON.parse(stored.headers) as string[]) : null,
    rows: rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) as StoredLeftOut['cells'] })),
  }
}
