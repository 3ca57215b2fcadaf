// What a restore would change, counted. SQLite itself holds the two files against each other, a stretch of ids at a time:
// the memory it takes does not grow with the program, and between two stretches others have their turn.
import type { Database } from 'sql.js'
import type { RestoreEffect, RestorePreview } from '../../../../shared/contract/backup'
import { connection, type ReadDb } from '../database'
import { nameOf } from '../disk/open'
import { pragma } from '../pragma'
import { all, one, Sql, sql } from '../sql'

export type Effects = NonNullable<RestorePreview['effects']>

/** The present program, asked in its turn. */
export type Asked = <T>(work: (db: ReadDb) => T) => Promise<T>

const TABLES = { campaigns: 'campaign', waves: 'wave', responses: 'response', actions: 'action' } as const

/** So many rows of each are some ten milliseconds' work. */
const STRETCH = 20_000

/** What is worked out from other columns says nothing of its own. */
const DERIVED: ReadonlySet<string> = new Set(['search_text', 'verbatim_key'])

const NAMED_AGAIN = sql`coalesce(sum(
  a.name IS NULL AND a.email IS NULL AND a.respondent IS NULL
  AND (b.name IS NOT NULL OR b.email IS NOT NULL OR b.respondent IS NOT NULL)), 0)`

/** The program's own settings by their columns. */
const SETTINGS = {
  name: 'name',
  confidence: 'confidence',
  minimum_n: 'minimumN',
  retention_months: 'retentionMonths',
  contact_rule_days: 'contactRuleDays',
  currency: 'currency',
} as const

/** Neither of the two is changed. `breathe` is called between stretches and may throw to end the work. */
export async function effectsOf(present: Asked, backup: Database, breathe: () => Promise<void>): Promise<Effects> {
  let personal = 0
  const effectOn = async (table: string): Promise<RestoreEffect> => {
    const effect: RestoreEffect = { now: 0, restored: 0, back: 0, gone: 0, changed: 0 }
    for (let after: number | null = 0; after !== null; ) {
      const from: number = after
      const stretch = await present((db) => beside(db, backup, () => compareStretch(db, table, from)))
      effect.now += stretch.now
      effect.restored += stretch.restored
      effect.back += stretch.restored - stretch.both
      effect.gone += stretch.now - stretch.both
      effect.changed += stretch.changed
      personal += stretch.personal
      after = stretch.last
      await breathe()
    }
    return effect
  }
  const effects = {
    campaigns: await effectOn(TABLES.campaigns),
    waves: await effectOn(TABLES.waves),
    responses: await effectOn(TABLES.responses),
    actions: await effectOn(TABLES.actions),
  }
  return { ...effects, personal, settings: await present((db) => beside(db, backup, () => settingsThatDiffer(db))) }
}

/** Attaches the backup as `kept` for as long as `work` takes; it all happens within one turn of the program. */
function beside<T>(db: ReadDb, backup: Database, work: () => T): T {
  const present = db[connection]
  present.run('ATTACH ? AS kept', [`/${nameOf(backup)}`])
  try {
    return work()
  } catch (error) {
    // In SQLite's own words it would be a fault of the program, which is then given up.
    throw isSound(backup) ? error : new Error('the backup does not read')
  } finally {
    present.run('DETACH kept')
  }
}

function isSound(backup: Database): boolean {
  try {
    return pragma(backup, 'quick_check(1)') === 'ok'
  } catch {
    return false
  }
}

interface Stretch {
  now: number
  restored: number
  /** Rows whose id is in both. */
  both: number
  changed: number
  /** Responses that name their respondent there, and nobody here. */
  personal: number
  /** The last id of the stretch; null: it was the last one. */
  last: number | null
}

function compareStretch(db: ReadDb, table: string, after: number): Stretch {
  const name = new Sql(`"${table}"`, [])
  const last = lastOfStretch(db, name, after)
  const within = last === null ? sql`id > ${after}` : sql`id > ${after} AND id <= ${last}`
  const counted = one<Omit<Stretch, 'last'>>(
    db,
    sql`SELECT (SELECT count(*) FROM main.${name} WHERE ${within}) AS now,
               (SELECT count(*) FROM kept.${name} WHERE ${within}) AS restored,
               count(*) AS both, coalesce(sum(${different(db, table)}), 0) AS changed,
               ${table === TABLES.responses ? NAMED_AGAIN : sql`0`} AS personal
        FROM (SELECT * FROM main.${name} WHERE ${within}) a CROSS JOIN kept.${name} b ON b.id = a.id`,
  )
  if (!counted) throw new Error('a query of counts gives one row')
  return { ...counted, last }
}

/** Where both have as many rows as make a stretch, at the latest; null: neither has so many any more. */
function lastOfStretch(db: ReadDb, name: Sql, after: number): number | null {
  const ends = all<{ id: number }>(
    db,
    sql`SELECT id FROM (SELECT id FROM main.${name} WHERE id > ${after} ORDER BY id LIMIT 1 OFFSET ${STRETCH})
        UNION ALL
        SELECT id FROM (SELECT id FROM kept.${name} WHERE id > ${after} ORDER BY id LIMIT 1 OFFSET ${STRETCH})`,
  )
  return ends.length > 0 ? Math.min(...ends.map(({ id }) => id)) : null
}

/** Whether two rows of one id say different things. A column that only one of two shapes has is not compared. */
function different(db: ReadDb, table: string): Sql {
  const namesIn = (schema: string) =>
    all<{ name: string }>(db, sql`SELECT name FROM pragma_table_info(${table}, ${schema})`).map(({ name }) => name)
  const kept = new Set(namesIn('kept'))
  const shared = namesIn('main').filter((name) => name !== 'id' && kept.has(name) && !DERIVED.has(name))
  return new Sql(shared.map((name) => `a."${name}" IS NOT b."${name}"`).join(' OR '), [])
}

function settingsThatDiffer(db: ReadDb): Effects['settings'] {
  const kept = all<{ name: string }>(db, sql`SELECT name FROM pragma_table_info('program', 'kept')`)
  const columns = kept.flatMap(({ name }) => (name in SETTINGS ? [name as keyof typeof SETTINGS] : []))
  return columns
    .filter((column) => {
      const named = new Sql(`"${column}"`, [])
      return one(db, sql`SELECT 1 FROM main.program a CROSS JOIN kept.program b WHERE a.${named} IS NOT b.${named}`)
    })
    .map((column) => SETTINGS[column])
}
