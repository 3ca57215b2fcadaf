// Who of a sample may no longer be asked: since the draw they were erased, opted out, lost their address, or were invited
// to something else within the days of the contact rule.
import type { BarredWhy, ListKind } from '../../../shared/contract/sample'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import { addDays } from '../day'
import { NO_REFUSAL_THERE } from './askable'
import type { ReadDb } from './database'
import { all, among, type Sql, sql } from './sql'

/** An answer of this wave is theirs. */
export const ANSWERED = sql`EXISTS (SELECT 1 FROM response r
                                    WHERE r.contact_id = i.contact_id AND r.wave_id = i.wave_id)`

/** Why nobody writes to the person of an invitation `i`; null: they are known, and have an address without a refusal. */
export const UNREACHABLE = sql`CASE WHEN i.contact_id IS NULL THEN 'erased' ELSE (
  SELECT CASE WHEN c.opted_out = 1 THEN 'opted-out' WHEN trim(coalesce(c.email, '')) = '' THEN 'no-email'
              WHEN NOT (${NO_REFUSAL_THERE}) THEN 'opted-out' END
  FROM contact c WHERE c.id = i.contact_id) END`

/** Their account has left: nobody asks them, but who was asked before may be reminded. */
const CHURNED = sql`CASE WHEN EXISTS (SELECT 1 FROM contact c JOIN account a ON a.id = c.account_id
                                      WHERE c.id = i.contact_id AND a.churned = 1) THEN 'churned' END`

/** The day on which a wave's people are asked, and how many days must lie between that and another invitation. */
export interface Asking {
  wave: number
  /** YYYY-MM-DD. */
  on: string
  /**
   * The day that the contact rule is asked for: not before the wave opens, so that what is noted as sent earlier is judged
   * as its list was.
   */
  ruleDay: string
  /** 0: no contact rule. */
  contactDays: number
}

/** Why the person of an invitation `i` is not to be asked on that day; by the same rule as a draw for it (`whyLeftOut`). */
export function barredBy({ wave, ruleDay, contactDays }: Asking): Sql {
  const always = sql`coalesce(${UNREACHABLE}, ${CHURNED})`
  if (contactDays === 0) return always
  const since = addDays(ruleDay, -contactDays)
  // As in a draw, an invitation is its address's, and the wave's own is no obstacle to itself.
  return sql`coalesce(${always}, CASE WHEN i.contact_id IN (
    SELECT p.id FROM contact p WHERE lower(trim(p.email)) IN (
      SELECT lower(trim(o.email)) FROM contact o
        LEFT JOIN invitation own ON own.wave_id = ${wave} AND own.contact_id = o.id
        WHERE o.last_invited_on > ${since} AND o.last_invited_on IS NOT own.invited_on
      UNION ALL
      SELECT lower(trim(o.email)) FROM invitation v JOIN contact o ON o.id = v.contact_id
        WHERE v.wave_id <> ${wave} AND v.invited_on > ${since})) THEN 'contact-rule' END)`
}

/** Whom a list is about, or some of its cells. */
export interface ListWish extends Asking {
  list: ListKind
  cells?: readonly CellIds[] | undefined
  /** People whom only the contact rule bars are asked all the same. */
  despiteRule?: boolean | undefined
}

const UNSENT = sql`i.invited_on IS NULL AND NOT ${ANSWERED}`
const LISTS: Record<ListKind, (on: string) => Sql> = {
  sample: () => sql`i.kind = 'sample' AND ${UNSENT}`,
  // Comes into the sample when it is needed: an answer that is there already needs no invitation.
  reserve: () => sql`i.kind = 'reserve' AND ${UNSENT}`,
  // Silent: invited by then, and no answer came.
  reminder: (on) => sql`i.invited_on <= ${on} AND NOT ${ANSWERED}`,
  all: () => sql`1`,
}

export const ofCells = (wave: number, cells: readonly CellIds[] | undefined): Sql =>
  cells
    ? sql`i.wave_id = ${wave} AND coalesce(i.segment_id, '') || '/' || coalesce(i.second_segment_id, '')
          IN ${among(cells.map(cellKeyOf))}`
    : sql`i.wave_id = ${wave}`

/** Everybody whom a list is about, with those who are left out of it. */
const about = ({ wave, cells, list, on }: ListWish): Sql => sql`${ofCells(wave, cells)} AND ${LISTS[list](on)}`

/** The contact rule is about invitations: who was invited may be reminded, and the list of everybody tells how they stand. */
const whyNot = (wish: ListWish): Sql =>
  wish.list === 'sample' || wish.list === 'reserve'
    ? barredBy(wish.despiteRule ? { ...wish, contactDays: 0 } : wish)
    : UNREACHABLE

/** Of invitations `i`: those that are on a list. */
export const onList = (wish: ListWish): Sql => sql`${about(wish)} AND ${whyNot(wish)} IS NULL`

export type Barred = Partial<Record<BarredWhy, number>>

/** How many people a list is about, and how many of them are left out, by why. */
export function barredFrom(db: ReadDb, wish: ListWish): { people: number; barred: Barred } {
  const rows = all<{ why: BarredWhy | null; n: number }>(
    db,
    sql`SELECT ${whyNot(wish)} AS why, count(*) AS n FROM invitation i WHERE ${about(wish)} GROUP BY 1`,
  )
  return {
    people: rows.reduce((sum, { n }) => sum + n, 0),
    barred: Object.fromEntries(rows.flatMap(({ why, n }) => (why === null ? [] : [[why, n]]))),
  }
}
