// How many responses gave which score: the figures that every result starts from. Counted from indexes alone.

import type { Dimension } from '../../../shared/contract/wave'
import { type Bands, bandsOf } from '../../../shared/model/category'
import type { ReadDb } from './database'
import { frozenSegments, frozenWholes, newestFreezes } from './frozen'
import { all, among, and, nothing, one, type Sql, sql } from './sql'
import { EVERY_SCORE, gather, NO_SCORES, type ScoreCounts } from './tally'

/** As readers look names up: “Énergie” beside “Eau”, “10–49” after “2–9”. SQLite would sort by bytes. */
export const byName = new Intl.Collator(['fr', 'en'], { numeric: true, sensitivity: 'base' })

export { NO_SCORES, type ScoreCounts } from './tally'

/**
 * Score counts of these waves, or of all; waves without a response are left out. Of a frozen wave they are what its
 * newest freezing counted, whatever came or went since.
 */
export function countsByWave(db: ReadDb, waves?: readonly number[]): Map<number, ScoreCounts> {
  const frozen = newestFreezes(db, waves)
  if (frozen.size === 0) return liveCounts(db, waves === undefined ? sql`1` : sql`w.id IN ${among(waves)}`)
  const others = sql`w.id NOT IN ${among([...frozen.keys()])}`
  const counts = liveCounts(db, waves === undefined ? others : and([sql`w.id IN ${among(waves)}`, others]))
  const wholes = frozenWholes(
    db,
    [...frozen.values()].map(({ id }) => id),
  )
  for (const { wave, id } of frozen.values()) {
    const whole = wholes.get(id)
    if (whole) counts.set(wave, whole)
  }
  return counts
}

function liveCounts(db: ReadDb, where: Sql): Map<number, ScoreCounts> {
  return gather(
    all(
      db,
      sql`SELECT w.id AS key, s.score,
                 (SELECT count(*) FROM response r WHERE r.wave_id = w.id AND r.score = s.score) AS n
          FROM wave w CROSS JOIN ${EVERY_SCORE} s WHERE ${where}`,
    ),
  )
}

/** What a wave holds now, frozen or not. */
export function liveCountsOf(db: ReadDb, wave: number): ScoreCounts {
  return liveCounts(db, sql`w.id = ${wave}`).get(wave) ?? NO_SCORES
}

export function countsOf(db: ReadDb, wave: number): ScoreCounts {
  return countsByWave(db, [wave]).get(wave) ?? NO_SCORES
}

/** Whether a wave has a response, or had one when it was frozen; nothing is counted. */
export function hasResponses(db: ReadDb, wave: number): boolean {
  if (one(db, sql`SELECT 1 FROM response WHERE wave_id = ${wave} LIMIT 1`) !== undefined) return true
  const frozen = newestFreezes(db, [wave]).get(wave)
  return frozen !== undefined && frozenWholes(db, [frozen.id]).size > 0
}

/**
 * Score counts per segment of one dimension; key null: the responses without a value on it, which are the rest of the
 * wave's own counts, `whole`. Of a frozen wave they are what its newest freezing counted.
 */
export function countsBySegment(
  db: ReadDb,
  { wave, dimension, whole }: { wave: number; dimension: number; whole: ScoreCounts },
): Map<number | null, ScoreCounts> {
  const frozen = newestFreezes(db, [wave]).get(wave)
  const bySegment: Map<number | null, ScoreCounts> = frozen
    ? frozenSegments(db, frozen.id, dimension)
    : liveSegments(db, wave, dimension)
  const rest = [...whole]
  for (const counts of bySegment.values()) {
    counts.forEach((n, score) => {
      rest[score] = (rest[score] ?? 0) - n
    })
  }
  if (rest.some((n) => n > 0)) bySegment.set(null, rest)
  return bySegment
}

function liveSegments(db: ReadDb, wave: number, dimension: number): Map<number, ScoreCounts> {
  return gather(
    all(
      db,
      sql`SELECT g.id AS key, s.score,
                 (SELECT count(*) FROM response_segment rs
                  WHERE rs.segment_id = g.id AND rs.wave_id = ${wave} AND rs.score = s.score) AS n
          FROM segment g CROSS JOIN ${EVERY_SCORE} s WHERE g.dimension_id = ${dimension}`,
    ),
  )
}

export const bandsIn = (counts: ScoreCounts | undefined): Bands => bandsOf(counts ?? NO_SCORES)

/**
 * The dimensions that responses of these waves have values for, each with those values, by name; also those that a
 * freezing counted and that no response has any more.
 */
export function dimensionsIn(db: ReadDb, waves: readonly number[]): Dimension[] {
  const frozen = [...newestFreezes(db, waves).values()].map(({ id }) => id)
  const counted =
    frozen.length === 0
      ? nothing
      : sql`OR s.id IN (SELECT segment_id FROM frozen_count WHERE freeze_id IN ${among(frozen)})`
  const rows = all<{ dimension: number; dimension_name: string; segment: number; segment_name: string }>(
    db,
    sql`SELECT d.id AS dimension, d.name AS dimension_name, s.id AS segment, s.name AS segment_name
        FROM segment s JOIN dimension d ON d.id = s.dimension_id
        WHERE EXISTS (SELECT 1 FROM response_segment rs WHERE rs.segment_id = s.id AND rs.wave_id IN ${among(waves)})
              ${counted}
        ORDER BY d.id`,
  )
  const dimensions = new Map<number, { id: number; name: string; segments: { id: number; name: string }[] }>()
  for (const row of rows) {
    const dimension = dimensions.get(row.dimension) ?? { id: row.dimension, name: row.dimension_name, segments: [] }
    dimension.segments.push({ id: row.segment, name: row.segment_name })
    dimensions.set(row.dimension, dimension)
  }
  for (const { segments } of dimensions.values()) segments.sort((a, b) => byName.compare(a.name, b.name))
  return [...dimensions.values()] as Dimension[]
}

// Actions are few beside responses: CROSS JOIN keeps SQLite from walking over a wave to find them.

/** Open actions per wave. */
export function openActionsByWave(db: ReadDb): Map<number, number> {
  const rows = all<{ wave: number; n: number }>(
    db,
    sql`SELECT r.wave_id AS wave, count(*) AS n FROM action a CROSS JOIN response r ON r.id = a.response_id
        WHERE a.status IN ('open', 'in-progress') GROUP BY r.wave_id`,
  )
  return new Map(rows.map(({ wave, n }) => [wave, n]))
}

/** Open actions per segment of one wave; key null: of responses without a value on the dimension. */
export function openActionsBySegment(db: ReadDb, wave: number, dimension: number): Map<number | null, number> {
  const rows = all<{ segment: number | null; n: number }>(
    db,
    sql`SELECT s.segment_id AS segment, count(*) AS n
        FROM action a CROSS JOIN response r ON r.id = a.response_id
        LEFT JOIN response_segment s ON s.response_id = r.id AND s.dimension_id = ${dimension}
        WHERE +r.wave_id = ${wave} AND a.status IN ('open', 'in-progress') GROUP BY s.segment_id`,
  )
  return new Map(rows.map(({ segment, n }) => [segment, n]))
}
