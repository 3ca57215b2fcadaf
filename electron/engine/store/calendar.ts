// Waves as a calendar shows them, and how often the contacts were invited.
import type { CampaignKind, Touchpoint } from '../../../shared/contract/campaign'
import type { InBoth } from '../plan/calendar'
import type { ReadDb } from './database'
import { all, one, sql } from './sql'

export interface CalendarRow {
  id: number
  name: string
  campaign_id: number
  campaign_name: string
  kind: CampaignKind
  touchpoint: Touchpoint | null
  opens_on: string
  closes_on: string
  invited: number | null
  answers: number
  frozen: number
  planned: number
}

/** Every wave of every campaign, in the order of their openings. */
export function calendarRows(db: ReadDb): CalendarRow[] {
  return all<CalendarRow>(
    db,
    sql`SELECT w.id, w.name, w.campaign_id, c.name AS campaign_name, c.kind, c.touchpoint, w.opens_on, w.closes_on,
               w.invited,
               coalesce((SELECT json_extract(f.sheet, '$.answers') FROM wave_freeze f WHERE f.wave_id = w.id
                         ORDER BY f.revision DESC LIMIT 1),
                        (SELECT count(*) FROM response r WHERE r.wave_id = w.id)) AS answers,
               EXISTS (SELECT 1 FROM wave_freeze f WHERE f.wave_id = w.id) AS frozen,
               EXISTS (SELECT 1 FROM sampling_plan p WHERE p.wave_id = w.id) AS planned
        FROM wave w JOIN campaign c ON c.id = w.campaign_id ORDER BY w.opens_on, w.closes_on, w.id`,
  )
}

/** People whom a sample has drawn, waves that have one. */
export function drawnWaves(db: ReadDb): Set<number> {
  return new Set(
    all<{ wave: number }>(db, sql`SELECT DISTINCT wave_id AS wave FROM invitation`).map(({ wave }) => wave),
  )
}

/** People who are in the samples of both waves; those in reserve are not, until they are invited. And who of them was. */
export function drawnInBoth(db: ReadDb, wave: number, other: number): InBoth {
  const found = one<InBoth>(
    db,
    sql`SELECT count(*) AS people, count(CASE WHEN a.invited_on IS NOT NULL AND b.invited_on IS NOT NULL THEN 1 END) AS asked
        FROM invitation a JOIN invitation b ON b.contact_id = a.contact_id
        WHERE a.wave_id = ${wave} AND b.wave_id = ${other}
          AND (a.kind = 'sample' OR a.invited_on IS NOT NULL) AND (b.kind = 'sample' OR b.invited_on IS NOT NULL)`,
  )
  return found ?? { people: 0, asked: 0 }
}

/**
 * How many contacts who have not opted out were invited how often from `since` (not included) until `today`: by invitations that went out, and
 * at least once where the contact's own last invitation lies within, which may be known from elsewhere.
 */
export function timesInvited(db: ReadDb, since: string, today: string): { times: number; contacts: number }[] {
  return all(
    db,
    sql`SELECT times, count(*) AS contacts FROM (
          SELECT max(coalesce(i.times, 0), c.last_invited_on IS NOT NULL AND c.last_invited_on > ${since}
                                            AND c.last_invited_on <= ${today}) AS times
          FROM contact c LEFT JOIN (
            SELECT contact_id, count(*) AS times FROM invitation
            WHERE contact_id IS NOT NULL AND invited_on > ${since} AND invited_on <= ${today} GROUP BY contact_id
          ) i ON i.contact_id = c.id
          WHERE c.opted_out = 0)
        GROUP BY times ORDER BY times`,
  )
}
