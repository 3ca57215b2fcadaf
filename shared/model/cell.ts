// A cell of a plan: one segment, a crossing of two, or the whole wave.

/** Its segment on the first and on the second dimension; both null: the whole wave. */
export interface CellIds {
  readonly segment: number | null
  readonly second: number | null
}

/** One text per cell, to find it in a map. */
export const cellKeyOf = ({ segment, second }: CellIds): string => `${segment ?? ''}/${second ?? ''}`

export const isSameCell = (a: CellIds, b: CellIds): boolean => a.segment === b.segment && a.second === b.second
