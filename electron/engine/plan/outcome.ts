// A plan as a whole: what its cells take, those that are merged counted together, and what it adds up to. Pure.
import type { CellChoice, CellNeeds, From, PlanTotals } from '../../../shared/contract/plan'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import { anticipatedMargin } from '../stats/allocation'
import { headsOf } from './merge'
import { FEWEST_FOR_MARGIN, needsOf } from './needs'

/** What holds for every cell that says nothing else. */
export interface PlanSetting {
  confidence: number
  target: number
  minimum: number
  rate: number | null
  cost: number | null
}

/** What was said of a cell; null: nothing. */
export interface PlanCell extends CellIds {
  names: readonly string[]
  population: number | null
  counted: boolean
  target: number | null
  minimum: number | null
  variance: number | null
  rate: number | null
  cost: number | null
  choice: CellChoice | null
  mergedInto: CellIds | null
  /** What a chosen allocation gives it. */
  invitations: number | null
}

export interface Told {
  value: number
  from: From
}

/** What earlier waves say of cells taken together. */
export interface Past {
  variance(cells: readonly CellIds[]): Told
  rate(cells: readonly CellIds[]): Told | null
}

/** A cell that stands alone or with those merged into it: what a budget is shared out to. */
export interface Group {
  cell: CellIds
  names: readonly string[]
  people: number | null
  variance: number
  rate: number | null
  cost: number | null
  choice: CellChoice | null
  target: number
  needed: number
  /** Answers that come once it has what it needs, as far as asking everybody gives them. */
  expected: number
}

export interface Outcome {
  cells: CellNeeds[]
  totals: PlanTotals
  groups: Group[]
}

/** Merges that run in a circle → null. */
export function outcomeOf(setting: PlanSetting, cells: readonly PlanCell[], past: Past): Outcome | null {
  const heads = headsOf(
    cells.map(cellKeyOf),
    cells.map(({ choice, mergedInto }) => (choice === 'merge' && mergedInto ? cellKeyOf(mergedInto) : null)),
  )
  if (heads === null) return null
  const members = new Map<string, PlanCell[]>()
  cells.forEach((cell, i) => {
    const head = heads[i] as string
    const own = members.get(head)
    if (own) own.push(cell)
    else members.set(head, [cell])
  })
  const groups: Group[] = []
  const told = cells.map((cell, i): CellNeeds => {
    const key = cellKeyOf(cell)
    if (heads[i] !== key) return mergedCell(cell, setting, past)
    const { needs, group } = headCell(cell, members.get(key) ?? [cell], setting, past)
    groups.push(group)
    return needs
  })
  return { cells: told, totals: totalsOf(groups, told, setting.confidence), groups }
}

// Objects are written out: spreading costs twenty times as much, which five hundred cells would show while a slider moves.

function headCell(cell: PlanCell, members: readonly PlanCell[], setting: PlanSetting, past: Past) {
  const people = added(members.map(({ population }) => population))
  const variance = varianceOf(cell, members, past)
  const rate = rateOf(cell, members, setting, past)
  const target = cell.target ?? setting.target
  const minimum = cell.minimum ?? setting.minimum
  const cost = cell.cost ?? setting.cost
  // A cell said to be merged that has nothing to be counted with stands alone.
  const choice = cell.choice === 'merge' ? null : cell.choice
  const { needed, invitations, reach, unreachable } = needsOf({
    people,
    target,
    confidence: setting.confidence,
    minimum,
    variance: variance.value,
    rate: rate?.value ?? null,
    choice,
  })
  const needs = {
    segment: cell.segment,
    second: cell.second,
    names: [...cell.names],
    population: cell.population,
    counted: cell.counted,
    people,
    target,
    minimum,
    variance: variance.value,
    varianceFrom: variance.from,
    rate: rate?.value ?? null,
    rateFrom: rate?.from ?? null,
    cost,
    needed,
    invitations,
    reach,
    unreachable,
    choice: cell.choice,
    mergedInto: null,
    allocated: cell.invitations,
  } as CellNeeds
  const most = reach?.answers ?? Number.POSITIVE_INFINITY
  const group: Group = {
    cell: { segment: cell.segment, second: cell.second },
    names: cell.names,
    people,
    variance: variance.value,
    rate: rate?.value ?? null,
    cost,
    choice,
    target,
    needed,
    expected: choice === 'census' && reach ? most : Math.min(needed, most),
  }
  return { needs, group }
}

/** One that is counted with another takes nothing of its own; what it says of itself stays to be read. */
function mergedCell(cell: PlanCell, setting: PlanSetting, past: Past): CellNeeds {
  const variance = varianceOf(cell, [cell], past)
  const rate = rateOf(cell, [cell], setting, past)
  return {
    segment: cell.segment,
    second: cell.second,
    names: [...cell.names],
    population: cell.population,
    counted: cell.counted,
    people: 0,
    target: cell.target ?? setting.target,
    minimum: cell.minimum ?? setting.minimum,
    variance: variance.value,
    varianceFrom: variance.from,
    rate: rate?.value ?? null,
    rateFrom: rate?.from ?? null,
    cost: cell.cost ?? setting.cost,
    needed: 0,
    invitations: null,
    reach: null,
    unreachable: false,
    choice: cell.choice,
    mergedInto: cell.mergedInto,
    allocated: null,
  } as CellNeeds
}

const varianceOf = (cell: PlanCell, members: readonly PlanCell[], past: Past): Told =>
  cell.variance === null ? past.variance(members) : { value: cell.variance, from: 'typed' }

function rateOf(cell: PlanCell, members: readonly PlanCell[], setting: PlanSetting, past: Past): Told | null {
  const typed = cell.rate ?? setting.rate
  return typed === null ? past.rate(members) : { value: typed, from: 'typed' }
}

function totalsOf(groups: readonly Group[], cells: readonly CellNeeds[], confidence: number): PlanTotals {
  const invitations = cells.flatMap(({ mergedInto, invitations: wanted, people }) =>
    mergedInto ? [] : [wanted === null || people === null ? wanted : Math.min(wanted, people)],
  )
  return {
    population: added(cells.map(({ population }) => population)),
    needed: groups.reduce((sum, { needed }) => sum + needed, 0),
    invitations: added(invitations),
    cost: added(groups.map(({ cost, expected }) => (cost === null ? null : cost * expected))),
    margin: marginOfWhole(
      groups,
      groups.map(({ expected }) => expected),
      confidence,
    ),
    unreachable: cells.filter(({ unreachable }) => unreachable).length,
  }
}

/** Half-width in points for the whole wave; null while a population is unknown, or below five answers. */
export function marginOfWhole(groups: readonly Group[], answers: readonly number[], confidence: number): number | null {
  if (answers.reduce((sum, n) => sum + n, 0) < FEWEST_FOR_MARGIN) return null
  const strata = groups.flatMap(({ people, variance }) => (people === null ? [] : [{ population: people, variance }]))
  return strata.length < groups.length ? null : anticipatedMargin(strata, answers, confidence)
}

/** null as soon as one of them is. */
export function added(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0)
}
