// How sharp the whole wave would be as it is planned: by the chosen allocation, which is what is drawn, else by the targets.
import type { Plan } from '../../../../shared/contract/plan'

/** Half-width in points; null: cannot be said. */
export const plannedMargin = ({ allocation, totals }: Plan): number | null =>
  allocation === null ? totals.margin : allocation.margin
