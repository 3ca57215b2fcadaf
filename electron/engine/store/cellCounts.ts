// Score counts per cell of a plan: per segment, per crossing of two dimensions, or of the whole wave.
import { cellKeyOf } from '../../../shared/model/cell'
import type { ReadDb } from './database'
import { countedByFreeze } from './frozen'
import { countsBySegment, countsOf, NO_SCORES, type ScoreCounts } from './scores'
import { all, nothing, Sql, sql } from './sql'

export interface CellDimensions {
  dimension: number | null
  second: number | null
}

/**
 * By `cellKeyOf`; cells without an answer are left out, and so are answers without a value on one of the dimensions. What
 * a freezing counted per crossing is not kept: of a frozen wave a crossing counts the responses up to its last one, as
 * far as they are still there. An erasure that removes answers shows in crossings, never in the wave or its segments.
 */
export function countsByCell(
  db: ReadDb,
  wave: number,
  { dimension, second }: CellDimensions,
): Map<string, ScoreCounts> {
  const whole = countsOf(db, wave)
  if (dimension === null) return new Map([[cellKeyOf({ segment: null, second: null }), whole]])
  if (second === null) {
    const counts = [...countsBySegment(db, { wave, dimension, whole })]
    return new Map(
      counts.flatMap(([segment, own]) => (segment === null ? [] : [[cellKeyOf({ segment, second: null }), own]])),
    )
  }
  const counted = countedByFreeze(db, wave, sql`a.response_id`)
  // A row a cell: handing rows over costs more than counting them.
  // A row a cell, its counts in one text: handing rows and columns over costs more than counting them.
  const rows = all<{ segment: number; other: number; counts: string }>(
    db,
    sql`SELECT a.segment_id AS segment, b.segment_id AS other, json_array(${PER_SCORE}) AS counts
        FROM segment g CROSS JOIN response_segment a ON a.segment_id = g.id AND a.wave_id = ${wave}
        CROSS JOIN response_segment b ON b.response_id = a.response_id AND b.dimension_id = ${second}
        WHERE g.dimension_id = ${dimension} ${counted ? sql`AND ${counted}` : nothing}
        GROUP BY a.segment_id, b.segment_id`,
  )
  return new Map(rows.map((row) => [cellKeyOf({ segment: row.segment, second: row.other }), JSON.parse(row.counts)]))
}

/** How many answers `a` gave each score, 0 … 10. */
const PER_SCORE = new Sql(NO_SCORES.map((_, score) => `count(*) FILTER (WHERE a.score = ${score})`).join(', '), [])
