// A copy is a backup only once it has been opened and read: what is made here, and what is put back, goes through this.
import type { Database } from 'sql.js'
import type { Holdings } from '../../../../shared/contract/program'
import { openPlain } from '../disk/open'
import { hasTable, holdingsOf } from '../holdings'
import { APPLICATION_ID, isKnown, versionOf } from '../migrations'
import { pragma } from '../pragma'

/** What a sound copy of a program says of itself. */
export interface Contents {
  name: string
  holds: Holdings
  shape: number
}

/**
 * Opens a copy and reads all of it; throws when it is no sound program of a shape that this version knows. `settle`:
 * also turns its journal mode back to that of a plain file, so that no later reading makes companions beside it.
 */
export async function verified(path: string, settle = false): Promise<Contents> {
  const database = await openPlain(path)
  try {
    if (settle) database.exec('PRAGMA journal_mode = DELETE')
    return contentsOf(database)
  } finally {
    database.close()
  }
}

function contentsOf(database: Database): Contents {
  if (Number(pragma(database, 'application_id')) !== APPLICATION_ID) throw new Error('it is not marked as a program')
  if (!isKnown(database)) throw new Error('its shape is not known')
  const found = pragma(database, 'quick_check(1)')
  if (found !== 'ok') throw new Error(String(found))
  return { name: nameOf(database), holds: holdsOf(database), shape: versionOf(database) }
}

const holdsOf = (database: Database): Holdings =>
  hasTable(database, 'program') ? holdingsOf(database) : { campaigns: 0, waves: 0, responses: 0, actions: 0 }

/** A program before its first shape has no tables yet, and so no name. */
function nameOf(database: Database): string {
  if (!hasTable(database, 'program')) return ''
  return String(database.exec('SELECT name FROM program')[0]?.values[0]?.[0] ?? '')
}
