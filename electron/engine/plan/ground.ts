// Whether an allocation still rests on the same figures after a plan was set anew. Pure.
import type { CellChoice } from '../../../shared/contract/plan'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'

interface GroundCell extends CellIds {
  population: number | null
  variance: number | null
  rate: number | null
  cost: number | null
  choice: CellChoice | null
  mergedInto: CellIds | null
}

/** What an allocation is worked out from. Targets, minimum and confidence do not move it. */
export interface Ground {
  dimension: number | null
  second: number | null
  rate: number | null
  cost: number | null
  cells: readonly GroundCell[]
}

export function isSameGround(one: Ground, other: Ground): boolean {
  return fingerprint(one) === fingerprint(other)
}

function fingerprint({ dimension, second, rate, cost, cells }: Ground): string {
  const lines = cells.map((cell) => {
    const merged = cell.choice === 'merge' && cell.mergedInto ? cellKeyOf(cell.mergedInto) : null
    return [cellKeyOf(cell), cell.population, cell.variance, cell.rate, cell.cost, cell.choice === 'census', merged]
  })
  lines.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  return JSON.stringify([dimension, second, rate, cost, lines])
}
