// What may be said of the open file: one word for how it stands, and never “saved” of something that is not in it.
import type { ProgramInfo } from '../../../../shared/contract/program'
import type { Format } from '../../../../shared/text/format'
import { isUncertain, type Saving } from '../../client/saving'

/**
 * look: a read-only look; saving: a write is on its way; failed: the last change is not in the file; unsure: nobody
 * knows whether it is; unreachable, full: as in the contract; saved: written since it was opened; unchanged: it was not.
 */
export type SavedState = 'look' | 'saving' | 'failed' | 'unsure' | 'unreachable' | 'full' | 'saved' | 'unchanged'

export function savedState(program: Pick<ProgramInfo, 'state' | 'savedAt'>, saving: Saving): SavedState {
  if (program.state === 'read-only') return 'look'
  // A write that is on its way may be the one that mends it; until it is answered nothing is said of the one before.
  if (saving.pending > 0) return 'saving'
  if (saving.trouble) return isUncertain(saving.trouble) ? 'unsure' : 'failed'
  if (program.state === 'unreachable') return 'unreachable'
  if (program.state === 'full') return 'full'
  return program.savedAt === null ? 'unchanged' : 'saved'
}

/** Whether the file can be read as the program it is: a look has no backups of its own. */
export function canBackUp(program: Pick<ProgramInfo, 'state'>): boolean {
  return program.state === 'writable' || program.state === 'full'
}

/** The time of day; for a moment of another day than `now`, with its date. */
export function whenText(iso: string, format: Format, now: Date = new Date()): string {
  return new Date(iso).toDateString() === now.toDateString() ? format.time(iso) : format.dateTime(iso)
}
