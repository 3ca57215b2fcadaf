// A budget of invitations or of money shared out to a plan's cells by each method, and what each buys. Pure.
import {
  type Allocation,
  type AllocationFault,
  AllocationMethod,
  type Budget,
  type Plan,
} from '../../../shared/contract/plan'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import { squaredGain } from '../stats/allocation'
import { marginAt } from '../stats/sampleSize'
import { type Claimant, shareOut } from '../stats/shareOut'
import { FEWEST_FOR_MARGIN } from './needs'
import { added, type Group, marginOfWhole } from './outcome'

export interface Fault {
  reason: AllocationFault
  /** Names of the cells at fault. */
  cells: string[]
}

export interface Request {
  budget: Budget
  /** Invitations that every cell gets at least, as far as it has people. */
  floor: number
  confidence: number
}

/** All methods side by side, or why nothing can be shared out. */
export function allocationsFor(groups: readonly Group[], request: Request): Allocation[] | Fault {
  const fault = faultIn(groups, request)
  if (fault) return fault
  const cells = groups as readonly Known[]
  const allocations: Allocation[] = []
  for (const method of AllocationMethod.options) {
    const units = shareOut(claimantsFor(cells, method, request), request.budget.amount)
    if (units === null) return shortageOf(cells, request)
    const invitations = new Map(cells.map(({ cell }, i) => [cellKeyOf(cell), units[i] ?? 0]))
    allocations.push({
      method,
      cells: cells.map((group, i) => cellOf(group, boughtBy(group, units[i] ?? 0, request.confidence))),
      ...summaryOf(cells, invitations, request.confidence),
    } as Allocation)
  }
  return allocations
}

/** A cell of which everything is known that sharing out takes; `cost` only where money is shared out. */
type Known = Group & { people: number; rate: number }

function faultIn(groups: readonly Group[], { budget }: Request): Fault | null {
  const named = (reason: AllocationFault, at: (group: Group) => boolean): Fault | null => {
    const cells = groups.filter(at)
    return cells.length === 0 ? null : { reason, cells: cells.map(labelOf) }
  }
  if (groups.every(({ people }) => people === 0)) return { reason: 'no-plan-cells', cells: [] }
  return (
    named('no-population', ({ people }) => people === null) ??
    named('no-rate', ({ rate }) => rate === null) ??
    (budget.kind === 'money' ? named('no-cost', ({ cost }) => cost === null) : null)
  )
}

const labelOf = ({ names }: Group): string => names.join(' × ')

/** What the budget does not reach: the censuses by themselves, which no lower floor helps, or the floors beside them. */
function shortageOf(cells: readonly Known[], { budget, floor }: Request): Fault {
  const censuses = cells.filter(({ choice, people }) => choice === 'census' && people > 0)
  const taken = censuses.reduce((sum, cell) => sum + cell.people * priceOf(cell, budget), 0)
  if (taken > budget.amount) return { reason: 'below-census', cells: censuses.map(labelOf) }
  const held = cells.filter(({ choice, people }) => choice === 'census' || (floor > 0 && people > 0))
  return { reason: 'below-floor', cells: held.map(labelOf) }
}

/** An answer is paid for, an invitation is not: it costs what it brings in. */
const priceOf = ({ cost, rate }: Known, { kind }: Budget): number => (kind === 'money' ? (cost ?? 0) * rate : 1)

/** Invitations that a cell gets in any case: everybody where a census was chosen. */
const leastOf = ({ choice, people }: Known, floor: number): number =>
  choice === 'census' ? people : Math.min(floor, people)

function claimantsFor(cells: readonly Known[], method: AllocationMethod, { budget, floor }: Request): Claimant[] {
  const claims = claimsFor(cells, method)
  return cells.map((cell, i) => ({
    least: leastOf(cell, floor),
    most: cell.people,
    price: priceOf(cell, budget),
    claim: claims[i] as Claimant['claim'],
  }))
}

/**
 * How strong each cell's claim on one more invitation is. With i invitations a cell gives r i answers, so its variance is
 * S² / (r i): the least for a number of invitations is at i ~ N S / √r, the least for an amount of money at
 * i ~ N S / (r √c).
 */
function claimsFor(cells: readonly Known[], method: AllocationMethod): Claimant['claim'][] {
  switch (method) {
    case 'proportional':
      return cells.map(
        ({ people }) =>
          (units) =>
            people / (units + 0.5),
      )
    case 'neyman':
      return cells.map((cell) => squaredGain((cell.people * spreadOf(cell)) / Math.sqrt(cell.rate)))
    case 'cost-aware': {
      const costs = costsOf(cells)
      if (costs === null) return claimsFor(cells, 'neyman')
      return cells.map((cell, i) =>
        squaredGain((cell.people * spreadOf(cell)) / (cell.rate * Math.sqrt(costs[i] ?? 1))),
      )
    }
    case 'equal-margin':
      return cells.map(widthClaim)
  }
}

/** S of Cochran's formulas, which divide by N − 1, so that what is made small is what the margins are made of. */
const spreadOf = ({ people, variance }: Known): number =>
  Math.sqrt(people > 1 ? (variance * people) / (people - 1) : variance)

/**
 * What an answer costs per cell. null: not known everywhere, or nothing at all, and then costs decide nothing. An answer
 * that is free among others counts as a millionth of the cheapest.
 */
function costsOf(cells: readonly Known[]): number[] | null {
  const costs = cells.map(({ cost }) => cost)
  const paid = costs.filter((cost) => cost !== null && cost > 0) as number[]
  if (costs.includes(null) || paid.length === 0) return null
  const least = Math.min(...paid) / 1e6
  return costs.map((cost) => Math.max(cost ?? 0, least))
}

/** The square of half the likely range, but for what is the same in all cells: the widest has the strongest claim. */
function widthClaim({ people, variance, rate }: Known): Claimant['claim'] {
  return (units) => {
    const answers = units * rate
    const factor = people > 1 ? Math.min(1, (people - answers) / (people - 1)) : Math.max(0, 1 - answers)
    return (variance * factor) / (answers + 3 * factor)
  }
}

/** What so many invitations to a cell are worth. */
function boughtBy(group: Group, invitations: number, confidence: number) {
  const answers = invitations * (group.rate ?? 0)
  const population = group.people ?? undefined
  const margin =
    answers < FEWEST_FOR_MARGIN ? null : marginAt(answers, { confidence, variance: group.variance, population })
  // A billionth of an answer short is not short: 0.29 × 100 is 28.999999999999996 in floating point.
  return { invitations, answers, margin, meetsTarget: answers >= group.needed * (1 - 1e-12) }
}

type Bought = ReturnType<typeof boughtBy>

const cellOf = ({ cell }: Group, { invitations, answers, margin, meetsTarget }: Bought) => ({
  segment: cell.segment,
  second: cell.second,
  invitations,
  answers,
  margin,
  meetsTarget,
})

/** What an allocation adds up to; `invitations` by `cellKeyOf`. */
export function summaryOf(
  groups: readonly Group[],
  invitations: ReadonlyMap<string, number>,
  confidence: number,
): Omit<NonNullable<Plan['allocation']>, 'method' | 'budget' | 'floor'> {
  const cells = groups.map((group) => boughtBy(group, invitations.get(cellKeyOf(group.cell)) ?? 0, confidence))
  const answers = cells.map((cell) => cell.answers)
  // A cell with too few answers for a margin is wider than any that has one; one of so few people never has it.
  const wide = cells.filter((_, i) => (groups[i]?.people ?? 0) >= FEWEST_FOR_MARGIN).map(({ margin }) => margin)
  return {
    invitations: cells.reduce((sum, cell) => sum + cell.invitations, 0),
    answers: answers.reduce((sum, n) => sum + n, 0),
    cost: added(groups.map(({ cost }, i) => (cost === null ? null : cost * (answers[i] ?? 0)))),
    margin: marginOfWhole(groups, answers, confidence),
    widest: wide.length === 0 || wide.includes(null) ? null : Math.max(...(wide as number[])),
    met: cells.filter(({ meetsTarget }) => meetsTarget).length,
  }
}

/** What one method gives each cell, by `cellKeyOf`. */
export const invitationsOf = ({ cells }: Allocation): Map<string, number> =>
  new Map(cells.map((cell) => [cellKeyOf(cell as CellIds), cell.invitations]))
