// Invitations that went out, counted per cell of a plan: how many, and who of them is silent.
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import { NO_REFUSAL_THERE } from './askable'
import type { ReadDb } from './database'
import { all, one, sql } from './sql'

export interface Silent {
  people: number
  decisionMakers: number
  keyUsers: number
  /** How many of them were reminded already, and on which day last. */
  reminded: number
  lastRemindedOn: string | null
}

export interface InvitedCell {
  sent: number
  silent: Silent
}

/** Whether a sample was drawn for the wave: only then it is known who was invited for which cell. */
export function wasDrawn(db: ReadDb, wave: number): boolean {
  return one(db, sql`SELECT 1 FROM invitation WHERE wave_id = ${wave} LIMIT 1`) !== undefined
}

/**
 * By `cellKeyOf`. Silent: the invitation went out, no answer of that person is in the wave, and they may be written to
 * (with an address at which nobody has opted out). An erased person still counts as sent.
 */
export function invitedByCell(db: ReadDb, wave: number): Map<string, InvitedCell> {
  // NOT IN makes one list of those who answered, where NOT EXISTS would look through each person's answers.
  const rows = all<CellIds & { sent: number } & Silent>(
    db,
    sql`SELECT i.segment_id AS segment, i.second_segment_id AS second, count(*) AS sent,
               count(*) FILTER (WHERE silent) AS people,
               count(*) FILTER (WHERE silent AND role = 'decision-maker') AS decisionMakers,
               count(*) FILTER (WHERE silent AND role = 'key-user') AS keyUsers,
               count(*) FILTER (WHERE silent AND reminded_on IS NOT NULL) AS reminded,
               max(reminded_on) FILTER (WHERE silent) AS lastRemindedOn
        FROM (SELECT v.segment_id, v.second_segment_id, v.reminded_on, c.role,
                     c.opted_out = 0 AND trim(coalesce(c.email, '')) <> '' AND ${NO_REFUSAL_THERE}
                     AND v.contact_id NOT IN
                       (SELECT contact_id FROM response WHERE wave_id = ${wave} AND contact_id IS NOT NULL) AS silent
              FROM invitation v LEFT JOIN contact c ON c.id = v.contact_id
              WHERE v.wave_id = ${wave} AND v.invited_on IS NOT NULL) i
        GROUP BY i.segment_id, i.second_segment_id`,
  )
  return new Map(rows.map(({ segment, second, sent, ...silent }) => [cellKeyOf({ segment, second }), { sent, silent }]))
}
