// What the list of responses is narrowed to, and what an address may ask of it.
import type { CallInput } from '../../../../shared/contract'
import { CATEGORIES, type Category } from '../../../../shared/model/category'
import type { ResponseId, SegmentId, WaveId } from '../../../../shared/model/ids'
import type { TableSort } from '../../parts/VirtualTable'

export interface ResponseFilter {
  category: Category | null
  segment: SegmentId | null
  withVerbatim: boolean
  search: string
}

export const NO_FILTER: ResponseFilter = { category: null, segment: null, withVerbatim: false, search: '' }

/** Latest answers first; responses without a date come where the engine puts them. */
export const FIRST_SORT: TableSort = { by: 'answeredAt', descending: true }

type Query = Omit<CallInput<'wave.responses'>, 'offset' | 'limit'>

/** The columns that the engine can sort by, as the table names them. */
const SORTS: Record<string, NonNullable<Query['sort']>['by']> = {
  score: 'score',
  comment: 'verbatim',
  date: 'answeredAt',
  answeredAt: 'answeredAt',
  respondent: 'company',
}

/** The engine's question for a filter and a sort; filters that are not set are left out. */
export function queryOf(wave: WaveId, filter: ResponseFilter, sort: TableSort): Query {
  return {
    wave,
    ...(filter.category === null ? {} : { category: filter.category }),
    ...(filter.segment === null ? {} : { segment: filter.segment }),
    ...(filter.withVerbatim ? { withVerbatim: true } : {}),
    ...(filter.search.trim() === '' ? {} : { search: filter.search.trim() }),
    sort: { by: SORTS[sort.by] ?? 'row', descending: sort.descending },
  }
}

export function isFiltered(filter: ResponseFilter): boolean {
  return filter.category !== null || filter.segment !== null || filter.withVerbatim || filter.search.trim() !== ''
}

export interface Asked {
  filter: ResponseFilter
  /** A response to show at once; null when the address names none. */
  response: ResponseId | null
}

/** Reads `?segment=3&category=detractor&response=12`; null when the address asks for nothing. */
export function askedFor(search: string): Asked | null {
  const asked = new URLSearchParams(search)
  const segment = idOf<SegmentId>(asked.get('segment'))
  const response = idOf<ResponseId>(asked.get('response'))
  const category = CATEGORIES.find((one) => one === asked.get('category')) ?? null
  if (segment === null && response === null && category === null) return null
  return { filter: { ...NO_FILTER, segment, category }, response }
}

function idOf<Id extends number>(text: string | null): Id | null {
  const value = Number(text)
  // An id is a whole number above 0; the brand says of which kind, and the engine refuses one that does not exist.
  return Number.isInteger(value) && value > 0 ? (value as Id) : null
}
