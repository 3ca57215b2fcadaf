// Responses as the table on screen asks for them: a page at a time, with what other tables say of each.
import type { ResponseRow } from '../../../shared/contract/wave'
import { refuse } from '../../../shared/failure'
import { categoryOf } from '../../../shared/model/category'
import type { ReadDb } from './database'
import { idsOfPage, type Query } from './responseIds'
import { all, among, sql } from './sql'

interface Row {
  id: number
  wave_id: number
  score: number
  verbatim: string | null
  answered_at: string | null
  respondent: string | null
  name: string | null
  email: string | null
  company: string | null
  batch_id: number | null
  file: string | null
  sheet: string | null
  row: number | null
}

const columns = sql`r.id, r.wave_id, r.score, r.verbatim, r.answered_at, r.respondent, r.name, r.email, r.company,
  r.batch_id, b.file, r.sheet, r.row`

/** One page of a wave's responses, and how many there are in all under the same filter. */
export function responsesPage(db: ReadDb, query: Query) {
  const { total, ids } = idsOfPage(db, query)
  const rows = all<Row>(
    db,
    sql`SELECT ${columns} FROM response r LEFT JOIN import_batch b ON b.id = r.batch_id
        WHERE r.id IN ${among(ids)}`,
  )
  const places = new Map(ids.map((id, place) => [id, place]))
  rows.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
  return { total, offset: query.offset, rows: dressed(db, rows) }
}

export function responseById(db: ReadDb, id: number) {
  const rows = all<Row>(
    db,
    sql`SELECT ${columns} FROM response r LEFT JOIN import_batch b ON b.id = r.batch_id WHERE r.id = ${id}`,
  )
  const [row] = rows
  const [response] = dressed(db, rows)
  if (!row || !response) throw refuse('not-found', { what: 'response' })
  return { wave: row.wave_id, response }
}

/** Adds to each row what stands in other tables: its segments and its actions. */
function dressed(db: ReadDb, rows: readonly Row[]): ResponseRow[] {
  const ids = rows.map(({ id }) => id)
  const segments = byResponse(
    all<{ response: number; dimension: number; segment: number; name: string }>(
      db,
      sql`SELECT rs.response_id AS response, rs.dimension_id AS dimension, rs.segment_id AS segment, s.name
          FROM response_segment rs JOIN segment s ON s.id = rs.segment_id
          WHERE rs.response_id IN ${among(ids)} ORDER BY rs.dimension_id`,
    ),
  )
  const actions = byResponse(
    all<{ response: number; id: number }>(
      db,
      sql`SELECT response_id AS response, id FROM action
          WHERE response_id IN ${among(ids)} ORDER BY id`,
    ),
  )
  return rows.map((row) => ({
    id: row.id,
    score: row.score,
    category: categoryOf(row.score),
    verbatim: row.verbatim,
    answeredAt: row.answered_at,
    respondent: row.name ?? row.respondent,
    email: row.email,
    company: row.company,
    segments: (segments.get(row.id) ?? []).map(({ dimension, segment, name }) => ({ dimension, segment, name })),
    source:
      row.batch_id === null || row.file === null || row.row === null
        ? null
        : { batch: row.batch_id, file: row.file, sheet: row.sheet, row: row.row },
    actions: (actions.get(row.id) ?? []).map(({ id }) => id),
  })) as ResponseRow[]
}

function byResponse<R extends { response: number }>(rows: readonly R[]): Map<number, R[]> {
  const grouped = new Map<number, R[]>()
  for (const row of rows) grouped.set(row.response, [...(grouped.get(row.response) ?? []), row])
  return grouped
}
