// The file that could not be opened because it is damaged or no program, on its way to the screen that offers a way back.
// It is kept for as long as the window is open and nowhere else: a token means nothing to the next start.
import { useSyncExternalStore } from 'react'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'

export interface Damaged {
  file: FileToken
  /** Why it was not opened: `program-damaged` or `not-a-program`. */
  failure: Failure
}

let damaged: Damaged | null = null
const listeners = new Set<() => void>()

/** Hands the file to the screen at `/damaged`. Whoever calls this goes there next. */
export function showDamaged(file: FileToken, failure: Failure): void {
  damaged = { file, failure }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The file that could not be opened; null when none was, as after a reload of the window. */
export function useDamaged(): Damaged | null {
  return useSyncExternalStore(subscribe, () => damaged)
}
