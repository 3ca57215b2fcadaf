// Weights while they are being made: people per segment as typed, which may be incomplete, and what of it can be weighed.
import type { Margin, Weighting } from '../../../../shared/contract/definition'
import type { DimensionId, SegmentId } from '../../../../shared/model/ids'

/** null: left empty; NaN: what was typed is no number of people. */
export type People = number | null

export interface DraftMargin {
  dimension: DimensionId
  people: ReadonlyMap<SegmentId, People>
}

export interface WeightDraft {
  margins: readonly DraftMargin[]
  /** How many times the mean a weight may be; null: untrimmed; NaN: mistyped. */
  trim: number | null
}

export const LEAST_TRIM = 1.5
export const MOST_TRIM = 100
export const MOST_PEOPLE = 1_000_000_000
/** Beyond it one answer would speak for too many; the usual cut. */
export const USUAL_TRIM = 5

export function draftOf(weighting: Weighting | null): WeightDraft {
  if (weighting === null) return { margins: [], trim: USUAL_TRIM }
  return {
    margins: weighting.margins.map(({ dimension, shares }) => ({
      dimension,
      people: new Map(shares.map(({ segment, people }) => [segment, people])),
    })),
    trim: weighting.trim,
  }
}

/** What keeps a draft from being weighed; null: nothing. */
export function draftProblem({ margins, trim }: WeightDraft): 'choose' | 'fill' | 'people' | 'trim' | null {
  if (margins.length === 0) return 'choose'
  const typed = margins.map(({ people }) => [...people.values()].filter((count) => count !== null))
  if (typed.some((counts) => counts.some((count) => Number.isNaN(count)))) return 'people'
  if (typed.some((counts) => counts.reduce((a, b) => a + b, 0) <= 0)) return 'fill'
  return trim === null || (trim >= LEAST_TRIM && trim <= MOST_TRIM) ? null : 'trim'
}

/** The weights as the engine takes them; null while the draft has a problem. Segments left empty are left out. */
export function weightingOf(draft: WeightDraft): Weighting | null {
  if (draftProblem(draft) !== null) return null
  const margins = draft.margins.map(
    ({ dimension, people }): Margin => ({
      dimension,
      shares: [...people].flatMap(([segment, count]) => (count === null ? [] : [{ segment, people: count }])),
    }),
  )
  return { margins, trim: draft.trim }
}

/** Whether two weightings are the same, whatever the order of their segments. */
export function sameWeighting(one: Weighting | null, other: Weighting | null): boolean {
  const plain = (weighting: Weighting | null) =>
    weighting && {
      trim: weighting.trim,
      margins: weighting.margins.map(({ dimension, shares }) => [
        dimension,
        shares.map(({ segment, people }) => [segment, people]).toSorted((a, b) => Number(a[0]) - Number(b[0])),
      ]),
    }
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}
