// Responses as the table on screen asks for them: a page at a time, filtered and sorted by the database.
import type { z } from 'zod'
import type { ResponseQuery, ResponseRow } from '../../../shared/contract/wave'
import { refuse } from '../../../shared/failure'
import { type Category, categoryOf } from '../../../shared/model/category'
import type { ReadDb } from './database'
import { fold } from './fold'
import { all, and, one, type Sql, sql } from './sql'

type Query = z.output<typeof ResponseQuery>

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

const SCORES: Record<Category, readonly [number, number]> = { promoter: [9, 10], passive: [7, 8], detractor: [0, 6] }

/** The value sorted by; rows without one come last in either direction. */
const SORTS: Record<NonNullable<Query['sort']>['by'], Sql> = {
  answeredAt: sql`r.answered_at`,
  score: sql`r.score`,
  company: sql`fold(r.company)`,
  verbatim: sql`fold(r.verbatim)`,
  row: sql`r.id`,
}

const columns = sql`r.id, r.wave_id, r.score, r.verbatim, r.answered_at, r.respondent, r.name, r.email, r.company,
  r.batch_id, b.file, r.sheet, r.row`

/** One page of a wave's responses, and how many there are in all under the same filter. */
export function responsesPage(db: ReadDb, query: Query) {
  const where = conditions(query)
  const total = one<{ n: number }>(db, sql`SELECT count(*) AS n FROM response r WHERE ${where}`)?.n ?? 0
  const { by, descending } = query.sort ?? { by: 'row', descending: false }
  const key = SORTS[by]
  const order = descending ? sql`${key} DESC` : key
  const rows = all<Row>(
    db,
    sql`SELECT ${columns} FROM response r LEFT JOIN import_batch b ON b.id = r.batch_id WHERE ${where}
        ORDER BY ${key} IS NULL OR ${key} = '', ${order}, r.id LIMIT ${query.limit} OFFSET ${query.offset}`,
  )
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

function conditions({ wave, category, segment, withVerbatim, search }: Query): Sql {
  const parts = [sql`r.wave_id = ${wave}`]
  if (category) parts.push(sql`r.score BETWEEN ${SCORES[category][0]} AND ${SCORES[category][1]}`)
  if (segment !== undefined) {
    parts.push(sql`EXISTS (SELECT 1 FROM response_segment s WHERE s.response_id = r.id AND s.segment_id = ${segment})`)
  }
  if (withVerbatim) parts.push(sql`r.verbatim <> ''`)
  for (const word of fold(search).split(/\s+/).filter(Boolean)) {
    // instr, not LIKE: a searched “%” or “_” means itself.
    parts.push(
      sql`instr(fold(coalesce(r.verbatim, '') || char(10) || coalesce(r.name, '') || char(10) || coalesce(r.email, '')
                 || char(10) || coalesce(r.company, '') || char(10) || coalesce(r.respondent, '')), ${word}) > 0`,
    )
  }
  return and(parts)
}

/** Adds to each row what stands in other tables: its segments and its actions. */
function dressed(db: ReadDb, rows: readonly Row[]): ResponseRow[] {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const segments = byResponse(
    all<{ response: number; dimension: number; segment: number; name: string }>(
      db,
      sql`SELECT rs.response_id AS response, rs.dimension_id AS dimension, rs.segment_id AS segment, s.name
          FROM response_segment rs JOIN segment s ON s.id = rs.segment_id
          WHERE rs.response_id IN (SELECT value FROM json_each(${ids})) ORDER BY rs.dimension_id`,
    ),
  )
  const actions = byResponse(
    all<{ response: number; id: number }>(
      db,
      sql`SELECT response_id AS response, id FROM action
          WHERE response_id IN (SELECT value FROM json_each(${ids})) ORDER BY id`,
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
