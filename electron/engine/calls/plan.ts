import type { Plan, PlanCell } from '../../../shared/contract/plan'
import { refuse } from '../../../shared/failure'
import type { Bands } from '../../../shared/model/category'
import type { WaveStatus } from '../../../shared/model/figures'
import { answersNeeded, cellFigures, elapsedShare, FEWEST_FOR_MARGIN } from '../plan/cell'
import { adjustedMeanOf } from '../stats/adjusted'
import { npsInterval } from '../stats/interval'
import { answerCount } from '../stats/point'
import { PLANNING_VARIANCE } from '../stats/sampleSize'
import { statusOf, type WaveRow, waveById } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { cellRows, planRow, removePlan, replacePlan } from '../store/plans'
import { bandsIn, countsBySegment, countsOf, type ScoreCounts } from '../store/scores'
import { methodFor } from './figures'
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
  const before = countedBefore(db, wave)
  const variance = planningVariance(before)
  const rateOf = usualRates(db, before, plan.dimension_id)
  const counts = countsOf(db, id)
  const bySegment = cellCounts(db, id, plan.dimension_id, counts)
  const whole = bandsIn(counts)
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
  const population = cells.reduce<number | null>(
    (sum, cell) => (sum === null || cell.population === null ? null : sum + cell.population),
    0,
  )
  return {
    wave: id,
    dimension: plan.dimension_id,
    dimensionName: plan.dimension_name,
    confidence: plan.confidence,
    target: plan.target,
    cells,
    overall: {
      answers,
      population,
      margin: wholeMargin(whole, status, plan.confidence, population),
      interim: status !== 'closed',
    },
    planningVariance: variance.value,
    varianceFrom: variance.from,
  } as Plan
}

/**
 * Half the likely range of the whole wave, in points; null below 5 answers. While the wave is open it holds at every look
 * and takes no list into account; once closed, a known list makes it narrower, as it does in the cells.
 */
function wholeMargin(bands: Bands, status: WaveStatus, confidence: number, population: number | null): number | null {
  const answers = answerCount(bands)
  if (answers < FEWEST_FOR_MARGIN) return null
  const list = population !== null && population >= answers ? population : undefined
  return npsInterval(bands, { method: methodFor(status), confidence, population: list })?.margin ?? null
}

/** A wave with its score counts. */
interface Counted {
  wave: WaveRow
  counts: ScoreCounts
}

function countedBefore(db: ReadDb, wave: WaveRow): Counted | undefined {
  const before = waveBefore(db, wave)
  return before && { wave: before, counts: countsOf(db, before.id) }
}

/** Score counts per segment; null: the plan has one cell, the whole wave. */
function cellCounts(db: ReadDb, wave: number, dimension: number | null, whole: ScoreCounts) {
  return dimension === null ? null : countsBySegment(db, { wave, dimension, whole })
}

/** The variance of the wave before, shrunk a little towards the middle, or the usual one. */
function planningVariance(before: Counted | undefined): { value: number; from: Plan['varianceFrom'] } {
  const bands = before && bandsIn(before.counts)
  const adjusted = bands && answerCount(bands) >= FEWEST_FOR_VARIANCE ? adjustedMeanOf(bands) : null
  return adjusted ? { value: adjusted.variance, from: 'last-wave' } : { value: PLANNING_VARIANCE, from: 'default' }
}

/**
 * Answers per person asked in the wave before: of the same cell, when that wave's plan had it with a population; else
 * of the whole wave, when its invitations were counted.
 */
function usualRates(
  db: ReadDb,
  before: Counted | undefined,
  dimension: number | null,
): (segment: number | null) => number | null {
  if (!before) return () => null
  const { wave, counts } = before
  const plan = planRow(db, wave.id)
  const cells = plan && plan.dimension_id === dimension ? cellRows(db, plan.id) : []
  const bySegment = cellCounts(db, wave.id, dimension, counts)
  const whole = answerCount(bandsIn(counts))
  return (segment) => {
    const population = cells.find(({ segment_id }) => segment_id === segment)?.population
    const answers = bySegment ? answerCount(bandsIn(bySegment.get(segment))) : whole
    if (population) return Math.min(1, answers / population)
    return wave.invited ? Math.min(1, whole / wave.invited) : null
  }
}

export const get: Handler<'plan.get'> = ({ wave }, context) =>
  context.read((db) => {
    waveById(db, wave)
    return planOf(db, wave, context.today())
  })

export const estimate: Handler<'plan.estimate'> = ({ wave, confidence, target, populations }, context) =>
  context.read((db) => {
    const { value: variance, from: varianceFrom } = planningVariance(countedBefore(db, waveById(db, wave)))
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

export { allocate, allocations, cells } from './planAllocate'
export { goal, setting } from './planGoal'
export { track } from './planTrack'
