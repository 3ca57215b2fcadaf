// Language, theme, recent files and the open program: what the window's frame depends on.
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import type { CallInput } from '../../../shared/contract'
import type { AppState } from '../../../shared/contract/app'
import type { CallFailed } from './connection'
import { useCall, useWrite } from './index'

/** What the engine knows about the application itself. */
export function useAppState(): UseQueryResult<AppState, CallFailed> {
  return useCall('app.state', {})
}

/** Changes language or theme; both take hold at once, without a restart. */
export function usePreferences(): UseMutationResult<AppState, CallFailed, CallInput<'app.setPreferences'>> {
  return useWrite('app.setPreferences')
}

/** Whether the open program may be changed; a read-only look may not. The engine has the last word. */
export function useWritable(): boolean {
  const program = useAppState().data?.program
  return program !== undefined && program !== null && program.state !== 'read-only'
}
