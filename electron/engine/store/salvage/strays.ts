// Gives stray pages back to the tables they came from: only where no other table could own them.
import type { Database } from 'sql.js'
import type { DamagedProgram } from './damaged'
import { quoted, RowInserter } from './insertRows'
import type { Stored } from './record'
import { emptyProgram, type TableShape } from './shapes'

/**
 * When a row of a table without row numbers is true: what it points to is there, and says the same. Such a row looks like
 * an entry of an index, and an index like another one; so none of them is believed by its look.
 */
const VOUCHED: Record<string, string> = {
  response_segment: `EXISTS (SELECT 1 FROM response r WHERE r.id = s.response_id AND r.wave_id = s.wave_id AND r.score = s.score)
    AND EXISTS (SELECT 1 FROM segment g WHERE g.id = s.segment_id AND g.dimension_id = s.dimension_id)`,
  frozen_count: `(s.dimension_id = 0 AND s.segment_id = 0
      OR EXISTS (SELECT 1 FROM segment g WHERE g.id = s.segment_id AND g.dimension_id = s.dimension_id))
    AND EXISTS (SELECT 1 FROM wave_freeze f WHERE f.id = s.freeze_id AND s.n <= json_extract(f.sheet, '$.answers'))`,
  trail_subject: 'EXISTS (SELECT 1 FROM trail t WHERE t.id = s.trail_id)',
}

/** Puts the rows of stray pages into `database`, which has the same shape. Returns how many rows came of it, by table. */
export async function insertStrays(
  database: Database,
  damaged: DamagedProgram,
  shapes: readonly TableShape[],
  shape: number,
  breathe: () => Promise<void>,
): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const inserters = new Map(shapes.map((one) => [one.table, new RowInserter(database, one)]))
  const scratch = await emptyProgram(shape)
  scratch.run('PRAGMA foreign_keys = OFF')
  const staged = stage(database, shapes)
  try {
    for (const { tables } of damaged.strays()) {
      for (const { shape, rows } of tables) if (shape.tree === 'index') staged.add(shape.table, rows)
      const owners = tables.filter(({ shape, rows }) => shape.tree === 'table' && allowed(scratch, shape, rows))
      const [owner] = owners
      if (owners.length === 1 && owner) {
        const taken = owner.rows.filter((row) => inserters.get(owner.shape.table)?.insert(row)).length
        found.set(owner.shape.table, (found.get(owner.shape.table) ?? 0) + taken)
      }
      await breathe()
    }
    for (const [table, count] of staged.settle()) found.set(table, count)
    return found
  } finally {
    for (const inserter of inserters.values()) inserter.free()
    scratch.close()
  }
}

/** Whether a table's own rules let all of the rows in. */
function allowed(scratch: Database, shape: TableShape, rows: readonly Stored[][]): boolean {
  const inserter = new RowInserter(scratch, shape)
  scratch.run('BEGIN')
  try {
    return rows.every((row) => inserter.insert(row))
  } finally {
    inserter.free()
    scratch.run('ROLLBACK')
  }
}

/** Rows wait here until every table that could vouch for them has got its own. */
function stage(database: Database, shapes: readonly TableShape[]) {
  const waiting = new Map<string, RowInserter>()
  return {
    add(table: string, rows: readonly Stored[][]): void {
      const shape = shapes.find((one) => one.table === table)
      if (!shape || !(table in VOUCHED)) return
      const inserter = waiting.get(table) ?? new RowInserter(database, shape, `stray_${table}`)
      if (!waiting.has(table)) {
        const names = shape.columns.map(({ name }) => quoted(name)).join(', ')
        database.run(`CREATE TEMP TABLE ${quoted(`stray_${table}`)} (${names})`)
      }
      waiting.set(table, inserter)
      for (const row of rows) inserter.insert(row)
    },
    settle(): Map<string, number> {
      const counts = new Map<string, number>()
      for (const [table, inserter] of waiting) {
        inserter.free()
        database.run(
          `INSERT OR IGNORE INTO ${quoted(table)} SELECT * FROM temp.${quoted(`stray_${table}`)} s WHERE ${VOUCHED[table]}`,
        )
        counts.set(table, database.getRowsModified())
        database.run(`DROP TABLE temp.${quoted(`stray_${table}`)}`)
      }
      return counts
    },
  }
}
