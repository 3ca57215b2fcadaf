// Calls about sampling plans: whom to ask and how many, and how far each cell is from its target.
import { z } from 'zod'
import { Confidence } from '../model/figures'
import { DimensionId, SegmentId, WaveId } from '../model/ids'
import { read, write } from './call'

/**
 * met: today's margin is at or below the target; on-track: the pace suffices, or the wave has not opened;
 * late: the pace does not suffice; short: the wave has closed without reaching the target; out-of-reach: asking everybody would not do at the
 * usual response rate; unknown: the wave has not opened and no population is given, so nothing can be said of reach.
 */
export const CellStatus = z.enum(['met', 'on-track', 'late', 'short', 'out-of-reach', 'unknown'])
export type CellStatus = z.infer<typeof CellStatus>

export const PlanCell = z.strictObject({
  /** null: the whole wave, without a dimension. */
  segment: SegmentId.nullable(),
  name: z.string().nullable(),
  /** People who could be asked; null while unknown. */
  population: z.number().int().nullable(),
  answers: z.number().int(),
  /** Answers needed for the target margin, with the finite population taken into account. */
  needed: z.number().int(),
  /** Target margin in points at the plan's confidence. */
  target: z.number(),
  /** Half the likely range of today's answers, in points; null below 5 answers. */
  margin: z.number().nullable(),
  /** What asking everybody would give at the usual response rate of this cell; null while no rate is known. */
  reach: z
    .strictObject({
      /** Answers per person asked, from the wave before. */
      rate: z.number(),
      answers: z.number().int(),
      /** Half-width in points with that many answers. */
      margin: z.number(),
    })
    .nullable(),
  status: CellStatus,
})
export type PlanCell = z.infer<typeof PlanCell>

export const Plan = z.strictObject({
  wave: WaveId,
  /** null: the plan has one cell, the whole wave. */
  dimension: DimensionId.nullable(),
  dimensionName: z.string().nullable(),
  confidence: Confidence,
  /** Target margin per cell, in points. */
  target: z.number(),
  cells: z.array(PlanCell),
  /** The whole wave: answers so far and today's margin. */
  overall: z.strictObject({
    answers: z.number().int(),
    population: z.number().int().nullable(),
    margin: z.number().nullable(),
    /** While the wave is open, margins are valid at any look (confidence sequence). */
    interim: z.boolean(),
  }),
  /** Variance used to plan, on the ±1 scale, and where it is from. */
  planningVariance: z.number(),
  varianceFrom: z.enum(['last-wave', 'default']),
})
export type Plan = z.infer<typeof Plan>

/** What a plan in the making would take. */
export const PlanEstimate = z.strictObject({
  /** Answers needed, in the order of the populations asked about. */
  needed: z.array(z.number().int()),
  planningVariance: z.number(),
  varianceFrom: z.enum(['last-wave', 'default']),
})
export type PlanEstimate = z.infer<typeof PlanEstimate>

const Target = z.number().min(1).max(60)
const Population = z.number().int().min(1).max(1_000_000_000).nullable()

export const planCalls = {
  /** null: this wave has no plan yet. */
  'plan.get': read(z.strictObject({ wave: WaveId }), Plan.nullable()),
  /** Stores nothing: says, while a plan is being made, how many answers its target takes in each cell. */
  'plan.estimate': read(
    z.strictObject({
      wave: WaveId,
      confidence: Confidence,
      target: Target,
      populations: z.array(Population).max(2000),
    }),
    PlanEstimate,
  ),
  'plan.set': write(
    z.strictObject({
      wave: WaveId,
      dimension: DimensionId.nullable(),
      confidence: Confidence,
      target: Target,
      populations: z.array(
        z.strictObject({
          segment: SegmentId.nullable(),
          population: z.number().int().min(1).max(1_000_000_000).nullable(),
        }),
      ),
    }),
    Plan,
  ),
  'plan.remove': write(z.strictObject({ wave: WaveId }), z.null()),
}
