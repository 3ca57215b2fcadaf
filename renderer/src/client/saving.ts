// Whether the last change reached the file. The window must never say “saved” of what is not in it.
import { useSyncExternalStore } from 'react'
import type { CallName, WriteName } from '../../../shared/contract'
import type { Failure } from '../../../shared/failure'

/** Every call that changes the program; the type keeps the list complete without carrying the schemas into the page. */
const WRITES: Record<WriteName, true> = {
  'program.update': true,
  'campaign.create': true,
  'campaign.update': true,
  'campaign.remove': true,
  'wave.create': true,
  'wave.update': true,
  'wave.remove': true,
  'import.run': true,
  'import.undo': true,
  'import.saveMapping': true,
  'import.removeMapping': true,
  'people.run': true,
  'plan.set': true,
  'plan.remove': true,
  'plan.allocate': true,
  'sample.draw': true,
  'sample.remove': true,
  'sample.send': true,
  'sample.remind': true,
  'sample.release': true,
  'calendar.add': true,
  'definition.set': true,
  'definition.freeze': true,
  'action.create': true,
  'action.update': true,
  'history.undo': true,
  'history.redo': true,
  'privacy.erase': true,
  'privacy.anonymise': true,
}

/** Failures after which a change that the user made is not in the file. */
const NOT_WRITTEN: ReadonlySet<Failure['code']> = new Set([
  'change-not-saved',
  'disk-full',
  'program-unreachable',
  'program-changed-elsewhere',
  'cannot-write',
  'engine-gone',
  'internal',
])

/** Failures after which nobody knows whether the change is in the file: whoever could say so did not answer. */
const UNCERTAIN: ReadonlySet<Failure['code']> = new Set(['engine-gone'])

/** Whether a failed change may be in the file all the same. */
export function isUncertain(failure: Failure): boolean {
  return UNCERTAIN.has(failure.code)
}

export interface Saving {
  /** Writes that the engine has not answered yet. */
  pending: number
  /** Why the last write is not in the file; null when it is. */
  trouble: Failure | null
}

let state: Saving = { pending: 0, trouble: null }
const listeners = new Set<() => void>()

function change(next: Saving): void {
  state = next
  for (const listener of listeners) listener()
}

const isWrite = (name: CallName): boolean => Object.hasOwn(WRITES, name)

/** Notes that a call has been sent. Calls that do not change the program are ignored. */
export function noteSent(name: CallName): void {
  if (isWrite(name)) change({ ...state, pending: state.pending + 1 })
}

/** Notes a call's answer: `failure` is null when it succeeded. */
export function noteAnswered(name: CallName, failure: Failure | null): void {
  if (!isWrite(name)) return
  const pending = Math.max(0, state.pending - 1)
  if (failure === null) change({ pending, trouble: null })
  else change({ pending, trouble: NOT_WRITTEN.has(failure.code) ? failure : state.trouble })
}

/** Another program, or none, is open from now on: what happened to the last one no longer concerns the header. */
export function forgetTrouble(): void {
  change({ ...state, trouble: null })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How saving stands at this moment. */
export function savingNow(): Saving {
  return state
}

/** How saving stands; the component is drawn again when it changes. */
export function useSaving(): Saving {
  return useSyncExternalStore(subscribe, savingNow)
}
