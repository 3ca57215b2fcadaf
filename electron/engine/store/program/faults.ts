// Telling a fault of the disk from everything else that can go wrong inside a user action.
import type { Database } from 'sql.js'
import { Refusal } from '../../../../shared/failure'
import { NO_ROOM } from '../disk/errno'
import { diskErrorOf } from '../disk/open'

/** SQLite's own sentences for what the disk did to it; sql.js passes on the text alone. */
const SENTENCES =
  /disk I\/O error|database or disk is full|disk image is malformed|unable to open database file|readonly database|not a database|locking protocol/

/** Whether the disk is to blame: then the connection may be trusted no longer. */
export function isDiskFault(error: unknown): boolean {
  return !(error instanceof Refusal) && error instanceof Error && SENTENCES.test(error.message)
}

export function isFull(database: Database, error: unknown): boolean {
  const code = diskErrorOf(database)
  return (code !== null && NO_ROOM.has(code)) || (error instanceof Error && /disk is full/.test(error.message))
}

/** Why, as a Node error code where the disk gave one. */
export function reasonOf(database: Database): string {
  return diskErrorOf(database) ?? 'EIO'
}

/** What does not hold together any more, as opposed to what cannot be reached. */
export function isMalformed(error: unknown): boolean {
  return error instanceof Error && /malformed|not a database/.test(error.message)
}
