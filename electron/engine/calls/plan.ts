// A wave's plan: what each cell takes and can reach, what a plan in the making would take, setting and removing it.
import type { Plan, PlanDraft } from '../../../shared/contract/plan'
import { refuse } from '../../../shared/failure'
import { cellKeyOf } from '../../../shared/model/cell'
import { summaryOf } from '../plan/budget'
import { draftFault } from '../plan/draft'
import { isSameGround } from '../plan/ground'
import { type Outcome, outcomeOf, type Past, type PlanCell, type PlanSetting } from '../plan/outcome'
import { waveById } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { dimensionName, segmentNames } from '../store/dimensions'
import {
  byNames,
  type CellRow,
  type PlanRow,
  planCells,
  planRow,
  removePlan,
  replacePlan,
  type StoredAllocation,
} from '../store/plans'
import type { Handler } from './handlers'
import { pastOf } from './planPast'

/** A wave's plan with what its cells take; null when it has none. `today` tells which earlier waves are over. */
export function planOf(db: ReadDb, id: number, today: string): Plan | null {
  return planWithOutcome(db, id, today)?.plan ?? null
}

/** The same with its cells as a budget is shared out to them, and what earlier waves say. */
export function planWithOutcome(
  db: ReadDb,
  id: number,
  today: string,
): { plan: Plan; outcome: Outcome; past: Past } | null {
  const row = planRow(db, id)
  if (!row) return null
  const cells = cellsAsSaid(planCells(db, row.id))
  const dimensions = { dimension: row.dimension_id, second: row.second_dimension_id }
  const past = pastOf(db, waveById(db, id), dimensions, today)
  const outcome = outcomeOf(row, cells, past)
  if (outcome === null) throw new Error('stored merges do not run in a circle')
  return { plan: planFrom(row, outcome), outcome, past }
}

function planFrom(row: PlanRow, { cells, totals, groups }: Outcome): Plan {
  const allocation = allocationIn(row)
  return {
    wave: row.wave_id,
    dimension: row.dimension_id,
    dimensionName: row.dimension_name,
    second: row.second_dimension_id,
    secondName: row.second_name,
    confidence: row.confidence,
    target: row.target,
    overallTarget: row.overall_target,
    minimum: row.minimum,
    rate: row.rate,
    cost: row.cost,
    cells,
    totals,
    allocation: allocation && { ...allocation, ...summaryOf(groups, invitationsIn(cells), row.confidence) },
  } as Plan
}

/** Invitations by cell, of the cells that have some of their own. */
const invitationsIn = (cells: Plan['cells']): Map<string, number> =>
  new Map(cells.flatMap((cell) => (cell.allocated === null ? [] : [[cellKeyOf(cell), cell.allocated]])))

function allocationIn({ allocation, budget_kind, budget, floor }: PlanRow): StoredAllocation | null {
  if (allocation === null || budget_kind === null || budget === null) return null
  return { method: allocation, budget: { kind: budget_kind, amount: budget }, floor: floor ?? 0 }
}

/** Stored cells in the form in which they are set: a merge names its cell, not a row. */
function cellsAsSaid(rows: readonly CellRow[]): PlanCell[] {
  const byId = new Map(rows.map((row) => [row.id, { segment: row.segment, second: row.second }]))
  // A merge that leads nowhere, into a cell that is gone or back to itself, was read as none.
  return rows.map((row) => ({
    segment: row.segment,
    second: row.second,
    names: row.names,
    population: row.population,
    counted: row.counted,
    target: row.target,
    minimum: row.minimum,
    variance: row.variance,
    rate: row.rate,
    cost: row.cost,
    choice: row.choice,
    mergedInto: row.merged_into === null || row.head === row.id ? null : (byId.get(row.merged_into) ?? null),
    invitations: row.invitations,
  }))
}

export const get: Handler<'plan.get'> = ({ wave }, context) =>
  context.read((db) => {
    waveById(db, wave)
    return planOf(db, wave, context.today())
  })

export const estimate: Handler<'plan.estimate'> = ({ wave, draft }, context) =>
  context.read((db) => {
    const cells = cellsOfDraft(db, draft, 'plan.estimate')
    const outcome = outcomeOf(settingOf(draft), cells, pastOf(db, waveById(db, wave), draft, context.today()))
    if (outcome === null) throw new Error('the draft was looked through')
    return { cells: outcome.cells, totals: outcome.totals }
  })

const settingOf = ({ confidence, target, minimum, rate, cost }: PlanDraft): PlanSetting => ({
  confidence,
  target,
  minimum,
  rate,
  cost,
})

/** A draft's cells in the order of their names. Refuses what is no plan, and segments that there are not. */
function cellsOfDraft(db: ReadDb, draft: PlanDraft, call: string): PlanCell[] {
  dimensionName(db, draft.dimension)
  dimensionName(db, draft.second)
  const fault = draftFault(draft)
  if (fault) throw refuse('bad-input', { name: call, where: `draft.${fault.where}`, problem: fault.problem })
  const names = segmentNames(db, draft.dimension)
  const others = segmentNames(db, draft.second)
  const nameOf = (segment: number, among: ReadonlyMap<number, string>): string => {
    const name = among.get(segment)
    if (name === undefined) throw refuse('not-found', { what: 'segment' })
    return name
  }
  return draft.cells
    .map((cell) => ({
      segment: cell.segment,
      second: cell.second,
      names: [
        ...(cell.segment === null ? [] : [nameOf(cell.segment, names)]),
        ...(cell.second === null ? [] : [nameOf(cell.second, others)]),
      ],
      population: cell.population,
      counted: cell.counted,
      target: cell.target,
      minimum: cell.minimum,
      variance: cell.variance,
      rate: cell.rate,
      cost: cell.cost,
      choice: cell.choice,
      mergedInto: cell.mergedInto,
      invitations: null,
    }))
    .sort(byNames)
}

export const set: Handler<'plan.set'> = ({ wave, draft }, context) =>
  context.write((db) => {
    waveById(db, wave)
    cellsOfDraft(db, draft, 'plan.set')
    const kept = allocationThatStays(db, wave, draft)
    replacePlan(db, {
      wave,
      ...draft,
      allocation: kept?.allocation ?? null,
      cells: draft.cells.map((cell) => ({ ...cell, invitations: kept?.invitations.get(cellKeyOf(cell)) ?? null })),
    })
    const plan = planOf(db, wave, context.today())
    if (!plan) throw new Error('a plan that was just stored is there')
    return plan
  })

/** The allocation of the present plan, when it rests on nothing that this draft changes. */
function allocationThatStays(db: ReadDb, wave: number, draft: PlanDraft) {
  const row = planRow(db, wave)
  const allocation = row && allocationIn(row)
  if (!row || !allocation) return null
  const stored = planCells(db, row.id)
  const cells = cellsAsSaid(stored)
  const before = { dimension: row.dimension_id, second: row.second_dimension_id, rate: row.rate, cost: row.cost, cells }
  if (!isSameGround(before, draft)) return null
  return { allocation, invitations: new Map(stored.map((cell) => [cellKeyOf(cell), cell.invitations])) }
}

export const remove: Handler<'plan.remove'> = async ({ wave }, context) => {
  await context.write((db) => {
    if (removePlan(db, wave) === 0) throw refuse('not-found', { what: 'plan' })
  })
  return null
}

export { allocate, allocations, cells } from './planAllocate'
export { dimensions } from './planDimensions'
export { goal, setting } from './planGoal'
export { track } from './planTrack'
