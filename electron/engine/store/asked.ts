// How many people an earlier wave asked, per segment and per crossing: by its invitations, else by its plan.
import type { CellIds } from '../../../shared/model/cell'
import type { ReadDb } from './database'
import { planCells, planRow } from './plans'
import { all, sql } from './sql'

/** A cell by its segments whatever their order: another wave may have crossed the dimensions the other way round. */
export const setKeyOf = ({ segment, second }: CellIds): string =>
  [segment, second]
    .filter((id) => id !== null)
    .sort((a, b) => a - b)
    .join('/')

/**
 * People asked, by `setKeyOf`: of each cell, of each of its segments, and under '' of the whole wave. Invitations that
 * went out count where there are any; else the populations of the wave's plan, as if all had been asked. Left out is
 * what is not known: a cell without a population, and cells that were merged, of which one's people went out with the
 * other's.
 */
export function askedByCell(db: ReadDb, wave: number): Map<string, number> {
  const plan = planRow(db, wave)
  const cells = plan ? planCells(db, plan.id) : []
  const unknown = new Set<string>()
  for (const cell of cells) {
    if (cell.head === cell.id) continue
    const head = cells.find(({ id }) => id === cell.head)
    for (const one of [cell, head ?? cell]) for (const key of keysOf(one)) if (key !== '') unknown.add(key)
  }
  const sent = all<CellIds & { n: number }>(
    db,
    sql`SELECT segment_id AS segment, second_segment_id AS second, count(*) AS n FROM invitation
        WHERE wave_id = ${wave} AND invited_on IS NOT NULL GROUP BY 1, 2`,
  )
  const counted: readonly (CellIds & { n: number | null })[] =
    sent.length > 0 ? sent : cells.map((cell) => ({ ...cell, n: cell.population }))
  const asked = new Map<string, number>()
  for (const cell of counted) {
    for (const key of keysOf(cell)) {
      if (cell.n === null) unknown.add(key)
      else asked.set(key, (asked.get(key) ?? 0) + cell.n)
    }
  }
  for (const key of unknown) asked.delete(key)
  return asked
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
