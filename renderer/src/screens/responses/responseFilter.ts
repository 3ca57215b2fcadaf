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

/**
 * Reads the question of an address: `category=detractor&segment=3&comments=1&response=12`. What is missing or is no such
 * thing is not asked for. Words searched for may be names of people: they never stand in an address, which browsers keep.
 */
export function askedFor(search: string): Asked {
  const asked = new URLSearchParams(search)
  return {
    filter: {
      ...NO_FILTER,
      category: CATEGORIES.find((one) => one === asked.get('category')) ?? null,
      segment: idOf<SegmentId>(asked.get('segment')),
      withVerbatim: asked.get('comments') === '1',
    },
    response: idOf<ResponseId>(asked.get('response')),
  }
}

/** The question that `askedFor` reads; empty when nothing is asked. */
export function questionOf({ filter, response }: Asked): string {
  const question = new URLSearchParams()
  if (filter.category !== null) question.set('category', filter.category)
  if (filter.segment !== null) question.set('segment', String(filter.segment))
  if (filter.withVerbatim) question.set('comments', '1')
  if (response !== null) question.set('response', String(response))
  return question.toString()
}

function idOf<Id extends number>(text: string | null): Id | null {
  const value = Number(text)
  // An id is a whole number above 0; the brand says of which kind, and the engine refuses one that does not exist.
  return Number.isInteger(value) && value > 0 ? (value as Id) : null
}
