// The tables whose rows leave a trail, read from the schema: all of them but the trail's own.
import type { ReadDb } from '../database'
import { all, sql } from '../sql'
import type { Image } from './changes'

export interface Recorded {
  name: string
  /** Stored columns, in their order; what is worked out from others is not among them. */
  columns: readonly { name: string; text: boolean }[]
  /** Columns that tell its rows apart. */
  key: readonly string[]
  /** Columns that an image of a changed row holds although they did not change. */
  context: ReadonlySet<string>
}

/** What a row is called. */
const LABELS = ['name', 'title', 'file']

/** Names from a schema, in quotation marks: a file may come from anywhere. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Throws where a table could not be recorded: without a key, or with bytes for values. */
export function recordedTables(db: ReadDb): readonly Recorded[] {
  const names = all<{ name: string }>(
    db,
    sql`SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'trail%'
        ORDER BY name`,
  )
  return names.map(({ name }) => recordedTable(db, name))
}

function recordedTable(db: ReadDb, table: string): Recorded {
  const columns = all<{ name: string; type: string; pk: number }>(
    db,
    sql`SELECT name, type, pk FROM pragma_table_info(${table}, 'main') ORDER BY cid`,
  )
  const parents = all<{ name: string }>(db, sql`SELECT "from" AS name FROM pragma_foreign_key_list(${table}, 'main')`)
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name)
  if (key.length === 0) throw new Error(`${table} has no key: its rows cannot be told apart`)
  if (columns.some(({ type }) => type === 'BLOB')) throw new Error(`${table} holds bytes, which the trail cannot`)
  const labels = columns.map(({ name }) => name).filter((name) => LABELS.includes(name))
  return {
    name: table,
    columns: columns.map(({ name, type }) => ({ name, text: type === 'TEXT' })),
    key,
    context: new Set([...key, ...parents.map(({ name }) => name), ...labels]),
  }
}

/** The columns of an image that belong to its table; others came from somewhere else than the recorder. */
export function columnsIn(table: Recorded, image: Image): string[] {
  const known = new Set(table.columns.map(({ name }) => name))
  return Object.keys(image).map((name) => {
    if (!known.has(name)) throw new Error(`${table.name} has no column ${name}`)
    return name
  })
}
