// The indexes of the responses, taken off while very many of them come or go. To fill an index row by row takes about
// three times as long as to build it whole.
import type { WriteDb } from './database'
import { all, script, sql } from './sql'

/** Fewer rows than this are quick either way. */
const FEWEST = 1000

/** Whether `changed` rows are so many, beside the `others` that stay as they are, that building anew is quicker. */
export function isWorthLifting(changed: number, others: number): boolean {
  return changed >= FEWEST && changed * 2 >= others
}

/**
 * Takes the indexes of responses and their segments off, and returns the statements that put them back, one index each.
 * The caller runs every one of them in the same transaction: a failure between brings the old indexes back with it.
 * `filled`: the columns that will have values, where not all of them will; an index of only those rows that have a value
 * in another column stays, for nothing comes to it, and to build it would be a walk over the whole table.
 */
export function liftIndexes(db: WriteDb, filled?: ReadonlySet<string>): readonly string[] {
  const indexes = all<{ name: string; statement: string }>(
    db,
    sql`SELECT name, sql AS statement FROM sqlite_schema
        WHERE type = 'index' AND tbl_name IN ('response', 'response_segment') AND sql IS NOT NULL ORDER BY rowid`,
  ).filter(({ statement }) => {
    const [, column] = ONLY_WHERE.exec(statement) ?? []
    return column === undefined || (filled?.has(column) ?? true)
  })
  for (const { name } of indexes) script(db, `DROP INDEX "${name}"`)
  return indexes.map(({ statement }) => statement)
}

/** The one condition of our partial indexes. */
const ONLY_WHERE = / WHERE (\w+) IS NOT NULL$/
