// The window's memory of what the engine said. A write makes all of it stale; another program empties it.
import { QueryClient } from '@tanstack/react-query'
import type { CallName } from '../../../shared/contract'
import { forgetTrouble } from './saving'

/** One cache for the window. Calls never leave the computer, so being offline must not pause them. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** After these, ids mean other things: wave 1 of one program is not wave 1 of the next. */
const CHANGES_PROGRAM: ReadonlySet<CallName> = new Set([
  'program.create',
  'program.open',
  'program.openSample',
  'program.close',
])

const APP_STATE: CallName = 'app.state'

/** Called after each successful write: everything on screen is asked for again. */
export async function forgetAfter(name: CallName, queries: QueryClient): Promise<void> {
  if (!CHANGES_PROGRAM.has(name)) {
    void queries.invalidateQueries()
    return
  }
  forgetTrouble()
  // The window's frame hangs on app.state: once that is known again, the screens of the old program are gone.
  await queries.invalidateQueries({ queryKey: [APP_STATE] })
  void queries.resetQueries({ predicate: (query) => query.queryKey[0] !== APP_STATE })
}
