// Which waves are frozen, and what their newest freezing counted. Asked before every count, so it costs next to nothing
// where nothing is frozen.
import type { ReadDb } from './database'
import { all, among, one, type Sql, sql } from './sql'
import { gather, type ScoreCounts } from './tally'

/** The newest freezing of a wave. */
export interface Newest {
  id: number
  wave: number
  at: string
  /** The newest response that it counts. */
  lastResponse: number
}

/** By wave: the newest freezing of these, or of all; waves that are not frozen are left out. */
export function newestFreezes(db: ReadDb, waves?: readonly number[]): Map<number, Newest> {
  const where = waves === undefined ? sql`1` : sql`wave_id IN ${among(waves)}`
  // With max() the other columns are those of the row that has it.
  const rows = all<Newest & { revision: number }>(
    db,
    sql`SELECT id, wave_id AS wave, frozen_at AS at, last_response AS lastResponse, max(revision) AS revision
        FROM wave_freeze WHERE ${where} GROUP BY wave_id`,
  )
  return new Map(rows.map(({ id, wave, at, lastResponse }) => [wave, { id, wave, at, lastResponse }]))
}

/** What freezings counted in all, by their ids; one without an answer is left out. */
export function frozenWholes(db: ReadDb, freezes: readonly number[]): Map<number, ScoreCounts> {
  return gather(
    all(
      db,
      sql`SELECT freeze_id AS key, score, n FROM frozen_count
          WHERE freeze_id IN ${among(freezes)} AND dimension_id = 0 AND segment_id = 0`,
    ),
  )
}

/** What a freezing counted per segment of one dimension. */
export function frozenSegments(db: ReadDb, freeze: number, dimension: number): Map<number, ScoreCounts> {
  return gather(
    all(
      db,
      sql`SELECT segment_id AS key, score, n FROM frozen_count WHERE freeze_id = ${freeze} AND dimension_id = ${dimension}`,
    ),
  )
}

/**
 * A condition on ids of responses: those that the newest freezing counted, as far as they are still there. null: the
 * wave is not frozen. An id may be given anew after an import was undone, so answers of later imports are told apart.
 */
export function countedByFreeze(db: ReadDb, wave: number, id: Sql): Sql | null {
  const freeze = newestFreezes(db, [wave]).get(wave)
  if (!freeze) return null
  const later = sql`SELECT id FROM import_batch WHERE wave_id = ${wave} AND at > ${freeze.at}`
  const upToLast = sql`${id} <= ${freeze.lastResponse}`
  if (one(db, later) === undefined) return upToLast
  return sql`${upToLast} AND ${id} NOT IN (
    SELECT id FROM response NOT INDEXED WHERE wave_id = ${wave} AND batch_id IN (${later}))`
}

/** How many answers came since the newest freezing, and how many of those that it counted, `answers`, are gone. */
export function sinceFreeze(db: ReadDb, wave: number, answers: number): { added: number; removed: number } {
  const counted = countedByFreeze(db, wave, sql`id`)
  if (counted === null) return { added: 0, removed: 0 }
  const found = one<{ n: number; kept: number }>(
    db,
    sql`SELECT count(*) AS n, count(*) FILTER (WHERE ${counted}) AS kept FROM response WHERE wave_id = ${wave}`,
  )
  const { n, kept } = found ?? { n: 0, kept: 0 }
  return { added: n - kept, removed: answers - kept }
}
