// Actions as rows. What becomes of them is told by the trail.
import type { Action, ActionStatus } from '../../../shared/contract/action'
import { refuse } from '../../../shared/failure'
import { type Category, categoryOf } from '../../../shared/model/category'
import type { ReadDb, WriteDb } from './database'
import { all, and, insert, one, run, type Sql, sql } from './sql'

interface Row {
  id: number
  category: Category
  title: string
  owner: string | null
  due_on: string | null
  note: string | null
  status: ActionStatus
  created_at: string
  closed_at: string | null
  campaign_id: number
  campaign_name: string
  wave_id: number
  wave_name: string
  response_id: number
  score: number
  verbatim: string | null
  respondent: string | null
  company: string | null
}

export const isClosed = (status: ActionStatus): boolean => status === 'done' || status === 'dropped'

/** Open ones first, the most overdue at the top; `today` decides what is overdue. */
export function actionsWhere(
  db: ReadDb,
  filter: { wave?: number | undefined; status?: ActionStatus | undefined },
  today: string,
): Action[] {
  const parts: Sql[] = []
  if (filter.wave !== undefined) parts.push(sql`w.id = ${filter.wave}`)
  if (filter.status !== undefined) parts.push(sql`a.status = ${filter.status}`)
  const rows = all<Row>(
    db,
    sql`SELECT a.id, a.category, a.title, a.owner, a.due_on, a.note, a.status, a.created_at, a.closed_at,
               c.id AS campaign_id, c.name AS campaign_name, w.id AS wave_id, w.name AS wave_name,
               r.id AS response_id, r.score, r.verbatim, coalesce(r.name, r.respondent) AS respondent, r.company
        FROM action a JOIN response r ON r.id = a.response_id
        JOIN wave w ON w.id = r.wave_id JOIN campaign c ON c.id = w.campaign_id
        WHERE ${and(parts)}
        ORDER BY a.status IN ('done', 'dropped'), a.due_on IS NULL, a.due_on, a.id`,
  )
  return rows.map(
    (row) =>
      ({
        id: row.id,
        category: row.category,
        title: row.title,
        owner: row.owner,
        dueOn: row.due_on,
        note: row.note,
        status: row.status,
        overdue: !isClosed(row.status) && row.due_on !== null && row.due_on < today,
        createdAt: row.created_at,
        closedAt: row.closed_at,
        campaign: { id: row.campaign_id, name: row.campaign_name },
        wave: { id: row.wave_id, name: row.wave_name },
        response: {
          id: row.response_id,
          score: row.score,
          verbatim: row.verbatim,
          respondent: row.respondent,
          company: row.company,
        },
      }) as Action,
  )
}

export interface ActionFields {
  title: string
  owner: string | null
  dueOn: string | null
  note: string | null
}

/** The action's category is that of the response: 9–10 promoter, 7–8 passive, 0–6 detractor. */
export function addAction(db: WriteDb, response: number, fields: ActionFields, at: string): number {
  const score = one<{ score: number }>(db, sql`SELECT score FROM response WHERE id = ${response}`)?.score
  if (score === undefined) throw refuse('not-found', { what: 'response' })
  return insert(
    db,
    sql`INSERT INTO action (response_id, category, title, owner, due_on, note, status, created_at)
        VALUES (${response}, ${categoryOf(score)}, ${fields.title}, ${fields.owner || null}, ${fields.dueOn},
                ${fields.note || null}, 'open', ${at})`,
  )
}

/** Changes what was given. */
export function changeAction(
  db: WriteDb,
  id: number,
  change: Partial<ActionFields & { status: ActionStatus }>,
  at: string,
): void {
  const row = one<ActionFields & { status: ActionStatus; closedAt: string | null }>(
    db,
    sql`SELECT title, owner, due_on AS dueOn, note, status, closed_at AS closedAt FROM action WHERE id = ${id}`,
  )
  if (!row) throw refuse('not-found', { what: 'action' })
  const next = { ...row, ...change }
  const closedAt = isClosed(next.status) ? (row.closedAt ?? at) : null
  run(
    db,
    sql`UPDATE action SET title = ${next.title}, owner = ${next.owner || null}, due_on = ${next.dueOn},
               note = ${next.note || null}, status = ${next.status}, closed_at = ${closedAt} WHERE id = ${id}`,
  )
}
