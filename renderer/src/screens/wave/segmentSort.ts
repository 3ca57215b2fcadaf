// The order of the segments in their table. Lines of which nothing can be said stand last, whichever way it is sorted.
import type { SegmentLine } from '../../../../shared/contract/wave'
import { mayClaimScore } from '../../../../shared/text/verdict'

export const SEGMENT_COLUMNS = ['segment', 'n', 'nps', 'change', 'actions'] as const
export type SegmentColumn = (typeof SEGMENT_COLUMNS)[number]

export interface SegmentSort {
  by: SegmentColumn
  descending: boolean
}

function valueIn(line: SegmentLine, by: SegmentColumn): string | number | null {
  switch (by) {
    case 'segment':
      return line.name
    case 'n':
      return line.score.n
    case 'nps':
      return mayClaimScore(line.score) ? line.score.nps : null
    case 'change':
      return line.change.change
    case 'actions':
      return line.openActions
  }
}

/** A sorted copy; equal lines keep their order. Names are compared as `language` orders its letters. */
export function sortedSegments(lines: readonly SegmentLine[], sort: SegmentSort, language: string): SegmentLine[] {
  const letters = new Intl.Collator(language, { numeric: true })
  const direction = sort.descending ? -1 : 1
  return lines.toSorted((a, b) => {
    const [x, y] = [valueIn(a, sort.by), valueIn(b, sort.by)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    if (typeof x === 'string' && typeof y === 'string') return direction * letters.compare(x, y)
    return direction * (Number(x) - Number(y))
  })
}
