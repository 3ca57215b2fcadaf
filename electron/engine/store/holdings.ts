// What a database holds, for whoever must say it of a file that is not the open program: a backup, a damaged one.
import type { Database } from 'sql.js'
import type { Holdings } from '../../../shared/contract/program'
import { readable } from './database'
import { one, sql } from './sql'

/** Campaigns, waves, responses and actions, counted. Throws where a table does not read. */
export function holdingsOf(database: Database): Holdings {
  const found = one<Holdings>(
    readable(database),
    sql`SELECT (SELECT count(*) FROM campaign) AS campaigns,
               (SELECT count(*) FROM wave) AS waves,
               (SELECT count(*) FROM response) AS responses,
               (SELECT count(*) FROM action) AS actions`,
  )
  if (!found) throw new Error('a query of counts gives one row')
  return found
}

export function hasTable(database: Database, table: string): boolean {
  return (
    one(readable(database), sql`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ${table}`) !== undefined
  )
}
