// A file that was not closed in order, or has been in other hands, is looked through before it is opened: in memory, so
// that a damaged one stays exactly as it is.
import type { Database } from 'sql.js'
import { Refusal, refuse } from '../../../../shared/failure'
import type { Disk } from '../disk/disk'
import { abandon, diskErrorOf, openPlain } from '../disk/open'
import { OverlayDisk } from '../disk/overlay'
import { APPLICATION_ID, isKnown, refuseFuture } from '../migrations'
import { pragma } from '../pragma'

/** Refuses with not-a-program, program-from-newer-version, program-damaged, file-unreadable. */
export async function examine(path: string, file: string, disk: Disk): Promise<void> {
  const overlay = new OverlayDisk(disk)
  let database: Database | null = null
  try {
    database = await openPlain(path, { disk: overlay })
    lookThrough(database, file)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = database && diskErrorOf(database)
    throw reason ? refuse('file-unreadable', { file, reason }) : refuse('program-damaged', { file })
  } finally {
    if (database) abandon(database)
    overlay.dispose()
  }
}

function lookThrough(database: Database, file: string): void {
  if (Number(pragma(database, 'application_id')) !== APPLICATION_ID) throw refuse('not-a-program', { file })
  refuseFuture(database, file)
  if (!isKnown(database) || pragma(database, 'quick_check(1)') !== 'ok') throw refuse('program-damaged', { file })
}
