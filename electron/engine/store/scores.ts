// How many responses gave which score: the figures that every result starts from.

import type { Dimension } from '../../../shared/contract/wave'
import { type Bands, bandsOf } from '../../../shared/model/category'
import type { ReadDb } from './database'
import { all, sql } from './sql'

/** As readers look names up: “Énergie” beside “Eau”, “10–49” after “2–9”. SQLite would sort by bytes. */
export const byName = new Intl.Collator(['fr', 'en'], { numeric: true, sensitivity: 'base' })

/** Responses per score, 0 … 10. */
export type ScoreCounts = readonly number[]

const NO_SCORES: ScoreCounts = Array.from({ length: 11 }, () => 0)

/** Gathers rows of (key, score, n) into score counts per key. */
function gather<K>(rows: readonly { key: K; score: number; n: number }[]): Map<K, ScoreCounts> {
  const byKey = new Map<K, number[]>()
  for (const { key, score, n } of rows) {
    const counts = byKey.get(key) ?? [...NO_SCORES]
    counts[score] = n
    byKey.set(key, counts)
  }
  return byKey
}

export function countsByWave(db: ReadDb): Map<number, ScoreCounts> {
  return gather(all(db, sql`SELECT wave_id AS key, score, count(*) AS n FROM response GROUP BY wave_id, score`))
}

export function countsOf(db: ReadDb, wave: number): ScoreCounts {
  const rows = all<{ key: number; score: number; n: number }>(
    db,
    sql`SELECT wave_id AS key, score, count(*) AS n FROM response WHERE wave_id = ${wave} GROUP BY score`,
  )
  return gather(rows).get(wave) ?? NO_SCORES
}

/** Score counts per segment of one dimension; key null: the responses without a value on it. */
export function countsBySegment(db: ReadDb, wave: number, dimension: number): Map<number | null, ScoreCounts> {
  return gather(
    all(
      db,
      sql`SELECT s.segment_id AS key, r.score, count(*) AS n
          FROM response r LEFT JOIN response_segment s ON s.response_id = r.id AND s.dimension_id = ${dimension}
          WHERE r.wave_id = ${wave} GROUP BY s.segment_id, r.score`,
    ),
  )
}

export const bandsIn = (counts: ScoreCounts | undefined): Bands => bandsOf(counts ?? NO_SCORES)

/** The dimensions that responses of these waves have values for, each with those values, by name. */
export function dimensionsIn(db: ReadDb, waves: readonly number[]): Dimension[] {
  const rows = all<{ dimension: number; dimension_name: string; segment: number; segment_name: string }>(
    db,
    sql`SELECT d.id AS dimension, d.name AS dimension_name, s.id AS segment, s.name AS segment_name
        FROM segment s JOIN dimension d ON d.id = s.dimension_id
        WHERE EXISTS (SELECT 1 FROM response_segment rs JOIN response r ON r.id = rs.response_id
                      WHERE rs.segment_id = s.id AND r.wave_id IN (SELECT value FROM json_each(${JSON.stringify(waves)})))
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

/** Open actions per wave. */
export function openActionsByWave(db: ReadDb): Map<number, number> {
  const rows = all<{ wave: number; n: number }>(
    db,
    sql`SELECT r.wave_id AS wave, count(*) AS n FROM action a JOIN response r ON r.id = a.response_id
        WHERE a.status IN ('open', 'in-progress') GROUP BY r.wave_id`,
  )
  return new Map(rows.map(({ wave, n }) => [wave, n]))
}

/** Open actions per segment of one wave; key null: of responses without a value on the dimension. */
export function openActionsBySegment(db: ReadDb, wave: number, dimension: number): Map<number | null, number> {
  const rows = all<{ segment: number | null; n: number }>(
    db,
    sql`SELECT s.segment_id AS segment, count(*) AS n
        FROM action a JOIN response r ON r.id = a.response_id
        LEFT JOIN response_segment s ON s.response_id = r.id AND s.dimension_id = ${dimension}
        WHERE r.wave_id = ${wave} AND a.status IN ('open', 'in-progress') GROUP BY s.segment_id`,
  )
  return new Map(rows.map(({ segment, n }) => [segment, n]))
}
