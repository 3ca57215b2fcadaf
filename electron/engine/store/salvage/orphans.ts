// Rows whose owner was lost. What measures something is kept under a placeholder; what only describes a lost thing goes,
// and is counted as lost. Nothing is made up: no score, no answer, no action.
import type { Database } from 'sql.js'
import { readable, type WriteDb, writableFor } from '../database'
import { all, run, Sql, sql } from '../sql'
import { quoted } from './insertRows'

export interface Placeholders {
  /** “Recovered”, in the user's language. */
  word: string
  /** The day in the computer's time zone, for a wave without a single dated answer. */
  today: string
  /** The moment, ISO 8601. */
  now: string
}

interface Reference {
  table: string
  column: string
  parent: string
  required: boolean
}

/** Makes every reference hold again. Returns how many rows of each table had to go. */
export function settleOrphans(database: Database, placeholders: Placeholders): Map<string, number> {
  const db = writableFor(database)
  const gone = new Map<string, number>()
  const references = referencesOf(database)
  // A placeholder may need one itself, and what goes may leave others without their owner.
  for (let changed = 1; changed > 0; ) {
    changed = 0
    for (const reference of references) {
      const missing = missingParents(db, reference)
      if (missing.length === 0) continue
      changed += missing.length
      const make = MAKERS[reference.parent]
      if (make) for (const id of missing) make(db, id, placeholders)
      else if (reference.required) {
        gone.set(reference.table, (gone.get(reference.table) ?? 0) + removeOrphans(db, reference))
      } else clearReference(db, reference)
    }
  }
  return gone
}

function referencesOf(database: Database): Reference[] {
  return all<{ name: string; from: string; parent: string; required: number }>(
    readable(database),
    sql`SELECT t.name, f."from", f."table" AS parent, c."notnull" AS required
        FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f
        JOIN pragma_table_info(t.name) c ON c.name = f."from"
        WHERE t.schema = 'main'`,
  ).map(({ name, from, parent, required }) => ({ table: name, column: from, parent, required: required === 1 }))
}

const name = (given: string) => new Sql(quoted(given), [])

/** The orphans of a reference, as a condition on rows of its table. */
const lost = ({ column, parent }: Reference) =>
  sql`${name(column)} IS NOT NULL AND ${name(column)} NOT IN (SELECT id FROM ${name(parent)})`

function missingParents(db: WriteDb, reference: Reference): number[] {
  const rows = all<{ id: number }>(
    db,
    sql`SELECT DISTINCT ${name(reference.column)} AS id FROM ${name(reference.table)} WHERE ${lost(reference)} ORDER BY 1`,
  )
  return rows.map(({ id }) => id)
}

const removeOrphans = (db: WriteDb, reference: Reference): number =>
  run(db, sql`DELETE FROM ${name(reference.table)} WHERE ${lost(reference)}`)

function clearReference(db: WriteDb, reference: Reference): void {
  run(db, sql`UPDATE ${name(reference.table)} SET ${name(reference.column)} = NULL WHERE ${lost(reference)}`)
}

type Maker = (db: WriteDb, id: number, given: Placeholders) => void

/** What can stand for a lost thing without saying anything that was never so. */
const MAKERS: Record<string, Maker> = {
  campaign: (db, id, { word, now }) =>
    run(
      db,
      sql`INSERT INTO campaign (id, name, kind, created_at) VALUES (${id}, ${`${word} ${id}`}, 'relational', ${now})`,
    ),
  wave: (db, id, { word, now, today }) => {
    const campaign = campaignForWaves(db, word, now)
    const [days] = all<{ first: string | null; last: string | null }>(
      db,
      sql`SELECT min(substr(answered_at, 1, 10)) AS first, max(substr(answered_at, 1, 10)) AS last FROM response
          WHERE wave_id = ${id} AND answered_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'`,
    )
    run(
      db,
      sql`INSERT INTO wave (id, campaign_id, name, opens_on, closes_on, created_at)
          VALUES (${id}, ${campaign}, ${`${word} ${id}`}, ${days?.first ?? today}, ${days?.last ?? today}, ${now})`,
    )
  },
  dimension: (db, id, { word }) => run(db, sql`INSERT INTO dimension (id, name) VALUES (${id}, ${free(db, word, id)})`),
  segment: (db, id, { word }) => {
    const [place] = all<{ dimension: number }>(
      db,
      sql`SELECT dimension_id AS dimension FROM response_segment WHERE segment_id = ${id}
          UNION ALL
          SELECT p.dimension_id FROM plan_cell c JOIN sampling_plan p ON p.id = c.plan_id
          WHERE c.segment_id = ${id} AND p.dimension_id IS NOT NULL
          UNION ALL
          SELECT p.second_dimension_id FROM plan_cell c JOIN sampling_plan p ON p.id = c.plan_id
          WHERE c.second_segment_id = ${id} AND p.second_dimension_id IS NOT NULL LIMIT 1`,
    )
    const dimension = place?.dimension ?? dimensionForSegments(db, word)
    run(db, sql`INSERT INTO segment (id, dimension_id, name) VALUES (${id}, ${dimension}, ${`${word} ${id}`})`)
  },
}

/** One campaign for all waves whose own is not known. */
function campaignForWaves(db: WriteDb, word: string, now: string): number {
  const [present] = all<{ id: number }>(db, sql`SELECT id FROM campaign WHERE name = ${word} ORDER BY id`)
  if (present) return present.id
  run(db, sql`INSERT INTO campaign (name, kind, created_at) VALUES (${word}, 'relational', ${now})`)
  return all<{ id: number }>(db, sql`SELECT last_insert_rowid() AS id`)[0]?.id ?? 0
}

function dimensionForSegments(db: WriteDb, word: string): number {
  const [present] = all<{ id: number }>(db, sql`SELECT id FROM dimension WHERE name = ${word}`)
  if (present) return present.id
  run(db, sql`INSERT INTO dimension (name) VALUES (${word})`)
  return all<{ id: number }>(db, sql`SELECT last_insert_rowid() AS id`)[0]?.id ?? 0
}

/** Names of dimensions are unique; one of these may be there already. */
function free(db: WriteDb, word: string, id: number): string {
  const taken = all(db, sql`SELECT 1 FROM dimension WHERE name = ${`${word} ${id}`}`).length > 0
  return taken ? `${word} ${id} (2)` : `${word} ${id}`
}
