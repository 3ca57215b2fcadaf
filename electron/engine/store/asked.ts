// How many people an earlier wave asked, per segment and per crossing: by its invitations, else by its plan, where that
// agrees with how many were invited.
import type { CellIds } from '../../../shared/model/cell'
import type { ReadDb } from './database'
import { type CellRow, planCells, planRow } from './plans'
import { all, one, sql } from './sql'

/** A cell by its segments whatever their order: another wave may have crossed the dimensions the other way round. */
export const setKeyOf = ({ segment, second }: CellIds): string =>
  [segment, second]
    .filter((id) => id !== null)
    .sort((a, b) => a - b)
    .join('/')

/**
 * People asked, by `setKeyOf`: of each cell, of each of its segments, and under '' of the whole wave. Invitations that
 * went out count where there are any; else what the wave's plan gave its cells or, where everybody was asked, their
 * populations: whichever adds up to the people invited. Left out is what is not known: all of them where neither does,
 * and cells that were merged, of which one's people went out with the other's.
 */
export function askedByCell(db: ReadDb, wave: number): Map<string, number> {
  const plan = planRow(db, wave)
  const cells = plan ? planCells(db, plan.id) : []
  const byId = new Map(cells.map((cell) => [cell.id, cell]))
  const unknown = new Set<string>()
  for (const cell of cells) {
    if (cell.head === cell.id) continue
    const head = byId.get(cell.head)
    for (const one of [cell, head ?? cell]) for (const key of keysOf(one)) if (key !== '') unknown.add(key)
  }
  const sent = all<CellIds & { n: number }>(
    db,
    sql`SELECT segment_id AS segment, second_segment_id AS second, count(*) AS n FROM invitation
        WHERE wave_id = ${wave} AND invited_on IS NOT NULL GROUP BY 1, 2`,
  )
  const counted = sent.length > 0 ? sent : plannedToAsk(db, wave, cells)
  const asked = new Map<string, number>()
  for (const cell of counted) {
    for (const key of keysOf(cell)) asked.set(key, (asked.get(key) ?? 0) + cell.n)
  }
  for (const key of unknown) asked.delete(key)
  return asked
}

/** What the plan says of how many were asked, so far as it can be true. */
function plannedToAsk(db: ReadDb, wave: number, cells: readonly CellRow[]): (CellIds & { n: number })[] {
  const invited = one<{ invited: number | null }>(db, sql`SELECT invited FROM wave WHERE id = ${wave}`)?.invited ?? null
  if (invited === null) return []
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0)
  const allocated = cells.flatMap(({ segment, second, invitations: n }) => (n === null ? [] : [{ segment, second, n }]))
  if (sumOf(allocated.map(({ n }) => n)) === invited) return allocated
  const people = cells.flatMap(({ segment, second, population: n }) => (n === null ? [] : [{ segment, second, n }]))
  // Whoever was invited beyond the list is in none of its cells.
  return people.length === cells.length && sumOf(people.map(({ n }) => n)) <= invited ? people : []
}

/** A cell counts for itself, for each of its segments, and for the whole. */
function keysOf({ segment, second }: CellIds): Set<string> {
  return new Set([
    '',
    setKeyOf({ segment, second: null }),
    setKeyOf({ segment: second, second: null }),
    setKeyOf({ segment, second }),
  ])
}
