// What is wrong with a plan that is being set, beyond the shape of its input. Pure.
import type { PlanDraft } from '../../../shared/contract/plan'
import { cellKeyOf } from '../../../shared/model/cell'
import { headsOf } from './merge'

export interface DraftFault {
  /** Path in the draft. */
  where: string
  problem: string
}

/** The first fault; `known` tells whether a segment belongs to the plan's first or second dimension. null: none. */
export function draftFault({ dimension, second, cells }: PlanDraft): DraftFault | null {
  if (second !== null && dimension === null) return { where: 'second', problem: 'a second dimension without a first' }
  if (second !== null && second === dimension) return { where: 'second', problem: 'the first dimension again' }
  const keys = cells.map(cellKeyOf)
  const known = new Set<string>()
  for (const [i, cell] of cells.entries()) {
    const where = `cells.${i}`
    const isOfPlan = (cell.segment === null) === (dimension === null) && (cell.second === null) === (second === null)
    if (!isOfPlan) return { where, problem: 'not a cell of these dimensions' }
    const key = keys[i] as string
    if (known.has(key)) return { where, problem: 'the same cell twice' }
    known.add(key)
  }
  for (const [i, { mergedInto }] of cells.entries()) {
    if (mergedInto !== null && !known.has(cellKeyOf(mergedInto))) {
      return { where: `cells.${i}.mergedInto`, problem: 'not a cell of this plan' }
    }
  }
  const into = cells.map(({ choice, mergedInto }) => (choice === 'merge' && mergedInto ? cellKeyOf(mergedInto) : null))
  if (headsOf(keys, into) === null) return { where: 'cells', problem: 'cells merged into each other in a circle' }
  return null
}
