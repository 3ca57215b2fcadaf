// How waves' figures are made, and their freezings, as rows. What is JSON in them was written here and nowhere else.
import type { Definition, Freeze, Rollups, Sheet, Weighting } from '../../../shared/contract/definition'
import type { ReadDb, WriteDb } from './database'
import { newestFreezes } from './frozen'
import { all, among, insert, one, run, sql } from './sql'
import { EVERY_SCORE } from './tally'

/** Every answer once, no list, no weights: what holds where nobody has said otherwise. */
export const PLAIN: Definition = { reading: 'answers', population: null, weighting: null, note: null }

interface DefinitionRow {
  wave_id: number
  reading: Definition['reading']
  population: number | null
  weighting: string | null
  note: string | null
}

/** By wave; those without one are as `PLAIN`. */
export function definitionsOf(db: ReadDb, waves?: readonly number[]): Map<number, Definition> {
  const where = waves === undefined ? sql`1` : sql`wave_id IN ${among(waves)}`
  const rows = all<DefinitionRow>(
    db,
    sql`SELECT wave_id, reading, population, weighting, note FROM wave_definition WHERE ${where}`,
  )
  return new Map(
    rows.map(({ wave_id, reading, population, weighting, note }) => [
      wave_id,
      { reading, population, weighting: weighting === null ? null : (JSON.parse(weighting) as Weighting), note },
    ]),
  )
}

export const definitionOf = (db: ReadDb, wave: number): Definition => definitionsOf(db, [wave]).get(wave) ?? PLAIN

/** A wave whose figure is made as every other's has no row. */
export function putDefinition(db: WriteDb, wave: number, { reading, population, weighting, note }: Definition): void {
  if (reading === 'answers' && population === null && weighting === null && note === null) {
    run(db, sql`DELETE FROM wave_definition WHERE wave_id = ${wave}`)
    return
  }
  const stored = weighting === null ? null : JSON.stringify(weighting)
  run(
    db,
    sql`INSERT INTO wave_definition (wave_id, reading, population, weighting, note)
        VALUES (${wave}, ${reading}, ${population}, ${stored}, ${note})
        ON CONFLICT (wave_id) DO UPDATE SET reading = excluded.reading, population = excluded.population,
          weighting = excluded.weighting, note = excluded.note`,
  )
}

interface FreezeRow {
  id: number
  wave: number
  revision: number
  at: string
  by: string | null
  reason: string | null
  sheet: string
}

/** What is kept: the sheet, and beside it the readings, which accounts and contacts would change afterwards. */
type KeptSheet = Sheet & { rollups?: Rollups }

function dressed({ id, revision, at, by, reason, sheet: kept }: FreezeRow): Freeze {
  const { rollups: _, ...sheet } = JSON.parse(kept) as KeptSheet
  return { id, revision, at, by, reason, sheet } as Freeze
}

/** The readings as a freezing kept them. */
export function frozenRollups(db: ReadDb, freeze: number): Rollups | null {
  const kept = one<{ rollups: string | null }>(
    db,
    sql`SELECT json_extract(sheet, '$.rollups') AS rollups FROM wave_freeze WHERE id = ${freeze}`,
  )
  return kept?.rollups ? (JSON.parse(kept.rollups) as Rollups) : null
}

const COLUMNS = sql`id, wave_id AS wave, revision, frozen_at AS at, frozen_by AS "by", reason, sheet`

/** Newest first. */
export function freezesOf(db: ReadDb, wave: number): Freeze[] {
  return all<FreezeRow>(db, sql`SELECT ${COLUMNS} FROM wave_freeze WHERE wave_id = ${wave} ORDER BY revision DESC`).map(
    dressed,
  )
}

/** By wave: the newest freezing with its sheet; waves that are not frozen are left out. */
export function newestSheets(db: ReadDb, waves?: readonly number[]): Map<number, Freeze> {
  const ids = [...newestFreezes(db, waves).values()].map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = all<FreezeRow>(db, sql`SELECT ${COLUMNS} FROM wave_freeze WHERE id IN ${among(ids)}`)
  return new Map(rows.map((row) => [row.wave, dressed(row)]))
}

export interface NewFreeze {
  wave: number
  at: string
  by: string | null
  reason: string | null
  sheet: Sheet
  rollups: Rollups
}

/** Keeps the sheet, its readings and what is counted now, in all and per segment; the next revision where there is one already. */
export function addFreeze(db: WriteDb, { wave, at, by, reason, sheet, rollups }: NewFreeze): void {
  const before = one<{ revision: number | null }>(
    db,
    sql`SELECT max(revision) AS revision FROM wave_freeze WHERE wave_id = ${wave}`,
  )
  const last = one<{ id: number | null }>(db, sql`SELECT max(id) AS id FROM response WHERE wave_id = ${wave}`)
  const id = insert(
    db,
    sql`INSERT INTO wave_freeze (wave_id, revision, frozen_at, frozen_by, reason, sheet, last_response)
        VALUES (${wave}, ${(before?.revision ?? 0) + 1}, ${at}, ${by}, ${reason}, ${JSON.stringify({ ...sheet, rollups } satisfies KeptSheet)}, ${last?.id ?? 0})`,
  )
  run(
    db,
    sql`INSERT INTO frozen_count (freeze_id, dimension_id, segment_id, score, n)
        SELECT ${id}, 0, 0, score, n FROM (
          SELECT s.score, (SELECT count(*) FROM response r WHERE r.wave_id = ${wave} AND r.score = s.score) AS n
          FROM ${EVERY_SCORE} s) WHERE n > 0`,
  )
  run(
    db,
    sql`INSERT INTO frozen_count (freeze_id, dimension_id, segment_id, score, n)
        SELECT ${id}, dimension_id, segment_id, score, n FROM (
          SELECT g.dimension_id, g.id AS segment_id, s.score,
                 (SELECT count(*) FROM response_segment rs
                  WHERE rs.segment_id = g.id AND rs.wave_id = ${wave} AND rs.score = s.score) AS n
          FROM segment g CROSS JOIN ${EVERY_SCORE} s) WHERE n > 0`,
  )
}

export interface ImportFacts {
  imports: number
  exclusions: { reason: string; rows: number }[]
  onePerPerson: Sheet['onePerPerson']
}

/** What the imports of a wave, those that were not undone, left out, and which of several answers of a person they kept. */
export function importsOf(db: ReadDb, wave: number): ImportFacts {
  const own = sql`SELECT id FROM import_batch WHERE wave_id = ${wave} AND undone_at IS NULL`
  const exclusions = all<{ reason: string; rows: number }>(
    db,
    sql`SELECT reason, count(*) AS rows FROM import_issue WHERE batch_id IN (${own})
        GROUP BY reason ORDER BY rows DESC, reason`,
  )
  const rules = all<{ rule: string | null; n: number }>(
    db,
    sql`SELECT iif(json_valid(mapping), json_extract(mapping, '$.mapping.rules.samePerson'), NULL) AS rule, count(*) AS n
        FROM import_batch WHERE wave_id = ${wave} AND undone_at IS NULL GROUP BY rule`,
  )
  const kept = new Set(rules.map(({ rule }) => (rule === 'first' || rule === 'latest' ? rule : 'all')))
  const [only] = kept
  return {
    imports: rules.reduce((sum, { n }) => sum + n, 0),
    exclusions,
    onePerPerson: kept.size > 1 ? 'mixed' : (only ?? 'all'),
  }
}
