// What a plan's cells are known by, and a budget shared out to them: the methods side by side, and the chosen one.
import { type CellFacts, MOST_CELLS } from '../../../shared/contract/plan'
import { refuse } from '../../../shared/failure'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import { allocationsFor, invitationsOf } from '../plan/budget'
import { answerCount } from '../stats/point'
import { askableByCell } from '../store/askable'
import { waveById, wavesOf } from '../store/campaigns'
import { type CellDimensions, countsByCell } from '../store/cellCounts'
import type { ReadDb } from '../store/database'
import { dimensionName, segmentNames } from '../store/dimensions'
import { byNames, storeAllocation } from '../store/plans'
import { bandsIn } from '../store/scores'
import type { Handler } from './handlers'
import { planOf, planWithOutcome } from './plan'
import { pastOf } from './planPast'

export const cells: Handler<'plan.cells'> = ({ wave, dimension, second }, context) =>
  context.read((db) => ({ cells: factsOf(db, wave, { dimension, second }, context.today()) }))

/** A cell for each segment, or each crossing, that contacts or answers of the campaign are in. */
function factsOf(db: ReadDb, id: number, dimensions: CellDimensions, today: string): CellFacts[] {
  const wave = waveById(db, id)
  dimensionName(db, dimensions.dimension)
  dimensionName(db, dimensions.second)
  if (dimensions.second !== null && (dimensions.dimension === null || dimensions.dimension === dimensions.second)) {
    throw refuse('bad-input', { name: 'plan.cells', where: 'second', problem: 'not another dimension' })
  }
  const names = segmentNames(db, dimensions.dimension)
  const others = segmentNames(db, dimensions.second)
  const contacts = askableByCell(db, dimensions)
  const answers = countsByCell(db, id, dimensions)
  const past = pastOf(db, wave, dimensions, today)
  const found = new Set([...contacts.keys(), ...answers.keys()])
  // Where nobody is on the list, the campaign's own answers show whom there is to ask.
  if (contacts.size === 0) {
    for (const { id: other } of wavesOf(db, wave.campaign_id)) {
      for (const key of countsByCell(db, other, dimensions).keys()) found.add(key)
    }
  }
  // Before the first contact and the first answer a dimension has its segments all the same.
  if (found.size === 0 && dimensions.second === null) {
    for (const segment of names.keys()) found.add(cellKeyOf({ segment, second: null }))
  }
  if (found.size > MOST_CELLS) throw refuse('too-many-cells', { cells: found.size, most: MOST_CELLS })
  return [...found]
    .map((key) => {
      const cell = cellOf(key)
      const rate = past.rate([cell])
      const variance = past.variance([cell])
      return {
        ...cell,
        names: [names.get(cell.segment ?? 0), others.get(cell.second ?? 0)].filter((name) => name !== undefined),
        contacts: contacts.size === 0 ? null : (contacts.get(key) ?? 0),
        rate: rate?.value ?? null,
        rateFrom: rate?.from ?? null,
        variance: variance.value,
        varianceFrom: variance.from,
        answers: answerCount(bandsIn(answers.get(key))),
      } as CellFacts
    })
    .sort(byNames)
}

/** The cell of a `cellKeyOf`. */
function cellOf(key: string): CellIds {
  const [segment, second] = key.split('/').map((id) => (id === '' ? null : Number(id)))
  return { segment: segment ?? null, second: second ?? null }
}

export const allocations: Handler<'plan.allocations'> = ({ wave, budget, floor }, context) =>
  context.read((db) => {
    waveById(db, wave)
    const { plan, outcome } = requirePlan(db, wave, context.today())
    const found = allocationsFor(outcome.groups, { budget, floor, confidence: plan.confidence })
    return Array.isArray(found)
      ? { allocations: found, fault: null, faultCells: [] }
      : { allocations: [], fault: found.reason, faultCells: found.cells }
  })

function requirePlan(db: ReadDb, wave: number, today: string) {
  const found = planWithOutcome(db, wave, today)
  if (!found) throw refuse('not-found', { what: 'plan' })
  return found
}

export const allocate: Handler<'plan.allocate'> = ({ wave, budget, floor, method }, context) =>
  context.write((db) => {
    const row = waveById(db, wave)
    const { plan, outcome } = requirePlan(db, row.id, context.today())
    const found = allocationsFor(outcome.groups, { budget, floor, confidence: plan.confidence })
    if (!Array.isArray(found)) throw refuse('cannot-allocate', found)
    const chosen = found.find((allocation) => allocation.method === method)
    if (!chosen) throw new Error(`there is no allocation by ${method}`)
    const shares = invitationsOf(chosen)
    storeAllocation(db, wave, { method, budget, floor }, shares)
    const stored = planOf(db, wave, context.today())
    if (!stored) throw new Error('a plan that was just changed is there')
    return stored
  })
