// What the tables of each shape of a program look like, read from a fresh program of that shape: nothing is said twice.
import type { Database } from 'sql.js'
import { readable } from '../database'
import { sqliteModule } from '../disk/module'
import { fold } from '../fold'
import { migrate } from '../migrations'
import { all, sql } from '../sql'
import type { Tree } from './btree'
import type { Stored } from './record'

export interface Column {
  name: string
  type: string
  /** Must have a value. */
  required: boolean
  /** Stands for the row's number, which is not stored among the values. */
  rowid: boolean
}

export interface IndexShape {
  name: string
  /** The columns of each entry, in order. */
  columns: string[]
  /** Has an entry for every row of the table. */
  whole: boolean
}

export interface TableShape {
  table: string
  tree: Tree
  /** In the order in which they are stored. */
  columns: Column[]
  indexes: IndexShape[]
}

/** An empty program of a shape, in memory. Whoever gets it closes it. */
export async function emptyProgram(shape: number): Promise<Database> {
  const { sql: module } = await sqliteModule()
  const database = new module.Database()
  database.create_function('fold', fold)
  migrate(database, 'empty', shape)
  return database
}

interface TableRow {
  name: string
  wr: number
}
interface ColumnRow {
  name: string
  type: string
  notnull: number
  pk: number
  hidden: number
}

/** The tables of a program that is open. */
export function shapesOf(database: Database): TableShape[] {
  const db = readable(database)
  const tables = all<TableRow>(
    db,
    sql`SELECT name, wr FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
  )
  return tables.map(({ name, wr }) => {
    const rows = all<ColumnRow>(db, sql`SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(${name})`)
    // Generated columns are worked out, not stored.
    const stored = rows.filter(({ hidden }) => hidden === 0)
    const keys = stored.filter(({ pk }) => pk > 0)
    const alias = wr === 0 && keys.length === 1 && keys[0]?.type === 'INTEGER' ? keys[0].name : null
    // Without row numbers, the key comes first.
    const ordered = wr ? [...keys.sort((a, b) => a.pk - b.pk), ...stored.filter(({ pk }) => pk === 0)] : stored
    return {
      table: name,
      tree: wr ? 'index' : 'table',
      columns: ordered.map((row) => ({
        name: row.name,
        type: row.type,
        required: row.notnull === 1,
        rowid: row.name === alias,
      })),
      indexes: indexesOf(database, name, alias, wr === 1),
    }
  })
}

function indexesOf(database: Database, table: string, alias: string | null, keyed: boolean): IndexShape[] {
  const db = readable(database)
  const lists = all<{ name: string; partial: number; origin: string }>(
    db,
    sql`SELECT name, partial, origin FROM pragma_index_list(${table})`,
  )
  // Without row numbers, the index of the key is the table itself.
  const own = lists.filter(({ origin }) => !(keyed && origin === 'pk'))
  return own.map(({ name, partial }) => ({
    name,
    whole: partial === 0,
    columns: all<{ cid: number; name: string | null }>(
      db,
      sql`SELECT cid, name FROM pragma_index_xinfo(${name}) ORDER BY seqno`,
    ).map((column) => column.name ?? (column.cid === -1 ? (alias ?? 'rowid') : '')),
  }))
}

/** Whether values can be a row of a table: as many as it has columns, or fewer, and each of its column's type. */
export function fits({ columns }: TableShape, values: readonly Stored[]): boolean {
  if (values.length > columns.length) return false
  return columns.every((column, i) => {
    const value = values[i]
    // A column that was added later is not in the rows that were there before; it has a default then.
    if (value === undefined) return i > 0
    if (column.rowid) return value === null
    if (value === null) return !column.required
    if (column.type === 'TEXT') return typeof value === 'string'
    if (column.type === 'INTEGER') return Number.isInteger(value)
    if (column.type === 'REAL') return typeof value === 'number'
    return column.type !== 'BLOB' || value instanceof Uint8Array
  })
}
