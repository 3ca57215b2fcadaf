// Mappings that are kept under a name: the same layout next time is one click.
import type { SavedMapping } from '../../../shared/contract/import'
import { refuse } from '../../../shared/failure'
import { sameUses } from '../../../shared/model/savedMapping'
import type { ReadDb, WriteDb } from './database'
import { sameName } from './names'
import { all, insert, run, sql } from './sql'

interface Row {
  id: number
  name: string
  signature: string
  layout: SavedMapping['layout']
  columns: string
  rules: string
  used_at: string
}

export type NewMapping = Omit<SavedMapping, 'id' | 'usedAt'>

/** All of them, the one used last first. */
export function savedMappings(db: ReadDb): SavedMapping[] {
  return all<Row>(db, sql`SELECT * FROM saved_mapping ORDER BY used_at DESC, id DESC`).map(
    ({ id, name, signature, layout, columns, rules, used_at: usedAt }) =>
      ({ id, name, signature, layout, columns: JSON.parse(columns), rules: JSON.parse(rules), usedAt }) as SavedMapping,
  )
}

/** Keeps a mapping, in the place of one of that name, whatever its case; returns its id. `at`: the moment, ISO 8601. */
export function keepMapping(db: WriteDb, mapping: NewMapping, at: string): number {
  const { name, signature, layout } = mapping
  const [columns, rules] = [JSON.stringify(mapping.columns), JSON.stringify(mapping.rules)]
  const wanted = sameName(name)
  const known = savedMappings(db).find((other) => sameName(other.name) === wanted)
  if (!known) {
    return insert(
      db,
      sql`INSERT INTO saved_mapping (name, signature, layout, columns, rules, used_at)
          VALUES (${name}, ${signature}, ${layout}, ${columns}, ${rules}, ${at})`,
    )
  }
  run(
    db,
    sql`UPDATE saved_mapping SET name = ${name}, signature = ${signature}, layout = ${layout}, columns = ${columns},
          rules = ${rules}, used_at = ${at} WHERE id = ${known.id}`,
  )
  return known.id
}

/** Refuses with `not-found`. */
export function forgetMapping(db: WriteDb, id: number): void {
  if (run(db, sql`DELETE FROM saved_mapping WHERE id = ${id}`) === 0) throw refuse('not-found', { what: 'mapping' })
}

/**
 * Notes that an import has used a kept mapping: those of its signature that use the same columns for the same. `used` is
 * what the import ran with (`savedColumns` of its table and mapping); one that the user changed for this file is not it.
 */
export function touchMapping(db: WriteDb, signature: string, used: SavedMapping['columns'], at: string): void {
  for (const mapping of savedMappings(db)) {
    if (mapping.signature !== signature || !sameUses(mapping.columns, used)) continue
    run(db, sql`UPDATE saved_mapping SET used_at = ${at} WHERE id = ${mapping.id}`)
  }
}
