// Responses that leave their wave for a later answer. Each is kept whole with the import that took its place, as a
// left-out row of a form of its own, so that undoing the import puts it back.
import type { WriteDb } from '../database'
import { all, insert, one, run, Sql, type SqlValue, sql } from '../sql'
import { addingInBulk } from '../trail/inBulk'
import { KEPT_COLUMNS, KEPT_TEXT, type Kept, keptIn } from './kept'

/** A stored response, and the new one that takes its place. */
export interface Replaced {
  response: number
  by: number
}

interface Places {
  batch: number
  scoreColumn: string
  replaced: readonly Replaced[]
}

/**
 * Takes responses out of their wave for those that are in their place already, and hands their actions over. One that
 * is no longer there is passed over; of several that take the place of one, the first has it.
 */
export function replaceResponses(db: WriteDb, { batch, scoreColumn, replaced }: Places): void {
  if (replaced.length === 0) return
  const successors = new Map<number, number>()
  for (const { response, by } of replaced) if (!successors.has(response)) successors.set(response, by)
  const pairs = JSON.stringify([...successors])
  // As a span: the trail holds the responses themselves already.
  const noteKept = addingInBulk(db)
  run(
    db,
    sql`INSERT INTO import_issue (batch_id, kind, reason, sheet, row, column_name, value, cells)
        SELECT ${batch}, 'skipped', 'replaced', n.sheet, coalesce(n.row, 0), ${scoreColumn}, CAST(r.score AS TEXT),
               ${KEPT_TEXT}
        FROM json_each(${pairs}) p CROSS JOIN response r ON r.id = p.value ->> 0 JOIN response n ON n.id = p.value ->> 1`,
  )
  noteKept()
  // Before the responses go: their actions would go with them.
  run(
    db,
    sql`UPDATE action SET response_id = p.value ->> 1 FROM json_each(${pairs}) p WHERE response_id = p.value ->> 0`,
  )
  run(db, sql`DELETE FROM response WHERE id IN (SELECT value ->> 0 FROM json_each(${pairs}))`)
}

interface KeptRow {
  id: number
  kept: Kept
}

/**
 * Puts the responses back that a batch took out of their wave, with their segments and the actions that were theirs,
 * and keeps them no longer. One whose own import was undone since stays out; in its place comes what it had replaced.
 * One whose successor was itself replaced stays out until that is undone. To be called while the batch's own responses
 * are still there.
 */
export function putReplacedBack(db: WriteDb, batch: number): void {
  const undone = new Set(
    all<{ id: number }>(db, sql`SELECT id FROM import_batch WHERE undone_at IS NOT NULL`).map(({ id }) => id),
  )
  for (const row of keptRows(db, batch)) {
    if (!one(db, sql`SELECT 1 FROM response WHERE id = ${row.kept.by} AND batch_id = ${batch}`)) continue
    putBack(db, row, undone)
  }
}

function putBack(db: WriteDb, row: KeptRow, undone: ReadonlySet<number>): void {
  const { kept } = row
  let last = row
  // Ids are given out anew; the batch says which of the responses that ever had this one is meant.
  while (undone.has(Number(last.kept.columns.batch_id))) {
    const { id, batch_id: own } = last.kept.columns
    const before = keptRows(db, Number(own)).find((one) => one.kept.by === Number(id))
    if (!before) return
    last = before
  }
  const response = insertKept(db, last.kept)
  run(
    db,
    sql`UPDATE action SET response_id = ${response} WHERE response_id = ${kept.by}
        AND id IN (SELECT value FROM json_each(${JSON.stringify(kept.actions)}))`,
  )
  run(db, sql`DELETE FROM import_issue WHERE id = ${last.id}`)
}

/** Of a row that was blanked, because its person was erased, nothing is left to put back. */
function keptRows(db: WriteDb, batch: number): KeptRow[] {
  return all<{ id: number; cells: string }>(
    db,
    sql`SELECT id, cells FROM import_issue WHERE batch_id = ${batch} AND reason = 'replaced' ORDER BY id`,
  ).flatMap(({ id, cells }) => {
    const kept = keptIn(cells)
    return kept ? [{ id, kept }] : []
  })
}

/** The response as it was, under its id unless that is another's now; returns the id. */
function insertKept(db: WriteDb, kept: Kept): number {
  const { columns, account, contact, segments } = kept
  const { id = null, batch_id: batch = null, wave_id: wave = null, score = null } = columns
  const values: Record<string, SqlValue> = {
    ...columns,
    id: one(db, sql`SELECT 1 FROM response WHERE id = ${id}`) ? null : id,
    batch_id: one(db, sql`SELECT 1 FROM import_batch WHERE id = ${batch}`) ? batch : null,
    account_id: account === null ? null : found(db, sql`SELECT id FROM account WHERE name = ${account}`),
    contact_id: contact
      ? found(
          db,
          sql`SELECT id FROM contact WHERE id = ${contact.id} AND email IS ${contact.email} AND number IS ${contact.number}`,
        )
      : null,
  }
  const names = [...KEPT_COLUMNS, 'account_id', 'contact_id']
  const holes = names.map((name) => (typeof values[name] === 'string' ? 'CAST(? AS TEXT)' : '?'))
  // As bytes, because a text is bound only up to its first NUL.
  const bound = names
    .map((name) => values[name] ?? null)
    .map((value) => (typeof value === 'string' ? Buffer.from(value) : value))
  const response = insert(db, new Sql(`INSERT INTO response (${names.join(', ')}) VALUES (${holes.join(', ')})`, bound))
  for (const [dimension, segment] of segments) {
    const place = segmentNamed(db, dimension, segment)
    run(
      db,
      sql`INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
          VALUES (${response}, ${place.dimension}, ${place.segment}, ${wave}, ${score})`,
    )
  }
  return response
}

const found = (db: WriteDb, query: Sql): number | null => one<{ id: number }>(db, query)?.id ?? null

/** Made anew where it went meanwhile. */
function segmentNamed(db: WriteDb, dimension: string, segment: string): { dimension: number; segment: number } {
  const id =
    found(db, sql`SELECT id FROM dimension WHERE name = ${dimension}`) ??
    insert(db, sql`INSERT INTO dimension (name) VALUES (${dimension})`)
  const own =
    found(db, sql`SELECT id FROM segment WHERE dimension_id = ${id} AND name = ${segment}`) ??
    insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${id}, ${segment})`)
  return { dimension: id, segment: own }
}
