// The steps of an entry, back or forth: row by row to exactly what was before or after, and nothing else.
import { refuse } from '../../../../shared/failure'
import type { WriteDb } from '../database'
import { one, run, Sql, type SqlValue, sql } from '../sql'
import { keepImages, removeRows, restoreRows } from './bulk'
import { type Changes, type Image, isSpan, type RowStep, type SpanStep } from './changes'
import { columnsIn, quoted, type Recorded, recordedTables } from './shape'

/**
 * Takes an entry's steps back, from the last to the first, or does them again; yields how many rows of a bulk step were
 * moved. Refuses with `history-moved` where a row is not as the entry left it; the caller's transaction then ends.
 */
export function* applySteps(db: WriteDb, entry: number, { steps }: Changes, way: 'back' | 'forth'): Generator<number> {
  const tables = new Map(recordedTables(db).map((table) => [table.name, table]))
  for (const step of way === 'back' ? steps.toReversed() : steps) {
    const table = tables.get(step.table)
    if (!table) throw new Error(`the trail speaks of an unknown table, ${step.table}`)
    if (isSpan(step)) yield* applySpan(db, entry, step, way)
    else applyRow(db, table, way === 'back' ? turned(step) : step)
  }
}

const turned = ({ table, of, was, is }: RowStep): RowStep => ({
  table,
  ...(of && { of }),
  ...(is && { was: is }),
  ...(was && { is: was }),
})

function* applySpan(db: WriteDb, entry: number, span: SpanStep, way: 'back' | 'forth'): Generator<number> {
  const comes = (span.how === 'added') === (way === 'forth')
  let moved = 0
  const count = function* (rows: Generator<number>) {
    for (const some of rows) {
      moved += some
      yield some
    }
  }
  if (comes) yield* count(restoreRows(db, entry, span))
  else {
    refuseUsed(db, span)
    for (const _kept of keepImages(db, entry, span)) yield 0
    yield* count(removeRows(db, span))
  }
  if (moved !== span.count) throw refuse('history-moved', {})
}

/** Responses that are about to go have no actions any more: those would go with them in silence. */
function refuseUsed(db: WriteDb, { table, first, last, batch }: SpanStep): void {
  if (table !== 'response') return
  const own = batch === null ? sql`1` : sql`r.batch_id = ${batch}`
  const used = one(
    db,
    sql`SELECT a.id FROM action a CROSS JOIN response r ON r.id = a.response_id
        WHERE r.id BETWEEN ${first} AND ${last} AND ${own} LIMIT 1`,
  )
  if (used) throw refuse('history-moved', {})
}

function applyRow(db: WriteDb, table: Recorded, { of, was, is }: RowStep): void {
  const changed = run(db, statementFor(table, of ?? {}, was, is))
  if (changed !== 1) throw refuse('history-moved', {})
}

function statementFor(table: Recorded, of: Image, was: Image | undefined, is: Image | undefined): Sql {
  const name = quoted(table.name)
  if (!was && is) {
    const columns = columnsIn(table, is)
    return new Sql(
      `INSERT INTO ${name} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      columns.map((column) => valueIn(is, column)),
    )
  }
  if (!was) throw new Error('a step has a row before, after, or both')
  // The row is there only as the entry left it: what was changed behind its back is not overwritten.
  const present = { ...of, ...was }
  const columns = columnsIn(table, present)
  const where = columns.map((column) => `${quoted(column)} ${table.key.includes(column) ? '=' : 'IS'} ?`).join(' AND ')
  const found = columns.map((column) => valueIn(present, column))
  if (!is) return new Sql(`DELETE FROM ${name} WHERE ${where}`, found)
  const set = columnsIn(table, is)
  return new Sql(`UPDATE ${name} SET ${set.map((column) => `${quoted(column)} = ?`).join(', ')} WHERE ${where}`, [
    ...set.map((column) => valueIn(is, column)),
    ...found,
  ])
}

const valueIn = (image: Image, column: string): SqlValue => image[column] ?? null
