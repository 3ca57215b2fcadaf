// Plans for tests: a draft that says nothing but what it is told.
import type { CallInput } from '../../shared/contract'
import type { DimensionId, SegmentId } from '../../shared/model/ids'

export type Draft = CallInput<'plan.set'>['draft']
export type CellDraft = Draft['cells'][number]

/** A cell of a draft: of the whole wave, of whose people nothing is known, unless told otherwise. */
export function aCell(told: Partial<CellDraft> = {}): CellDraft {
  return {
    segment: null,
    second: null,
    population: null,
    counted: false,
    target: null,
    minimum: null,
    variance: null,
    rate: null,
    cost: null,
    choice: null,
    mergedInto: null,
    ...told,
  }
}

/** ±12 at 95 % for the whole wave unless told otherwise. */
export function aDraft(told: Partial<Draft> = {}): Draft {
  return {
    dimension: null,
    second: null,
    confidence: 0.95,
    target: 12,
    overallTarget: null,
    minimum: 0,
    rate: null,
    cost: null,
    cells: [aCell()],
    ...told,
  }
}

/** One cell for each segment of a dimension, with its people by the segment's name. */
export function cellsOf(
  dimension: { id: DimensionId; segments: readonly { id: SegmentId; name: string }[] },
  populations: Record<string, number | null> = {},
  told: Partial<CellDraft> = {},
): Pick<Draft, 'dimension' | 'cells'> {
  const cells = dimension.segments.map(({ id, name }) =>
    aCell({ segment: id, population: populations[name] ?? null, ...told }),
  )
  return { dimension: dimension.id, cells }
}
