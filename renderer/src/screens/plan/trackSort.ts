// Which segments of a plan stand in its table, and in which order. Those of which nothing can be said stand last,
// whichever way it is sorted.
import type { CellStatus, TrackedCell } from '../../../../shared/contract/plan'

export const TRACK_COLUMNS = [
  'segment',
  'contacts',
  'answers',
  'margin',
  'target',
  'rate',
  'close',
  'toInvite',
  'status',
] as const
export type TrackColumn = (typeof TRACK_COLUMNS)[number]

export interface TrackSort {
  by: TrackColumn
  descending: boolean
}

/** What needs somebody's attention comes first. */
export const STATUS_ORDER: readonly CellStatus[] = [
  'out-of-reach',
  'late',
  'short',
  'unknown',
  'planned',
  'on-track',
  'met',
]

/** Without case and accents, as a reader searches. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim()

/** A segment with its name as it stands on screen. */
export interface NamedCell {
  cell: TrackedCell
  name: string
}

function valueIn({ cell, name }: NamedCell, by: TrackColumn): string | number | null {
  switch (by) {
    case 'segment':
      return name
    case 'contacts':
      return cell.population
    case 'answers':
      return cell.needed === 0 ? 1 : cell.answers / cell.needed
    case 'margin':
      return cell.margin
    case 'target':
      return cell.target
    case 'rate':
      return cell.rate
    case 'close':
      return cell.forecast?.margin ?? null
    case 'toInvite':
      return cell.toInvite
    case 'status':
      return STATUS_ORDER.indexOf(cell.status)
  }
}

/** A sorted copy; equal segments keep the plan's order. Names are compared as `language` orders its letters. */
export function sortedCells(
  cells: readonly NamedCell[],
  sort: TrackSort | null,
  language: string,
): readonly NamedCell[] {
  if (sort === null) return cells
  const letters = new Intl.Collator(language, { numeric: true })
  const direction = sort.descending ? -1 : 1
  return cells.toSorted((a, b) => {
    const [x, y] = [valueIn(a, sort.by), valueIn(b, sort.by)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    if (typeof x === 'string' && typeof y === 'string') return direction * letters.compare(x, y)
    return direction * (Number(x) - Number(y))
  })
}

/** Those of one status (null: of any) whose name holds the words. */
export function chosenCells(
  cells: readonly NamedCell[],
  { status, words }: { status: CellStatus | null; words: string },
): readonly NamedCell[] {
  const wanted = folded(words)
  return cells.filter(
    ({ cell, name }) => (status === null || cell.status === status) && (wanted === '' || folded(name).includes(wanted)),
  )
}
