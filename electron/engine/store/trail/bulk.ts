// Very many rows at once: noted as a span from the first to the last, and while they are out of their tables kept as
// compressed chunks, so that memory stays flat however many they are.
import type { ReadDb, WriteDb } from '../database'
import { isWorthLifting, liftIndexes } from '../indexes'
import { all, insert, one, prepared, run, Sql, type SqlValue, script, sql } from '../sql'
import { type Image, packed, type SpanStep, type SpanTable, unpacked } from './changes'
import { columnsIn, quoted, type Recorded, recordedTables } from './shape'

/** Rows kept in one chunk: about a megabyte of them before it is compressed. */
const ROWS_PER_CHUNK = 4000

/** Rows as they were; columns in the order of each row's values. */
export interface Chunk {
  table: string
  columns: string[]
  rows: SqlValue[][]
}

/** Tables whose rows go and come with those of a span, by the column that refers to them. */
const WITH: Record<SpanTable, readonly { table: string; by: string }[]> = {
  response: [{ table: 'response_segment', by: 'response_id' }],
  import_issue: [],
  account: [{ table: 'account_segment', by: 'account_id' }],
  contact: [{ table: 'contact_segment', by: 'contact_id' }],
  people_issue: [],
}

/** The rows of a span; `column` holds their id, in their own table or in one that goes with it. */
function rowsIn({ table, batch }: SpanStep, column: string, from: number, to: number): Sql {
  const range = sql`${new Sql(quoted(column), [])} BETWEEN ${from} AND ${to}`
  if (batch === null) return range
  if (column === 'id') return sql`${range} AND batch_id = ${batch}`
  return sql`${range} AND EXISTS (SELECT 1 FROM ${new Sql(quoted(table), [])} AS owner
                                  WHERE owner.id = ${new Sql(quoted(column), [])} AND owner.batch_id = ${batch})`
}

/** Windows of ids with at most a chunk's rows in each. */
function* windowsOf(db: ReadDb, span: SpanStep): Generator<{ from: number; to: number; rows: number }> {
  let from = span.first
  for (;;) {
    const next = one<{ to: number | null; rows: number }>(
      db,
      sql`SELECT max(id) AS "to", count(*) AS rows FROM (SELECT id FROM ${new Sql(quoted(span.table), [])}
          WHERE ${rowsIn(span, 'id', from, span.last)} ORDER BY id LIMIT ${ROWS_PER_CHUNK})`,
    )
    if (!next || next.to === null) return
    yield { from, to: next.to, rows: next.rows }
    from = next.to + 1
  }
}

function tableOf(db: ReadDb, name: string): Recorded {
  const table = recordedTables(db).find((recorded) => recorded.name === name)
  if (!table) throw new Error(`${name} is no table whose rows are recorded`)
  return table
}

/** Keeps the rows of a span as they are, under its entry; yields how many, chunk by chunk. */
export function* keepImages(db: WriteDb, entry: number, span: SpanStep): Generator<number> {
  const own = tableOf(db, span.table)
  const others = WITH[span.table].map(({ table, by }) => ({ table: tableOf(db, table), by }))
  for (const { from, to, rows } of windowsOf(db, span)) {
    keepChunk(db, { entry, span: span.span }, own, rowsIn(span, 'id', from, to))
    for (const { table, by } of others) keepChunk(db, { entry, span: span.span }, table, rowsIn(span, by, from, to))
    yield rows
  }
}

function keepChunk(db: WriteDb, place: { entry: number; span: number }, table: Recorded, where: Sql): void {
  const columns = table.columns.map(({ name }) => name)
  const list = new Sql(columns.map(quoted).join(', '), [])
  const order = new Sql(table.key.map(quoted).join(', '), [])
  const found = one<{ rows: Uint8Array; count: number }>(
    db,
    sql`SELECT CAST(json_group_array(json_array(${list})) AS BLOB) AS rows, count(*) AS count
        FROM (SELECT ${list} FROM ${new Sql(quoted(table.name), [])} WHERE ${where} ORDER BY ${order})`,
  )
  if (!found || found.count === 0) return
  const head = Buffer.from(`{"table":${JSON.stringify(table.name)},"columns":${JSON.stringify(columns)},"rows":`)
  const bytes = packed(Buffer.concat([head, found.rows, Buffer.from('}')]))
  insert(db, sql`INSERT INTO trail_chunk (trail_id, span, bytes) VALUES (${place.entry}, ${place.span}, ${bytes})`)
}

/** Removes the rows of a span; yields how many, window by window. Their actions must be gone before. */
export function* removeRows(db: WriteDb, span: SpanStep): Generator<number> {
  const table = new Sql(quoted(span.table), [])
  const restore = liftWorth(db, span, (all) => all - span.count)
  for (const { from, to } of windowsOf(db, span)) {
    yield run(db, sql`DELETE FROM ${table} WHERE ${rowsIn(span, 'id', from, to)}`)
  }
  for (const statement of restore) script(db, statement)
}

/** Puts the rows that were kept back, and keeps them no longer; yields how many, chunk by chunk. */
export function* restoreRows(db: WriteDb, entry: number, span: SpanStep): Generator<number> {
  const restore = liftWorth(db, span, (all) => all)
  for (const id of chunksOf(db, entry, span.span)) {
    const { table, columns, rows } = chunkBy(db, id)
    const recorded = tableOf(db, table)
    columnsIn(recorded, Object.fromEntries(columns.map((name) => [name, null])))
    const text = new Set(recorded.columns.filter((column) => column.text).map(({ name }) => name))
    const holes = columns.map((name) => (text.has(name) ? 'CAST(? AS TEXT)' : '?'))
    const statement = prepared(
      db,
      `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${holes.join(', ')})`,
    )
    try {
      // A text reaches the database twice as quickly as its bytes.
      for (const row of rows)
        statement.run(row.map((value) => (typeof value === 'string' ? Buffer.from(value) : value)))
    } finally {
      statement.free()
    }
    run(db, sql`DELETE FROM trail_chunk WHERE id = ${id}`)
    if (table === span.table) yield rows.length
  }
  for (const statement of restore) script(db, statement)
}

/** Takes the indexes off where very many of the responses come or go; returns what puts them back. */
function liftWorth(db: WriteDb, span: SpanStep, othersOf: (all: number) => number): readonly string[] {
  if (span.table !== 'response') return []
  const responses = one<{ n: number }>(db, sql`SELECT count(*) AS n FROM response`)?.n ?? 0
  return isWorthLifting(span.count, othersOf(responses)) ? liftIndexes(db) : []
}

/** Chunks of an entry, in the order in which they were kept; of one of its spans, where told. */
export function chunksOf(db: ReadDb, entry: number, span?: number): number[] {
  const only = span === undefined ? sql`1` : sql`span = ${span}`
  return all<{ id: number }>(db, sql`SELECT id FROM trail_chunk WHERE trail_id = ${entry} AND ${only} ORDER BY id`).map(
    ({ id }) => id,
  )
}

export function chunkBy(db: ReadDb, id: number): Chunk {
  const found = one<{ bytes: Uint8Array }>(db, sql`SELECT bytes FROM trail_chunk WHERE id = ${id}`)
  if (!found) throw new Error(`chunk ${id} was just listed`)
  return JSON.parse(unpacked(found.bytes)) as Chunk
}

/** The rows of a chunk one by one, as images. */
export function imagesIn({ columns, rows }: Chunk): Image[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])))
}
