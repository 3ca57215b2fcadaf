// A plan in the making: what was typed for all segments, what was typed for one, and the draft that the engine is asked
// about. Pure; null means “left empty”, NaN “what stands in the field is not that number”.
import type { CellDraft, CellFacts, CellKey, CellNeeds, Plan, PlanDraft } from '../../../../shared/contract/plan'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { cellKeyOf } from '../../../../shared/model/cell'
import type { DimensionId } from '../../../../shared/model/ids'

/** Sharp enough to compare, and within reach of most lists. */
const USUAL_TARGET = 12
/** Below this many answers no score is claimed. */
const USUAL_MINIMUM = 10

/** The levels on offer, as in the contract, whose schemas the page does without. */
export const CONFIDENCES = [0.8, 0.9, 0.95, 0.99] as const

export const LIMITS = {
  target: [1, 60],
  people: [0, 1_000_000_000],
  percent: [0.1, 100],
  cost: [0, 1_000_000],
  variance: [0.01, 1],
} as const

export interface Crossing {
  dimension: DimensionId | null
  second: DimensionId | null
}

/** What holds for every segment. Rates are shares from 0 to 1. */
export interface Fields {
  confidence: number
  target: number | null
  overallTarget: number | null
  minimum: number | null
  rate: number | null
  cost: number | null
}

/** What was said of one segment alone. */
export type Own = Omit<CellDraft, keyof CellKey>

export const NOTHING_OWN: Own = {
  population: null,
  counted: false,
  target: null,
  minimum: null,
  variance: null,
  rate: null,
  cost: null,
  choice: null,
  mergedInto: null,
}

/** What was typed, by `cellKeyOf`; a figure that was not touched is absent. */
export type Typed = ReadonlyMap<string, Partial<Own>>
export type OwnCells = ReadonlyMap<string, Own>

export function firstFields(plan: Plan | null, wave: WaveHeader): Fields {
  if (plan === null) {
    const { confidence } = wave
    return { confidence, target: USUAL_TARGET, overallTarget: null, minimum: USUAL_MINIMUM, rate: null, cost: null }
  }
  const { confidence, target, overallTarget, minimum, rate, cost } = plan
  return { confidence, target, overallTarget, minimum, rate, cost }
}

/** What a stored plan says of its segments; a figure that is the plan's own, or a past wave's, is not theirs. */
export function typedInPlan(plan: Plan | null): Typed {
  if (plan === null) return new Map()
  return new Map(
    plan.cells.map((cell) => [
      cellKeyOf(cell),
      {
        population: cell.population,
        counted: cell.counted,
        target: cell.target === plan.target ? null : cell.target,
        minimum: cell.minimum === plan.minimum ? null : cell.minimum,
        variance: cell.varianceFrom === 'typed' ? cell.variance : null,
        rate: cell.rateFrom === 'typed' && cell.rate !== plan.rate ? cell.rate : null,
        cost: cell.cost === plan.cost ? null : cell.cost,
        choice: cell.choice,
        mergedInto: cell.mergedInto,
      },
    ]),
  )
}

/** What holds for each segment: what was typed, else the number of contacts where they are known. */
export function ownOf(facts: readonly CellFacts[], typed: Typed): OwnCells {
  return new Map(facts.map((cell) => [cellKeyOf(cell), ownOfCell(cell, typed.get(cellKeyOf(cell)))]))
}

/** What was made of the same facts and the same typing is the same object, so that its row is not drawn again. */
const made = new WeakMap<CellFacts, { said: Partial<Own> | undefined; own: Own }>()

function ownOfCell(cell: CellFacts, said: Partial<Own> | undefined): Own {
  const before = made.get(cell)
  if (before !== undefined && before.said === said) return before.own
  const own = { ...NOTHING_OWN, population: cell.contacts, counted: cell.contacts !== null, ...said }
  made.set(cell, { said, own })
  return own
}

/** The new figures, those that are as they were as the same objects. */
export function sharedNeeds(before: ReadonlyMap<string, CellNeeds>, cells: readonly CellNeeds[]) {
  return new Map(
    cells.map((cell) => {
      const key = cellKeyOf(cell)
      const known = before.get(key)
      return [key, known !== undefined && isSame(known, cell) ? known : cell] as const
    }),
  )
}

/** Whether two figures of a segment say the same; nested ones are small. */
function isSame(a: CellNeeds, b: CellNeeds): boolean {
  return (Object.keys(b) as (keyof CellNeeds)[]).every(
    (key) =>
      Object.is(a[key], b[key]) ||
      (typeof b[key] === 'object' && b[key] !== null && JSON.stringify(a[key]) === JSON.stringify(b[key])),
  )
}

/** The same change for several segments; what else was typed for them stays. */
export function withTyped(typed: Typed, keys: readonly string[], change: Partial<Own>): Typed {
  const next = new Map(typed)
  for (const key of keys) next.set(key, { ...typed.get(key), ...change })
  return next
}

/** The numbers of contacts of every segment as the contacts give them, also where another was typed. */
export function countedFrom(facts: readonly CellFacts[], typed: Typed): Typed {
  const next = new Map(typed)
  for (const cell of facts) {
    if (cell.contacts === null) continue
    next.set(cellKeyOf(cell), { ...typed.get(cellKeyOf(cell)), population: cell.contacts, counted: true })
  }
  return next
}

const mistyped = (values: readonly (number | null)[]) => values.some(Number.isNaN)

/** The draft of what was typed; null: some field does not hold what it should. */
export function draftOf(fields: Fields, by: Crossing, facts: readonly CellFacts[], own: OwnCells): PlanDraft | null {
  const { target, minimum } = fields
  if (target === null || facts.length === 0 || mistyped(Object.values(fields))) return null
  const known = new Set(facts.map(cellKeyOf))
  const cells = facts.map(({ segment, second }) => {
    const said = own.get(cellKeyOf({ segment, second })) ?? NOTHING_OWN
    const merged = said.choice === 'merge' && said.mergedInto !== null && known.has(cellKeyOf(said.mergedInto))
    // “Merge” without the other segment is not decided yet.
    const choice = said.choice === 'merge' && !merged ? null : said.choice
    return { segment, second, ...said, choice, mergedInto: merged ? said.mergedInto : null }
  })
  const figures = cells.flatMap((cell) => [
    cell.population,
    cell.target,
    cell.minimum,
    cell.variance,
    cell.rate,
    cell.cost,
  ])
  if (mistyped(figures)) return null
  return { ...by, ...fields, target, minimum: minimum ?? 0, cells }
}
