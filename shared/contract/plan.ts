// Calls about sampling plans: whom to ask and how many, what a budget buys, and how far each cell is from its target.
// A cell is one segment of a dimension, a crossing of two dimensions, or the whole wave.
import { z } from 'zod'
import { Confidence, Day } from '../model/figures'
import { DimensionId, SegmentId, WaveId } from '../model/ids'
import { read, write } from './call'

const Rate = z.number().gt(0).max(1)
const People = z.number().int().nonnegative().max(1_000_000_000)
const Cost = z.number().nonnegative().max(1_000_000)
/** Half-width in points. */
const Target = z.number().min(1).max(60)
const Variance = z.number().gt(0).max(1)

/** Which cell: its segment on the plan's first and second dimension; both null: the whole wave. */
export const CellKey = z.strictObject({ segment: SegmentId.nullable(), second: SegmentId.nullable() })
export type CellKey = z.infer<typeof CellKey>

/** What becomes of a cell that cannot reach its target: ask everybody, take the wider margin, count it with another. */
export const CellChoice = z.enum(['census', 'accept', 'merge'])
export type CellChoice = z.infer<typeof CellChoice>

/** What may be said of one cell when a plan is set; a figure that is left null is the plan's, a past wave's, or the usual one. */
export const CellDraft = z.strictObject({
  ...CellKey.shape,
  /** People who could be asked; null while unknown. */
  population: People.nullable(),
  /** Whether `population` was counted from the contacts. */
  counted: z.boolean(),
  target: Target.nullable(),
  minimum: People.nullable(),
  variance: Variance.nullable(),
  rate: Rate.nullable(),
  cost: Cost.nullable(),
  choice: CellChoice.nullable(),
  /** With `merge`: the cell that it is counted with. */
  mergedInto: CellKey.nullable(),
})
export type CellDraft = z.infer<typeof CellDraft>

/** A plan of more cells than this is no plan: nobody looks through them, and no sample fills them. */
export const MOST_CELLS = 2000

/** A plan as it is set. */
export const PlanDraft = z.strictObject({
  dimension: DimensionId.nullable(),
  second: DimensionId.nullable(),
  confidence: Confidence,
  /** Target margin per cell, in points. */
  target: Target,
  /** Target margin for the whole wave; null: none of its own. */
  overallTarget: Target.nullable(),
  /** Answers that every cell should have at least. */
  minimum: People,
  rate: Rate.nullable(),
  cost: Cost.nullable(),
  cells: z.array(CellDraft).min(1).max(MOST_CELLS),
})
export type PlanDraft = z.infer<typeof PlanDraft>

/**
 * What a figure rests on: typed in; this cell in past waves; of a crossing, one of its two segments in past waves; the
 * whole of past waves; the usual value.
 */
export const From = z.enum(['typed', 'past-cell', 'past-segment', 'past-wave', 'default'])
export type From = z.infer<typeof From>

/** What a cell could be asked for: what the contacts and the past waves say of it. */
export const CellFacts = z.strictObject({
  ...CellKey.shape,
  /** Names of its segments, first dimension first; empty: the whole wave. */
  names: z.array(z.string()).max(2),
  /** Contacts who could be asked (opted out not counted); null: no contact has values on these dimensions. */
  contacts: People.nullable(),
  /** Answers per invitation of past waves; null while no past wave says. */
  rate: Rate.nullable(),
  rateFrom: From.nullable(),
  /** Variance of one answer on the ±1 scale to plan with. */
  variance: Variance,
  varianceFrom: From,
  /** Answers that this wave has in it already. */
  answers: z.number().int(),
})
export type CellFacts = z.infer<typeof CellFacts>

/** What a cell takes, and what it can reach. */
export const CellNeeds = z.strictObject({
  ...CellKey.shape,
  names: z.array(z.string()).max(2),
  /** Its own people, without those of cells merged into it. */
  population: People.nullable(),
  counted: z.boolean(),
  /**
   * People that the figures below are worked out from: its own and those of cells merged into it; null while one is
   * unknown. A cell that is itself merged has 0, needs nothing, and is invited with the one that it is counted with.
   */
  people: z.number().int().nullable(),
  target: z.number(),
  minimum: z.number().int(),
  variance: z.number(),
  varianceFrom: From,
  rate: Rate.nullable(),
  rateFrom: From.nullable(),
  cost: Cost.nullable(),
  /** Answers for the target margin, with the list taken into account, and not fewer than the minimum. */
  needed: z.number().int(),
  /** Invitations for that many answers; null while no response rate is known. May exceed the population. */
  invitations: z.number().int().nullable(),
  /** What asking everybody gives at its response rate; null while population or rate is unknown. */
  reach: z.strictObject({ answers: z.number().int(), margin: z.number() }).nullable(),
  /** Asking everybody would not do. */
  unreachable: z.boolean(),
  choice: CellChoice.nullable(),
  mergedInto: CellKey.nullable(),
  /** Invitations that the chosen allocation gives it; null without one. */
  allocated: z.number().int().nullable(),
})
export type CellNeeds = z.infer<typeof CellNeeds>

/** The whole wave, added up over the cells. */
export const PlanTotals = z.strictObject({
  /** null when one cell's is unknown. */
  population: z.number().int().nullable(),
  needed: z.number().int(),
  invitations: z.number().int().nullable(),
  cost: z.number().nullable(),
  /** Half-width in points for the whole wave, cells weighted by their people, when each has its answers; null: populations unknown. */
  margin: z.number().nullable(),
  unreachable: z.number().int(),
})
export type PlanTotals = z.infer<typeof PlanTotals>

export const AllocationMethod = z.enum(['proportional', 'neyman', 'cost-aware', 'equal-margin'])
export type AllocationMethod = z.infer<typeof AllocationMethod>

export const Budget = z.strictObject({
  kind: z.enum(['invitations', 'money']),
  /** Invitations, or an amount in the program's currency. */
  amount: z.number().gt(0).max(1_000_000_000),
})
export type Budget = z.infer<typeof Budget>

export const Allocation = z.strictObject({
  method: AllocationMethod,
  /** Without cells that are counted with another: those take no invitations of their own. */
  cells: z.array(
    z.strictObject({
      ...CellKey.shape,
      invitations: z.number().int(),
      /** Answers expected at the cell's response rate. */
      answers: z.number(),
      /** Half-width that they give, in points; null below 5. */
      margin: z.number().nullable(),
      meetsTarget: z.boolean(),
    }),
  ),
  invitations: z.number().int(),
  answers: z.number(),
  cost: z.number().nullable(),
  /** For the whole wave, cells weighted by their people. */
  margin: z.number().nullable(),
  /** The widest of the cells' margins; null when a cell of five people or more has none. */
  widest: z.number().nullable(),
  met: z.number().int(),
})
export type Allocation = z.infer<typeof Allocation>

/**
 * Why nothing can be shared out: a cell without population or rate; money without costs; a budget below what the chosen
 * censuses take by themselves, or below them and the floors.
 */
export const AllocationFault = z.enum([
  'no-population',
  'no-rate',
  'no-cost',
  'below-census',
  'below-floor',
  'no-plan-cells',
])
export type AllocationFault = z.infer<typeof AllocationFault>

export const Plan = z.strictObject({
  wave: WaveId,
  dimension: DimensionId.nullable(),
  dimensionName: z.string().nullable(),
  second: DimensionId.nullable(),
  secondName: z.string().nullable(),
  confidence: Confidence,
  target: z.number(),
  overallTarget: z.number().nullable(),
  minimum: z.number().int(),
  rate: z.number().nullable(),
  cost: z.number().nullable(),
  cells: z.array(CellNeeds),
  totals: PlanTotals,
  allocation: z
    .strictObject({
      method: AllocationMethod,
      budget: Budget,
      floor: z.number().int(),
      ...Allocation.omit({ cells: true, method: true }).shape,
    })
    .nullable(),
})
export type Plan = z.infer<typeof Plan>

/**
 * met: today's margin (interim while the wave is open) is at or below the target and the minimum is there; on-track: the
 * forecast at close reaches it; late: it does not, and more could still answer; out-of-reach: not even everybody who can
 * still answer would do; short: closed without reaching it; planned: not opened yet; unknown: nothing can be said.
 */
export const CellStatus = z.enum(['met', 'on-track', 'late', 'out-of-reach', 'short', 'planned', 'unknown'])
export type CellStatus = z.infer<typeof CellStatus>

/** What is expected at the last day of the wave, from how answers came in so far. In answers. */
export const Forecast = z.strictObject({
  answers: z.number(),
  lower: z.number(),
  upper: z.number(),
  /** Half-widths in points at those numbers: `margin` for `answers`, `widest` for `lower`, `narrowest` for `upper`. */
  margin: z.number().nullable(),
  widest: z.number().nullable(),
  narrowest: z.number().nullable(),
  /** past-waves: the curve of earlier waves of the campaign; this-wave: only this one's own days. */
  from: z.enum(['past-waves', 'this-wave']),
})
export type Forecast = z.infer<typeof Forecast>

export const TrackedCell = z.strictObject({
  ...CellKey.shape,
  names: z.array(z.string()).max(2),
  /** Cells that are counted with this one. */
  merged: z.array(z.array(z.string()).max(2)),
  population: z.number().int().nullable(),
  /** Invitations that went out; null when they were not counted per cell. */
  invited: z.number().int().nullable(),
  answers: z.number().int(),
  /** answers / invited. */
  rate: z.number().nullable(),
  needed: z.number().int(),
  target: z.number(),
  /**
   * Half the likely range today, in points; null below 5 answers, unless those are all the people there are. While the
   * wave is open it is valid at any look.
   */
  margin: z.number().nullable(),
  forecast: Forecast.nullable(),
  /** Invitations still to send so that the forecast meets the target, as far as there are people left; null: cannot be said. */
  toInvite: z.number().int().nullable(),
  status: CellStatus,
  choice: CellChoice.nullable(),
})
export type TrackedCell = z.infer<typeof TrackedCell>

/** Whom to remind: those of a cell who were asked and are silent. */
export const Reminder = z.strictObject({
  ...CellKey.shape,
  names: z.array(z.string()).max(2),
  /** Silent people who may be reminded, and how many of them decide or use most. */
  people: z.number().int(),
  decisionMakers: z.number().int(),
  keyUsers: z.number().int(),
  /** How many of them were reminded already, and when last; null: nobody was. */
  reminded: z.number().int(),
  lastRemindedOn: Day.nullable(),
  /** Answers expected of them; null while no response rate is known. */
  answers: z.number().nullable(),
  /**
   * Half-width today and with those answers, in points, as at any look; 100, the whole scale, below 5 answers. Expected:
   * null where no number of answers is.
   */
  margin: z.number(),
  expected: z.number().nullable(),
})
export type Reminder = z.infer<typeof Reminder>

export const Tracking = z.strictObject({
  plan: Plan,
  status: z.enum(['planned', 'open', 'closed']),
  /** While the wave is open margins are those of a confidence sequence: valid at any look. */
  interim: z.boolean(),
  closesOn: Day,
  cells: z.array(TrackedCell),
  /** The wave as one, every answer counting once, whatever its cell: the score that is shown, not one weighted by people. */
  overall: z.strictObject({
    answers: z.number().int(),
    invited: z.number().int().nullable(),
    population: z.number().int().nullable(),
    margin: z.number().nullable(),
    target: z.number().nullable(),
    forecast: Forecast.nullable(),
  }),
  /** How many cells have which status. */
  statuses: z.record(CellStatus, z.number().int()),
  /** Answers that are in no cell of the plan: without a value on its dimensions. */
  outside: z.number().int(),
  /** What narrows a cell's margin most comes first. Empty once the wave has closed. */
  reminders: z.array(Reminder),
  /** Answers per day, first day first, for the curve, up to the last day whose answers are known. */
  arrivals: z.array(z.strictObject({ day: Day, answers: z.number().int() })),
})
export type Tracking = z.infer<typeof Tracking>

/** A row of the goal calculator. */
export const Goal = z.strictObject({
  margin: z.number(),
  answers: z.number().int(),
  /** null while no rate is known. */
  invitations: z.number().int().nullable(),
  /** More invitations than there are people. */
  beyondList: z.boolean(),
  /** The smallest change from one such wave to the next that would be found with 80 % power, in points. */
  detectable: z.number().nullable(),
  cost: z.number().nullable(),
})
export type Goal = z.infer<typeof Goal>

/** What is known when a goal is weighed. */
export const GoalSetting = z.strictObject({
  confidence: Confidence,
  variance: Variance.optional(),
  population: z.number().int().min(1).max(1_000_000_000).nullable(),
  rate: Rate.nullable(),
  cost: Cost.nullable(),
  /** Exactly one of them: the slider that is moved. */
  by: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('margin'), margin: z.number().min(0.5).max(100) }),
    z.strictObject({ what: z.literal('answers'), answers: z.number().int().min(1).max(1_000_000_000) }),
    z.strictObject({ what: z.literal('invitations'), invitations: z.number().int().min(1).max(1_000_000_000) }),
    z.strictObject({ what: z.literal('change'), change: z.number().min(1).max(200) }),
  ]),
})
export type GoalSetting = z.infer<typeof GoalSetting>

export const planCalls = {
  /** null: this wave has no plan yet. */
  'plan.get': read(z.strictObject({ wave: WaveId }), Plan.nullable()),
  /** What the program's contacts and responses can be planned by. */
  'plan.dimensions': read(
    z.strictObject({}),
    z.strictObject({ dimensions: z.array(z.strictObject({ id: DimensionId, name: z.string() })) }),
  ),
  /** The cells that a plan by these dimensions would have, with what is known of each. More than MOST_CELLS: `too-many-cells`. */
  'plan.cells': read(
    z.strictObject({ wave: WaveId, dimension: DimensionId.nullable(), second: DimensionId.nullable() }),
    z.strictObject({ cells: z.array(CellFacts) }),
  ),
  /** Stores nothing: says, while a plan is being made, what it would take. */
  'plan.estimate': read(
    z.strictObject({ wave: WaveId, draft: PlanDraft }),
    z.strictObject({ cells: z.array(CellNeeds), totals: PlanTotals }),
  ),
  /** Puts this plan in the place of the wave's present one. An allocation stays only if cells and figures are as they were. */
  'plan.set': write(z.strictObject({ wave: WaveId, draft: PlanDraft }), Plan),
  'plan.remove': write(z.strictObject({ wave: WaveId }), z.null()),
  /** What a budget buys, by each method, side by side. Nothing is stored. */
  'plan.allocations': read(
    z.strictObject({ wave: WaveId, budget: Budget, floor: People }),
    z.strictObject({
      allocations: z.array(Allocation),
      fault: AllocationFault.nullable(),
      faultCells: z.array(z.string()),
    }),
  ),
  /** Writes the chosen allocation into the plan. Refused with `cannot-allocate`. */
  'plan.allocate': write(
    z.strictObject({ wave: WaveId, budget: Budget, floor: People, method: AllocationMethod }),
    Plan,
  ),
  'plan.track': read(z.strictObject({ wave: WaveId }), Tracking.nullable()),
  /** The goal calculator: one goal, and the usual ones beside it. */
  'plan.goal': read(GoalSetting, z.strictObject({ goal: Goal.nullable(), variance: z.number(), usual: z.array(Goal) })),
  /** What the goal calculator starts from in a wave. */
  'plan.setting': read(
    z.strictObject({ wave: WaveId }),
    z.strictObject({
      confidence: Confidence,
      variance: z.number(),
      varianceFrom: From,
      population: z.number().int().nullable(),
      rate: z.number().nullable(),
      rateFrom: From.nullable(),
    }),
  ),
}
