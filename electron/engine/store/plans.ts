// Sampling plans as rows: one plan a wave, one cell a segment, a crossing of two segments, or the whole wave.
import type { AllocationMethod, Budget, CellChoice } from '../../../shared/contract/plan'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import { headsOf } from '../plan/merge'
import type { ReadDb, WriteDb } from './database'
import { byName } from './scores'
import { all, insert, one, prepared, run, sql } from './sql'

export interface PlanRow {
  id: number
  wave_id: number
  dimension_id: number | null
  dimension_name: string | null
  second_dimension_id: number | null
  second_name: string | null
  confidence: number
  target: number
  overall_target: number | null
  minimum: number
  rate: number | null
  cost: number | null
  allocation: AllocationMethod | null
  budget_kind: Budget['kind'] | null
  budget: number | null
  floor: number | null
}

/** What is stored of a cell; a figure that is null is the plan's, a past wave's, or the usual one. */
export interface CellRow extends CellIds {
  id: number
  /** Names of its segments, first dimension first; empty: the whole wave. */
  names: string[]
  population: number | null
  counted: boolean
  target: number | null
  minimum: number | null
  variance: number | null
  rate: number | null
  cost: number | null
  choice: CellChoice | null
  /** The id of the cell that it was said to be counted with. */
  merged_into: number | null
  /** The id of the cell that it is counted with in the end, once merges have been followed; its own where it stands alone. */
  head: number
  /** What the chosen allocation gives it. */
  invitations: number | null
}

export function planRow(db: ReadDb, wave: number): PlanRow | undefined {
  return one<PlanRow>(
    db,
    sql`SELECT p.id, p.wave_id, p.dimension_id, d.name AS dimension_name, p.second_dimension_id, e.name AS second_name,
               p.confidence, p.target, p.overall_target, p.minimum, p.rate, p.cost,
               p.allocation, p.budget_kind, p.budget, p.floor
        FROM sampling_plan p LEFT JOIN dimension d ON d.id = p.dimension_id
        LEFT JOIN dimension e ON e.id = p.second_dimension_id WHERE p.wave_id = ${wave}`,
  )
}

type Stored = Omit<CellRow, 'names' | 'counted' | 'head'> & {
  name: string | null
  second_name: string | null
  counted: number
}

/** A plan's cells in the order of their segments' names, first dimension first, with merges followed to their end. */
export function planCells(db: ReadDb, plan: number): CellRow[] {
  const rows = all<Stored>(
    db,
    sql`SELECT c.id, c.segment_id AS segment, s.name, c.second_segment_id AS second, t.name AS second_name,
               c.population, c.counted, c.target, c.minimum, c.variance, c.rate, c.cost, c.choice, c.merged_into,
               c.invitations
        FROM plan_cell c LEFT JOIN segment s ON s.id = c.segment_id LEFT JOIN segment t ON t.id = c.second_segment_id
        WHERE c.plan_id = ${plan} ORDER BY c.id`,
  )
  const ids = rows.map(({ id }) => id)
  const into = rows.map(({ choice, merged_into }) => (choice === 'merge' ? merged_into : null))
  // A file whose merges run in a circle, which no call writes, is read as if nothing were merged.
  const heads = headsOf(ids, into) ?? ids
  return rows
    .map((row, i) => ({
      id: row.id,
      segment: row.segment,
      second: row.second,
      names: [row.name, row.second_name].filter((name) => name !== null),
      population: row.population,
      counted: row.counted === 1,
      target: row.target,
      minimum: row.minimum,
      variance: row.variance,
      rate: row.rate,
      cost: row.cost,
      choice: row.choice,
      merged_into: row.merged_into,
      head: heads[i] ?? row.id,
      invitations: row.invitations,
    }))
    .sort(byNames)
}

/** By the first dimension's segment, then by the second's. */
export function byNames(a: { names: readonly string[] }, b: { names: readonly string[] }): number {
  return byName.compare(a.names[0] ?? '', b.names[0] ?? '') || byName.compare(a.names[1] ?? '', b.names[1] ?? '')
}

/** A cell as it is written; `mergedInto` names another of the same plan. */
export interface NewCell extends CellIds {
  population: number | null
  counted?: boolean
  target?: number | null
  minimum?: number | null
  variance?: number | null
  rate?: number | null
  cost?: number | null
  choice?: CellChoice | null
  mergedInto?: CellIds | null
  invitations?: number | null
}

export interface NewPlan {
  wave: number
  dimension: number | null
  second?: number | null
  confidence: number
  target: number
  overallTarget?: number | null
  minimum?: number
  rate?: number | null
  cost?: number | null
  allocation?: StoredAllocation | null
  cells: readonly NewCell[]
}

export interface StoredAllocation {
  method: AllocationMethod
  budget: Budget
  floor: number
}

/** Puts this plan in the place of the wave's present one, if any. */
export function replacePlan(db: WriteDb, plan: NewPlan): void {
  removePlan(db, plan.wave)
  const { allocation } = plan
  const id = insert(
    db,
    sql`INSERT INTO sampling_plan (wave_id, dimension_id, second_dimension_id, confidence, target, overall_target,
                                   minimum, rate, cost, allocation, budget_kind, budget, floor)
        VALUES (${plan.wave}, ${plan.dimension}, ${plan.second ?? null}, ${plan.confidence}, ${plan.target},
                ${plan.overallTarget ?? null}, ${plan.minimum ?? 0}, ${plan.rate ?? null}, ${plan.cost ?? null},
                ${allocation?.method ?? null}, ${allocation?.budget.kind ?? null}, ${allocation?.budget.amount ?? null},
                ${allocation?.floor ?? null})`,
  )
  const cells = withIds(db, plan.cells)
  const statement = prepared(
    db,
    `INSERT INTO plan_cell (id, plan_id, segment_id, second_segment_id, population, counted, target, minimum, variance,
                            rate, cost, choice, merged_into, invitations)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const { cell, own, into } of cells) {
    const { segment, second, population, counted, target, minimum, variance, rate, cost, choice, invitations } = cell
    const figures = [target ?? null, minimum ?? null, variance ?? null, rate ?? null, cost ?? null]
    const settled = [choice ?? null, into, invitations ?? null]
    statement.run([own, id, segment, second, population, counted ? 1 : 0, ...figures, ...settled])
  }
  statement.free()
}

/** The cells with the ids that they will have; one that others are counted with is written before them. */
function withIds(db: ReadDb, cells: readonly NewCell[]): { cell: NewCell; own: number; into: number | null }[] {
  const last = one<{ id: number | null }>(db, sql`SELECT max(id) AS id FROM plan_cell`)?.id ?? 0
  const byKey = new Map(cells.map((cell) => [cellKeyOf(cell), cell]))
  const intoOf = ({ choice, mergedInto }: NewCell) =>
    choice === 'merge' && mergedInto ? byKey.get(cellKeyOf(mergedInto)) : undefined
  const ordered: NewCell[] = []
  const seen = new Set<NewCell>()
  const place = (cell: NewCell) => {
    if (seen.has(cell)) return
    seen.add(cell)
    const into = intoOf(cell)
    if (into) place(into)
    ordered.push(cell)
  }
  for (const cell of cells) place(cell)
  const ids = new Map(ordered.map((cell, i) => [cell, last + 1 + i]))
  return ordered.map((cell) => {
    const into = intoOf(cell)
    return { cell, own: ids.get(cell) ?? 0, into: into ? (ids.get(into) ?? null) : null }
  })
}

/** Writes the chosen allocation into a wave's plan; `shares` by `cellKeyOf`, of the cells that have some of their own. */
export function storeAllocation(
  db: WriteDb,
  wave: number,
  { method, budget, floor }: StoredAllocation,
  shares: ReadonlyMap<string, number>,
): void {
  run(
    db,
    sql`UPDATE sampling_plan SET allocation = ${method}, budget_kind = ${budget.kind}, budget = ${budget.amount},
               floor = ${floor} WHERE wave_id = ${wave}`,
  )
  const cells = all<CellIds & { id: number }>(
    db,
    sql`SELECT c.id, c.segment_id AS segment, c.second_segment_id AS second
        FROM plan_cell c JOIN sampling_plan p ON p.id = c.plan_id WHERE p.wave_id = ${wave}`,
  )
  const statement = prepared(db, 'UPDATE plan_cell SET invitations = ? WHERE id = ?')
  for (const cell of cells) statement.run([shares.get(cellKeyOf(cell)) ?? null, cell.id])
  statement.free()
}

/** Returns how many plans there were: 0 or 1. */
export function removePlan(db: WriteDb, wave: number): number {
  return run(db, sql`DELETE FROM sampling_plan WHERE wave_id = ${wave}`)
}
