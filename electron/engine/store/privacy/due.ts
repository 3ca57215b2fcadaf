// Which closed waves still hold people's data, and when the time to keep it ends or ended.
import type { DueWave } from '../../../../shared/contract/privacy'
import type { ReadDb } from '../database'
import { all, one, sql } from '../sql'

interface Row {
  id: number
  name: string
  closes_on: string
  campaign_id: number
  campaign: string
  personal: number
  verbatims: number
}

/** Of a response `r`: it leads to a person. */
const IS_PERSONAL = sql`coalesce(r.name, r.email, r.respondent, r.contact_id, r.answer, r.ticket) IS NOT NULL`

/** How many responses of a wave lead to a person. */
export function personalIn(db: ReadDb, wave: number): number {
  const found = one<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM response r WHERE r.wave_id = ${wave} AND ${IS_PERSONAL}`,
  )
  return found?.n ?? 0
}

/** The earliest first; `today` decides which waves are closed. */
export function dueWaves(db: ReadDb, today: string): DueWave[] {
  const months = one<{ months: number | null }>(db, sql`SELECT retention_months AS months FROM program`)?.months ?? null
  const rows = all<Row>(
    db,
    sql`SELECT w.id, w.name, w.closes_on, c.id AS campaign_id, c.name AS campaign, n.personal, n.verbatims
        FROM wave w JOIN campaign c ON c.id = w.campaign_id
        JOIN (SELECT r.wave_id, count(r.verbatim) AS verbatims,
                     sum(${IS_PERSONAL}) AS personal
              FROM response r GROUP BY r.wave_id) n ON n.wave_id = w.id
        WHERE w.closes_on < ${today} AND n.personal > 0
        ORDER BY w.closes_on, w.id`,
  )
  return rows.map(
    ({ id, name, closes_on, campaign_id, campaign, personal, verbatims }) =>
      ({
        wave: id,
        name,
        campaign: { id: campaign_id, name: campaign },
        closesOn: closes_on,
        dueOn: months === null ? null : monthsAfter(closes_on, months),
        personal,
        verbatims,
      }) as DueWave,
  )
}

/** The same day some months later; the last of the month where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10)
}
