// Answers of known contacts take their segments: a file that holds no more than a code and a score can be read by sector.
import type { WriteDb } from '../database'
import { among, one, run, sql } from '../sql'

interface Written {
  batch: number
  /** The first of its responses. */
  first: number
  /** Those that the file itself has columns for. */
  dimensions: readonly number[]
}

/**
 * Gives the responses of an import that are of known contacts the contact's segment on every other dimension, else that
 * of the contact's account: as they are today, as an answer keeps what its file says of it. One statement for all.
 */
export function takeSegmentsOfContacts(db: WriteDb, { batch, first, dimensions }: Written): void {
  const others = sql`d.id NOT IN ${among(dimensions)}`
  if (!one(db, sql`SELECT 1 FROM dimension d WHERE ${others}`)) return
  run(
    db,
    sql`INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
        SELECT r.id, d.id, coalesce(own.segment_id, company.segment_id), r.wave_id, r.score
        FROM response r CROSS JOIN contact c ON c.id = r.contact_id CROSS JOIN dimension d
        LEFT JOIN contact_segment own ON own.contact_id = c.id AND own.dimension_id = d.id
        LEFT JOIN account_segment company ON company.account_id = c.account_id AND company.dimension_id = d.id
        WHERE r.id >= ${first} AND r.batch_id = ${batch} AND ${others}
          AND coalesce(own.segment_id, company.segment_id) IS NOT NULL
        ORDER BY r.id, d.id`,
  )
}
