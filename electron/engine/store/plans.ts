// Sampling plans as rows: one plan a wave, one cell a segment (or one cell for the whole wave).
import type { ReadDb, WriteDb } from './database'
import { byName } from './scores'
import { all, insert, one, run, sql } from './sql'

export interface PlanRow {
  id: number
  dimension_id: number | null
  dimension_name: string | null
  confidence: number
  target: number
}

export interface CellRow {
  segment_id: number | null
  name: string | null
  population: number | null
}

export function planRow(db: ReadDb, wave: number): PlanRow | undefined {
  return one<PlanRow>(
    db,
    sql`SELECT p.id, p.dimension_id, d.name AS dimension_name, p.confidence, p.target
        FROM sampling_plan p LEFT JOIN dimension d ON d.id = p.dimension_id WHERE p.wave_id = ${wave}`,
  )
}

/** In the order of the segments' names. */
export function cellRows(db: ReadDb, plan: number): CellRow[] {
  return all<CellRow>(
    db,
    sql`SELECT c.segment_id, s.name, c.population FROM plan_cell c LEFT JOIN segment s ON s.id = c.segment_id
        WHERE c.plan_id = ${plan}`,
  ).sort((a, b) => byName.compare(a.name ?? '', b.name ?? ''))
}

export interface NewPlan {
  wave: number
  dimension: number | null
  confidence: number
  target: number
  cells: readonly { segment: number | null; population: number | null }[]
}

/** Puts this plan in the place of the wave's present one, if any. */
export function replacePlan(db: WriteDb, plan: NewPlan): void {
  removePlan(db, plan.wave)
  const id = insert(
    db,
    sql`INSERT INTO sampling_plan (wave_id, dimension_id, confidence, target)
        VALUES (${plan.wave}, ${plan.dimension}, ${plan.confidence}, ${plan.target})`,
  )
  for (const { segment, population } of plan.cells) {
    insert(db, sql`INSERT INTO plan_cell (plan_id, segment_id, population) VALUES (${id}, ${segment}, ${population})`)
  }
}

/** Returns how many plans there were: 0 or 1. */
export function removePlan(db: WriteDb, wave: number): number {
  return run(db, sql`DELETE FROM sampling_plan WHERE wave_id = ${wave}`)
}
