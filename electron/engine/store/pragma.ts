import type { Database } from 'sql.js'

/** What a pragma answers: the first value of its first row. */
export function pragma(database: Database, name: string): unknown {
  return database.exec(`PRAGMA ${name}`)[0]?.values[0]?.[0]
}
