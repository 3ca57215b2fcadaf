// The spreadsheet that was dropped on the window or chosen for import, on its way to the import screen.
import { useSyncExternalStore } from 'react'
import type { FileToken } from '../../../shared/wire'

let dropped: FileToken | null = null
const listeners = new Set<() => void>()

/** The file waiting to be imported; null when none is. */
export function getDropped(): FileToken | null {
  return dropped
}

/** Hands a file to the import screen; null once the screen has taken it. */
export function setDropped(file: FileToken | null): void {
  dropped = file
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The waiting file, for a screen that is already open when a second file is dropped. */
export function useDropped(): FileToken | null {
  return useSyncExternalStore(subscribe, getDropped)
}
