// The history of the program or of one thing in it, page by page, newest first.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CallInput, CallOutput } from '../../../../shared/contract'
import type { TrailEntry } from '../../../../shared/contract/history'
import type { Failure } from '../../../../shared/failure'
import { type CallFailed, call } from '../../client'
import { concerns, type Kind } from './sentences'

export type About = NonNullable<CallInput<'history.list'>['about']>

const PAGE = 50
/** A filtered list looks further back until it has this many to show, or has seen everything. */
const ENOUGH = 20

export interface History {
  /** null: not known yet. */
  entries: TrailEntry[] | null
  /** There are older ones. */
  more: boolean
  showMore(): void
  busy: boolean
  failure: Failure | null
  retry(): void
}

/** @param about null: the whole program @param kind null: every kind of thing */
export function useHistory(about: About | null, kind: Kind | null = null): History {
  const pages = useInfiniteQuery<CallOutput<'history.list'>, CallFailed, TrailEntry[], unknown[], number | null>({
    queryKey: ['history.list', about, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        'history.list',
        { limit: PAGE, ...(about === null ? {} : { about }), ...(pageParam === null ? {} : { before: pageParam }) },
        { signal },
      ),
    initialPageParam: null,
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.id : undefined),
    select: ({ pages: read }) => read.flatMap(({ entries }) => entries),
  })
  const { hasNextPage, isFetching, isError, fetchNextPage } = pages
  const entries = pages.data?.filter((entry) => kind === null || concerns(entry, kind)) ?? null

  const found = entries?.length ?? 0
  const seekOn = kind !== null && found < ENOUGH && hasNextPage && !isFetching && !isError
  useEffect(() => {
    if (seekOn) void fetchNextPage()
  }, [seekOn, fetchNextPage])

  return {
    entries,
    more: hasNextPage,
    showMore: () => void fetchNextPage(),
    busy: pages.isFetchingNextPage || seekOn,
    failure: pages.error?.failure ?? null,
    retry: () => void pages.refetch(),
  }
}
