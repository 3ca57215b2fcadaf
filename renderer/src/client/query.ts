// The window's memory of what the engine said. A write makes all of it stale; another program empties it.
import { QueryCache, QueryClient } from '@tanstack/react-query'
import type { CallName } from '../../../shared/contract'
import type { Failure } from '../../../shared/failure'
import { CallFailed } from './connection'
import { forgetTrouble } from './saving'
import { hearOtherTabs, tellOtherTabs } from './tabs'

/** One cache for the window. Calls never leave the computer, so being offline must not pause them. */
export function createQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // Also a read can be the first to find that the file is out of reach: the window's frame then says so.
      onError: (error, query) => {
        if (query.queryKey[0] !== APP_STATE && error instanceof CallFailed && CHANGES_STATE.has(error.failure.code)) {
          void queries.invalidateQueries({ queryKey: [APP_STATE] })
        }
      },
    }),
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return queries
}

/** After these, ids mean other things: wave 1 of one program is not wave 1 of the next. */
const CHANGES_PROGRAM: ReadonlySet<CallName> = new Set([
  'program.create',
  'program.open',
  'program.openSample',
  'program.openSealed',
  'program.close',
  'backup.restore',
])

const APP_STATE: CallName = 'app.state'

/** Called after each successful write: everything on screen, here and in other tabs, is asked for again. */
export function forgetAfter(name: CallName, queries: QueryClient): Promise<void> {
  tellOtherTabs(name)
  return forget(name, queries)
}

/** Failures after which the open file may stand otherwise than before: full, out of reach, or not open at all. */
const CHANGES_STATE: ReadonlySet<Failure['code']> = new Set([
  'change-not-saved',
  'disk-full',
  'program-unreachable',
  'program-changed-elsewhere',
  'look-only',
  'no-program',
])

/** Failures that mean that what is on screen is no longer so: the file was read again, or its object is gone. */
const SHOWS_STALE: ReadonlySet<Failure['code']> = new Set([...CHANGES_STATE, 'not-found'])

/** Called after each refused write: the screen must not go on showing what the program does not hold. */
export function forgetAfterFailure(failure: Failure, queries: QueryClient): void {
  if (SHOWS_STALE.has(failure.code)) void queries.invalidateQueries()
}

/** What another tab has written is stale here too. Called once, when the window starts. */
export function followOtherTabs(queries: QueryClient): void {
  hearOtherTabs((name) => void forget(name, queries))
}

/** What the window's frame shows: it stays in view wherever the window goes. */
const OF_FRAME: ReadonlySet<unknown> = new Set<CallName>([APP_STATE, 'history.next'])

/**
 * Called just before the window leaves a screen whose object is gone: where it goes, everything is asked for first. What
 * was read before would still show that object.
 */
export function forgetBeforeLeaving(queries: QueryClient): void {
  void queries.resetQueries({ predicate: (query) => !OF_FRAME.has(query.queryKey[0]) })
}

async function forget(name: CallName, queries: QueryClient): Promise<void> {
  if (!CHANGES_PROGRAM.has(name)) {
    void queries.invalidateQueries()
    return
  }
  forgetTrouble()
  // The window's frame hangs on app.state: once that is known again, the screens of the old program are gone.
  await queries.invalidateQueries({ queryKey: [APP_STATE] })
  void queries.resetQueries({ predicate: (query) => query.queryKey[0] !== APP_STATE })
}
