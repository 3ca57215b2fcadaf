// The rows of a list of any length, fetched in pages around what is on screen. A million rows are never loaded.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { CallName } from '../../../shared/contract'
import type { Failure } from '../../../shared/failure'
import { CallFailed } from '../client'

interface Page<Row> {
  total: number
  rows: readonly Row[]
}

/** Asks the engine for one page. */
export type AskPage<Query, Row> = (
  input: Query & { offset: number; limit: number },
  signal: AbortSignal,
) => Promise<Page<Row>>

const PAGE_ROWS = 100
/** Rows fetched ahead of the visible ones, so that slow scrolling never meets a gap. */
const AHEAD = 40
/** Pages out of sight are forgotten after this time. */
const KEEP_MS = 60_000

interface View {
  first: number
  last: number
}

const TOP: View = { first: 0, last: 0 }

export interface Pages<Row> {
  /** Rows that match; null until the first answer. */
  total: number | null
  rowAt(index: number): Row | undefined
  /** The table says which rows are in view. */
  onView(first: number, last: number): void
  failure: Failure | null
  retry(): void
}

/**
 * Follows one list; a new `query` starts another one at its top, while the old total stands until the new one is known.
 * One window is asked for at a time: rows that were only passed on the way are never asked for, however long the
 * engine takes.
 */
export function usePages<Query extends object, Row>(
  name: CallName,
  query: Query,
  ask: AskPage<Query, Row>,
): Pages<Row> {
  const key = JSON.stringify(query)
  const [list, setList] = useState(key)
  const [view, setView] = useState(TOP)
  const [asked, setAsked] = useState(TOP)
  const [lastTotal, setLastTotal] = useState<number | null>(null)
  if (list !== key) {
    setList(key)
    setView(TOP)
    setAsked(TOP)
  }

  const pages = pagesOf(asked, lastTotal)
  const answers = useQueries({
    queries: pages.map((page) => {
      const input = { ...query, offset: page * PAGE_ROWS, limit: PAGE_ROWS }
      return {
        queryKey: [name, input] as const,
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<Page<Row>> => ask(input, signal),
        gcTime: KEEP_MS,
      }
    }),
  })
  if (asked !== view && answers.every((answer) => !answer.isFetching)) setAsked(view)

  const total = answers.find((answer) => answer.data !== undefined)?.data?.total ?? null
  if (total !== null && total !== lastTotal) setLastTotal(total)
  const failed = answers.find((answer) => answer.error !== null)?.error
  const onView = useCallback((first: number, last: number) => setView({ first, last: Math.max(first, last) }), [])

  return {
    total: total ?? lastTotal,
    rowAt: (index) => {
      const page = Math.floor(index / PAGE_ROWS)
      return answers[pages.indexOf(page)]?.data?.rows[index - page * PAGE_ROWS]
    },
    onView,
    failure: failed instanceof CallFailed ? failed.failure : null,
    retry: () => {
      for (const answer of answers) if (answer.error !== null) void answer.refetch()
    },
  }
}

/** The pages that hold the rows in view and those next to them; none beyond the end of the list, once that is known. */
function pagesOf({ first, last }: View, total: number | null): number[] {
  const furthest = Math.min(last + AHEAD, (total ?? Number.POSITIVE_INFINITY) - 1)
  const firstPage = Math.floor(Math.max(0, Math.min(first - AHEAD, furthest)) / PAGE_ROWS)
  const lastPage = Math.max(firstPage, Math.floor(furthest / PAGE_ROWS))
  return Array.from({ length: lastPage - firstPage + 1 }, (_, offset) => firstPage + offset)
}
