// What SQLite puts beside a database: its log or journal, and the index of a log that is shared. They are a part of the
// file while they are there, and would be taken for a part of whatever takes its place.
import { stat } from 'node:fs/promises'
import { isThere, removeQuietly } from '../file'

export const COMPANIONS = ['-wal', '-journal', '-shm'] as const
/** The endings of a database and its companions. */
export const WITH_COMPANIONS = ['', ...COMPANIONS] as const

/** Whether anything stands under a name, or beside it as the companion of a database. */
export async function isTaken(path: string): Promise<boolean> {
  for (const ending of WITH_COMPANIONS) if (await isThere(path + ending)) return true
  return false
}

/** Whether a file under a name is more than that one file, or no file at all: then nothing may be put over it. */
export async function isMoreThanFile(path: string): Promise<boolean> {
  for (const ending of COMPANIONS) if (await isThere(path + ending)) return true
  return stat(path).then(
    (found) => !found.isFile(),
    () => false,
  )
}

/** Removes a database that must not stay. Never fails. */
export async function removeDatabase(path: string): Promise<void> {
  for (const ending of WITH_COMPANIONS) await removeQuietly(path + ending)
}
