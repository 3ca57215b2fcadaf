// The spreadsheets that were dropped on the window, on their way to the import screen.
import { useSyncExternalStore } from 'react'
import type { FileToken } from '../../../shared/wire'

const NONE: readonly FileToken[] = []

let dropped: readonly FileToken[] = NONE
const listeners = new Set<() => void>()

function change(files: readonly FileToken[]): void {
  dropped = files
  for (const listener of listeners) listener()
}

/** Hands files to the import screen, after those that it has not taken yet. */
export function addDropped(files: readonly FileToken[]): void {
  if (files.length > 0) change([...dropped, ...files])
}

/** The files that wait to be imported; from now on none do. */
export function takeDropped(): readonly FileToken[] {
  const taken = dropped
  if (taken.length > 0) change(NONE)
  return taken
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How many files wait, for a screen that is already open when more are dropped. */
export function useDroppedCount(): number {
  return useSyncExternalStore(subscribe, () => dropped.length)
}
