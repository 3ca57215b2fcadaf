// How far each segment is from its target in the sampling plan, where the plan has the table's own dimension.
import type { TrackedCell, Tracking } from '../../../../shared/contract/plan'
import type { WaveResults } from '../../../../shared/contract/wave'
import { useCall } from '../../client'

export type PlanCells = ReadonlyMap<number, TrackedCell>

/** By segment; null: the wave has no plan by this dimension alone. */
export function cellsBy(tracking: Tracking | null | undefined, by: number | null): PlanCells | null {
  if (!tracking || by === null) return null
  const { dimension, second } = tracking.plan
  if (dimension !== by || second !== null) return null
  return new Map(tracking.cells.flatMap((cell) => (cell.segment === null ? [] : [[cell.segment, cell]])))
}

/** A plan that cannot be read leaves the results as they are: its own tab says what is wrong with it. */
export function usePlanCells({ wave, by }: WaveResults): PlanCells | null {
  const tracking = useCall('plan.track', { wave: wave.id })
  return cellsBy(tracking.data, by)
}
