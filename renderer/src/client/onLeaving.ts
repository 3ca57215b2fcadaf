// What was typed and not saved yet is saved when its screen or panel goes.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { AppState } from '../../../shared/contract/app'

/** The file that is open, as the window knows it. */
function openFile(queries: QueryClient): string | null {
  const program = queries.getQueryData<AppState>(['app.state', {}])?.program
  return program ? `${program.folder}/${program.file}` : null
}

/** Calls `save` when the component goes, unless another program has been opened: it must not get this one's changes. */
export function useOnLeaving(save: () => void): void {
  const queries = useQueryClient()
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  useEffect(() => {
    const file = openFile(queries)
    return () => {
      if (openFile(queries) === file) latest.current()
    }
  }, [queries])
}
