// Import batches: writing one whole, listing them, the rows that were left out, and taking one back.
import type { ImportBatch, Layout, Mapping, RowCounts, RowIssue, RowReason } from '../../../shared/contract/import'
import { refuse } from '../../../shared/failure'
import type { ReadDb, WriteDb } from './database'
import { fold } from './fold'
import { putReplacedBack } from './importing/replaced'
import { isWorthLifting, liftIndexes } from './indexes'
import { all, among, and, insert, one, run, type Sql, script, sql } from './sql'
import { removingInBulk } from './trail/inBulk'

interface BatchRow {
  id: number
  wave_id: number
  file: string
  hash: string
  layout: Layout
  at: string
  rows_read: number
  imported: number
  skipped: number
  rejected: number
  undone_at: string | null
}

export interface NewBatch {
  wave: number
  file: string
  hash: string
  layout: Layout
  /** Moment, ISO 8601. */
  at: string
  mapping: Mapping
  /** The names of the table's columns. */
  headers: readonly string[]
  rows: RowCounts
}

/** What a batch had to create besides its responses; undoing takes it back where nothing else has come to use it. */
export interface Created {
  dimensions: readonly number[]
  segments: readonly number[]
  accounts: readonly number[]
}

/** How a batch's `mapping` column is written. */
interface StoredMapping {
  mapping: Mapping
  created: Created
}

export function addBatch(db: WriteDb, { wave, file, hash, layout, at, mapping, headers, rows }: NewBatch): number {
  const stored: StoredMapping = { mapping, created: { dimensions: [], segments: [], accounts: [] } }
  return insert(
    db,
    sql`INSERT INTO import_batch (wave_id, file, hash, layout, mapping, headers, at,
                                  rows_read, imported, skipped, rejected)
        VALUES (${wave}, ${file}, ${hash}, ${layout}, ${JSON.stringify(stored)}, ${JSON.stringify(headers)}, ${at},
                ${rows.read}, ${rows.imported}, ${rows.skipped}, ${rows.rejected})`,
  )
}

/** Notes what a batch created, once that is known. */
export function noteCreated(db: WriteDb, batch: number, mapping: Mapping, created: Created): void {
  const stored: StoredMapping = { mapping, created }
  run(db, sql`UPDATE import_batch SET mapping = ${JSON.stringify(stored)} WHERE id = ${batch}`)
}

/**
 * Where this sheet of a file of these bytes is imported already, and that import not undone. Another sheet of the same
 * workbook holds other answers; null: the file has no sheets, or nobody said which.
 */
export function sameFile(db: ReadDb, hash: string, sheet: string | null): { wave: string; at: string } | undefined {
  return one(
    db,
    sql`SELECT w.name AS wave, b.at FROM import_batch b JOIN wave w ON w.id = b.wave_id
        WHERE b.hash = ${hash} AND b.undone_at IS NULL
          AND coalesce(json_extract(b.mapping, '$.mapping.sheet') = ${sheet}, 1)
        ORDER BY b.id DESC`,
  )
}

/** The latest import first; of one wave, or of the whole program. */
export function batches(db: ReadDb, wave: number | undefined): ImportBatch[] {
  const where = wave === undefined ? sql`1` : sql`wave_id = ${wave}`
  return all<BatchRow>(db, sql`SELECT * FROM import_batch WHERE ${where} ORDER BY at DESC, id DESC`).map((row) =>
    dressed(db, row),
  )
}

/** Refuses with `not-found`. */
export function batchById(db: ReadDb, id: number): ImportBatch {
  const row = one<BatchRow>(db, sql`SELECT * FROM import_batch WHERE id = ${id}`)
  if (!row) throw refuse('not-found', { what: 'batch' })
  return dressed(db, row)
}

function dressed(db: ReadDb, row: BatchRow): ImportBatch {
  const left = all<RowCounts['reasons'][number]>(
    db,
    sql`SELECT kind, reason, count(*) AS count FROM import_issue WHERE batch_id = ${row.id}
        GROUP BY kind, reason ORDER BY kind, count DESC, reason`,
  )
  // What the import took out of the wave is none of the file's rows, with which the reasons add up.
  const reasons = left.filter(({ reason }) => reason !== 'replaced')
  const replaced = left.find(({ reason }) => reason === 'replaced')?.count ?? 0
  return {
    id: row.id,
    wave: row.wave_id,
    file: row.file,
    hash: row.hash,
    layout: row.layout,
    at: row.at,
    rows: { read: row.rows_read, imported: row.imported, skipped: row.skipped, rejected: row.rejected, reasons },
    ...(replaced > 0 && { replaced }),
    undoneAt: row.undone_at,
  } as ImportBatch
}

/** Which of a batch's left-out rows; `search` is found, word by word, in the value or in any cell of the row. */
export interface IssueFilter {
  kind?: RowIssue['kind'] | undefined
  reason?: RowReason | undefined
  search?: string | undefined
}

/** The condition of a filter; case and accents of what is searched for do not matter. */
export function issuesWhere(batch: number, { kind, reason, search = '' }: IssueFilter): Sql {
  const conditions = [sql`batch_id = ${batch}`]
  if (kind !== undefined) conditions.push(sql`kind = ${kind}`)
  if (reason !== undefined) conditions.push(sql`reason = ${reason}`)
  for (const word of fold(search).split(/\s+/).filter(Boolean)) {
    // instr, not LIKE: a searched “%” or “_” means itself.
    conditions.push(
      sql`instr(fold(value), ${word}) > 0 OR EXISTS (
            SELECT 1 FROM json_each(cells) AS cell WHERE instr(fold(CAST(cell.value AS TEXT)), ${word}) > 0)`,
    )
  }
  return and(conditions)
}

/** One page of the rows that a batch left out, rejected ones first. Refuses with `not-found`. */
export function issuesPage(db: ReadDb, batch: number, filter: IssueFilter, offset: number, limit: number) {
  batchById(db, batch)
  const where = issuesWhere(batch, filter)
  const total = one<{ n: number }>(db, sql`SELECT count(*) AS n FROM import_issue WHERE ${where}`)?.n ?? 0
  const rows = all<RowIssue>(
    db,
    sql`SELECT kind, reason, sheet, row, column_name AS "column", value FROM import_issue WHERE ${where}
        ORDER BY kind, row, id LIMIT ${limit} OFFSET ${offset}`,
  )
  return { total, rows }
}

/**
 * Takes a whole batch back: its responses, the actions on them, and what it created that nothing else uses. The responses
 * whose place they had taken come back, with the actions that were theirs. The batch itself stays, marked, with the rows
 * it had left out. Refuses with `not-found`, `already-undone`.
 */
export function undoBatch(db: WriteDb, id: number, at: string): { responses: number; actions: number } {
  const batch = batchById(db, id)
  if (batch.undoneAt !== null) throw refuse('already-undone', { file: batch.file })
  putReplacedBack(db, id)
  const actions = one<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM action a CROSS JOIN response r ON r.id = a.response_id WHERE r.batch_id = ${id}`,
  )
  const responses = removeResponses(db, id)
  removeUnused(db, createdBy(db, id))
  run(db, sql`UPDATE import_batch SET undone_at = ${at} WHERE id = ${id}`)
  return { responses, actions: actions?.n ?? 0 }
}

/** Removes a batch's responses, and by their references segments and actions; returns how many responses there were. */
function removeResponses(db: WriteDb, batch: number): number {
  const found = one<{ first: number | null; last: number | null; own: number; others: number }>(
    db,
    sql`SELECT min(id) AS first, max(id) AS last, count(*) AS own, (SELECT count(*) FROM response) - count(*) AS others
        FROM response NOT INDEXED WHERE batch_id = ${batch}`,
  )
  if (!found || found.first === null || found.last === null) return 0
  const { first, last, own: count, others } = found
  return removingInBulk(db, { first, last, count, batch }, () => {
    const restore = isWorthLifting(count, others) ? liftIndexes(db) : []
    run(db, sql`DELETE FROM response WHERE id BETWEEN ${first} AND ${last} AND batch_id = ${batch}`)
    for (const statement of restore) script(db, statement)
    return count
  })
}

function createdBy(db: ReadDb, batch: number): Created {
  const row = one<{ mapping: string }>(db, sql`SELECT mapping FROM import_batch WHERE id = ${batch}`)
  // A program's batches are written by `addBatch` alone; the sample's and others may have stored nothing.
  const stored = JSON.parse(row?.mapping ?? '{}') as Partial<StoredMapping>
  return { dimensions: [], segments: [], accounts: [], ...stored.created }
}

/** Weights are stored as JSON, which no reference holds. */
const SEGMENTS_IN_WEIGHTS = sql`(
  SELECT s.value FROM wave_definition d, json_tree(d.weighting) s WHERE s.key = 'segment' AND s.type = 'integer')`

function removeUnused(db: WriteDb, { segments, dimensions, accounts }: Created): void {
  run(
    db,
    sql`DELETE FROM segment WHERE id IN ${among(segments)}
        AND NOT EXISTS (SELECT 1 FROM response_segment WHERE segment_id = segment.id)
        AND id NOT IN (SELECT segment_id FROM plan_cell WHERE segment_id IS NOT NULL)
        AND id NOT IN (SELECT second_segment_id FROM plan_cell WHERE second_segment_id IS NOT NULL)
        AND id NOT IN (SELECT segment_id FROM invitation WHERE segment_id IS NOT NULL)
        AND id NOT IN (SELECT second_segment_id FROM invitation WHERE second_segment_id IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM contact_segment WHERE segment_id = segment.id)
        AND NOT EXISTS (SELECT 1 FROM account_segment WHERE segment_id = segment.id)
        AND NOT EXISTS (SELECT 1 FROM frozen_count WHERE segment_id = segment.id)
        AND id NOT IN ${SEGMENTS_IN_WEIGHTS}`,
  )
  run(
    db,
    sql`DELETE FROM dimension WHERE id IN ${among(dimensions)}
        AND NOT EXISTS (SELECT 1 FROM segment WHERE dimension_id = dimension.id)
        AND NOT EXISTS (SELECT 1 FROM sampling_plan
                        WHERE dimension_id = dimension.id OR second_dimension_id = dimension.id)`,
  )
  // An account that the user has since given a value or a renewal date, or that their CRM knows, is theirs now.
  run(
    db,
    sql`DELETE FROM account WHERE id IN ${among(accounts)}
        AND value_per_year IS NULL AND renews_on IS NULL AND churned = 0 AND number IS NULL AND owner IS NULL
        AND NOT EXISTS (SELECT 1 FROM account_segment WHERE account_id = account.id)
        AND NOT EXISTS (SELECT 1 FROM response WHERE account_id = account.id)
        AND NOT EXISTS (SELECT 1 FROM contact WHERE account_id = account.id)`,
  )
}
