// Population shares where nobody has typed any: those of the wave's plan, else the contacts counted.
import type { Margin, Weighting } from '../../../shared/contract/definition'
import type { ReadDb } from './database'
import { all, one, sql } from './sql'

/** Trimmed at five times the mean, as statistics advises. */
const USUAL_TRIM = 5

/** One margin for each dimension of the plan, the first or both; else contacts on these dimensions. null: nobody knows. */
export function usualWeighting(db: ReadDb, wave: number, fallback: number | null): Weighting | null {
  const plan = one<{ id: number; first: number | null; second: number | null }>(
    db,
    sql`SELECT id, dimension_id AS first, second_dimension_id AS second FROM sampling_plan WHERE wave_id = ${wave}`,
  )
  const planned = plan ? planMargins(db, plan.id, plan.first, plan.second) : []
  if (planned.length > 0) return { margins: planned, trim: USUAL_TRIM } as Weighting
  const dimensions = [plan?.first ?? fallback, plan?.second ?? null].filter((one) => one !== null)
  const counted = dimensions.map((dimension) => contactMargin(db, dimension)).filter((margin) => margin !== null)
  return counted.length > 0 && counted.length === dimensions.length ? { margins: counted, trim: USUAL_TRIM } : null
}

/** None when the people of a cell are not known: shares would be wrong. */
function planMargins(db: ReadDb, plan: number, first: number | null, second: number | null): Margin[] {
  const cells = all<{ segment: number | null; other: number | null; population: number | null }>(
    db,
    sql`SELECT segment_id AS segment, second_segment_id AS other, population FROM plan_cell WHERE plan_id = ${plan}`,
  )
  if (first === null || cells.length === 0 || cells.some(({ population }) => population === null)) return []
  const margins = [marginOf(first, cells, ({ segment }) => segment)]
  if (second !== null) margins.push(marginOf(second, cells, ({ other }) => other))
  return margins.filter(({ shares }) => shares.some(({ people }) => people > 0))
}

function marginOf<C extends { population: number | null }>(
  dimension: number,
  cells: readonly C[],
  segmentOf: (cell: C) => number | null,
): Margin {
  const people = new Map<number, number>()
  for (const cell of cells) {
    const segment = segmentOf(cell)
    if (segment !== null) people.set(segment, (people.get(segment) ?? 0) + (cell.population ?? 0))
  }
  const shares = [...people].map(([segment, count]) => ({ segment, people: count }))
  return { dimension, shares } as Margin
}

/** Contacts who could be asked, by their own segment on the dimension, else their account's. null: nobody has one. */
function contactMargin(db: ReadDb, dimension: number): Margin | null {
  const shares = all<{ segment: number; people: number }>(
    db,
    sql`SELECT coalesce(own.segment_id, theirs.segment_id) AS segment, count(*) AS people
        FROM contact c LEFT JOIN account a ON a.id = c.account_id
        LEFT JOIN contact_segment own ON own.contact_id = c.id AND own.dimension_id = ${dimension}
        LEFT JOIN account_segment theirs ON theirs.account_id = c.account_id AND theirs.dimension_id = ${dimension}
        WHERE c.opted_out = 0 AND coalesce(a.churned, 0) = 0 AND coalesce(own.segment_id, theirs.segment_id) IS NOT NULL
        GROUP BY segment ORDER BY segment`,
  )
  return shares.length === 0 ? null : ({ dimension, shares } as Margin)
}
