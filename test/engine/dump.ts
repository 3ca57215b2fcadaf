// Every value of every table of a program, as text: two programs with the same dump hold the same.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { type ReadDb, readable } from '../../electron/engine/store/database'
import { fold } from '../../electron/engine/store/fold'
import { all, Sql, sql } from '../../electron/engine/store/sql'
import { recordedTables } from '../../electron/engine/store/trail/shape'
import type { TestEngine } from './builders'

/** All tables but the trail's own, row by row in the order of their keys; `without` a column that differs by right. */
export function dumpOf(db: ReadDb, without = ''): string {
  const lines = recordedTables(db).flatMap(({ name, columns: stored, key }) => {
    const columns = stored.filter((column) => column.name !== without)
    // quote() tells 1 from 1.0 and from '1'; a text is compared to its last byte.
    const values = columns.map(({ name: column }) => `quote("${column}") || coalesce(octet_length("${column}"), '')`)
    const rows = all<{ line: string }>(
      db,
      new Sql(`SELECT ${values.join(` || ' | ' || `)} AS line FROM "${name}" ORDER BY ${key.join(', ')}`, []),
    )
    return [`${name} (${columns.map((column) => column.name).join(', ')})`, ...rows.map(({ line }) => line)]
  })
  return lines.join('\n')
}

/** The same of the program that an engine has open, by way of a copy. */
export async function dumpOfCopy(open: TestEngine): Promise<string> {
  const path = join(open.folder, 'copy.npsw')
  await open.ask('program.saveCopy', { to: open.token(path) })
  const { Database } = await initSqlJs()
  const database = new Database(readFileSync(path))
  rmSync(path)
  try {
    database.create_function('fold', fold)
    const db = readable(database)
    if (all(db, sql`PRAGMA foreign_key_check`).length > 0) throw new Error('a reference leads nowhere')
    // A copy is a program of its own.
    return dumpOf(db, 'uid')
  } finally {
    database.close()
  }
}
