// The progress of a running call on its way to the screen: a few times a second, and to nothing but what shows it. A
// million rows are told in thousands of steps; drawing each of them would leave no time for the reader's own clicks.
import { useSyncExternalStore } from 'react'
import type { Progress } from '../../../../shared/wire'
import { type Pace, paceAfter, secondsLeft } from './timeLeft'

export interface Told {
  progress: Progress
  /** Seconds until the present stage is done; null: not known. */
  secondsLeft: number | null
}

export interface ProgressFeed {
  /** What is to be shown now; null: nothing has been heard. */
  now(): Told | null
  hear(progress: Progress): void
  /** The call has ended, or another begins. */
  clear(): void
  subscribe(listener: () => void): () => void
}

/** Between two drawings. */
const EVERY_MS = 250

/** `clock` in ms. A change of stage is told at once, everything else at most every quarter of a second. */
export function progressFeed(clock: () => number = () => performance.now()): ProgressFeed {
  const listeners = new Set<() => void>()
  let pace: Pace | null = null
  let told: Told | null = null
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = (next: Told | null, at: number) => {
    told = next
    toldAt = at
    for (const listener of listeners) listener()
  }
  return {
    now: () => told,
    hear(progress) {
      const at = clock()
      pace = paceAfter(pace, progress, at)
      if (told?.progress.stage === progress.stage && at - toldAt < EVERY_MS) return
      tell({ progress, secondsLeft: secondsLeft(pace, progress) }, at)
    },
    clear() {
      pace = null
      if (told !== null) tell(null, Number.NEGATIVE_INFINITY)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What a feed tells now; only the component that calls this is drawn again. */
export function useProgress(feed: ProgressFeed): Told | null {
  return useSyncExternalStore(feed.subscribe, feed.now)
}
