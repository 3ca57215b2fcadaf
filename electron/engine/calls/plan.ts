import type { Plan, PlanCell } from '../../../shared/contract/plan'
import { refuse } from '../../../shared/failure'
import type { Bands } from '../../../shared/model/category'
import { answersNeeded, cellFigures, elapsedShare, FEWEST_FOR_MARGIN } from '../plan/cell'
import { adjustedMeanOf } from '../stats/adjusted'
import { answerCount } from '../stats/point'
import { PLANNING_VARIANCE } from '../stats/sampleSize'
import { statusOf, type WaveRow, waveById } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { cellRows, planRow, removePlan, replacePlan } from '../store/plans'
import { bandsIn, countsBySegment, countsOf } from '../store/scores'
import { waveScore } from './figures'
import type { Handler } from './handlers'
import { headerOf, waveBefore } from './wave'

/** A wave with fewer answers than this says too little of the variance to plan the next one with. */
const FEWEST_FOR_VARIANCE = 30

/** A wave's plan with today's figures; null when it has none. */
export function planOf(db: ReadDb, id: number, today: string): Plan | null {
  const plan = planRow(db, id)
  if (!plan) return null
  const wave = waveById(db, id)
  const status = statusOf(wave, today)
  const before = waveBefore(db, wave)
  const variance = planningVariance(db, before)
  const rateOf = usualRates(db, before, plan.dimension_id)
  const bySegment = plan.dimension_id === null ? null : countsBySegment(db, id, plan.dimension_id)
  const whole = bandsIn(countsOf(db, id))
  const bandsOfCell = (segment: number | null): Bands => (bySegment ? bandsIn(bySegment.get(segment)) : whole)

  const cells = cellRows(db, plan.id).map(
    ({ segment_id, name, population }) =>
      ({
        segment: segment_id,
        name,
        ...cellFigures({
          bands: bandsOfCell(segment_id),
          population,
          target: plan.target,
          confidence: plan.confidence,
          variance: variance.value,
          rate: rateOf(segment_id),
          status,
          elapsed: elapsedShare(wave.opens_on, wave.closes_on, today),
        }),
      }) as PlanCell,
  )
  const answers = answerCount(whole)
  const populations = cells.map(({ population }) => population)
  return {
    wave: id,
    dimension: plan.dimension_id,
    dimensionName: plan.dimension_name,
    confidence: plan.confidence,
    target: plan.target,
    cells,
    overall: {
      answers,
      population: populations.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0),
      margin: answers < FEWEST_FOR_MARGIN ? null : (waveScore(whole, status, plan.confidence).interval?.margin ?? null),
      interim: status !== 'closed',
    },
    planningVariance: variance.value,
    varianceFrom: variance.from,
  } as Plan
}

/** The variance of the wave before, shrunk a little towards the middle, or the usual one. */
function planningVariance(db: ReadDb, before: WaveRow | undefined): { value: number; from: Plan['varianceFrom'] } {
  const bands = before && bandsIn(countsOf(db, before.id))
  const adjusted = bands && answerCount(bands) >= FEWEST_FOR_VARIANCE ? adjustedMeanOf(bands) : null
  return adjusted ? { value: adjusted.variance, from: 'last-wave' } : { value: PLANNING_VARIANCE, from: 'default' }
}

/**
 * Answers per person asked in the wave before: of the same cell, when that wave's plan had it with a population; else
 * of the whole wave, when its invitations were counted.
 */
function usualRates(
  db: ReadDb,
  before: WaveRow | undefined,
  dimension: number | null,
): (segment: number | null) => number | null {
  if (!before) return () => null
  const plan = planRow(db, before.id)
  const cells = plan && plan.dimension_id === dimension ? cellRows(db, plan.id) : []
  const bySegment = dimension === null ? null : countsBySegment(db, before.id, dimension)
  const whole = answerCount(bandsIn(countsOf(db, before.id)))
  return (segment) => {
    const population = cells.find(({ segment_id }) => segment_id === segment)?.population
    const answers = bySegment ? answerCount(bandsIn(bySegment.get(segment))) : whole
    if (population) return Math.min(1, answers / population)
    return before.invited ? Math.min(1, whole / before.invited) : null
  }
}

export const get: Handler<'plan.get'> = ({ wave }, context) =>
  context.read((db) => {
    waveById(db, wave)
    return planOf(db, wave, context.today())
  })

export const estimate: Handler<'plan.estimate'> = ({ wave, confidence, target, populations }, context) =>
  context.read((db) => {
    const { value: variance, from: varianceFrom } = planningVariance(db, waveBefore(db, waveById(db, wave)))
    return {
      needed: populations.map((population) => answersNeeded(target, { confidence, variance, population })),
      planningVariance: variance,
      varianceFrom,
    }
  })

export const set: Handler<'plan.set'> = (input, context) =>
  context.write((db) => {
    const today = context.today()
    const header = headerOf(db, input.wave, today)
    const segments = segmentsOf(header.dimensions, input.dimension)
    const populations = new Map<number | null, number | null>(
      input.populations.map(({ segment, population }) => [segment, population]),
    )
    replacePlan(db, {
      ...input,
      cells: segments.map((segment) => ({ segment, population: populations.get(segment) ?? null })),
    })
    const plan = planOf(db, input.wave, today)
    if (!plan) throw new Error('a plan that was just stored is there')
    return plan
  })

/** The cells of a plan: each segment of the dimension, or the whole wave (null). */
function segmentsOf(
  dimensions: readonly { id: number; segments: readonly { id: number }[] }[],
  wanted: number | null,
): (number | null)[] {
  if (wanted === null) return [null]
  const dimension = dimensions.find(({ id }) => id === wanted)
  if (!dimension) throw refuse('not-found', { what: 'dimension' })
  return dimension.segments.map(({ id }) => id)
}

export const remove: Handler<'plan.remove'> = async ({ wave }, context) => {
  await context.write((db) => {
    if (removePlan(db, wave) === 0) throw refuse('not-found', { what: 'plan' })
  })
  return null
}
