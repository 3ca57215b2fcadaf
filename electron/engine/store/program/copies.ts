// What makes a copied file a program of its own.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { refuse } from '../../../../shared/failure'
import { verified } from '../backups/verify'
import { openPlain } from '../disk/open'
import { syncFile } from '../file'

/**
 * Gives a copy an identity of its own, so that its backups are not those of the original, makes one plain file of it and
 * reads it through. Returns its bytes. Refuses with `program-damaged`; `path` may be changed, the original never is.
 */
export async function asCopy(path: string): Promise<number> {
  const database = await openPlain(path)
  try {
    database.run('UPDATE program SET uid = lower(hex(randomblob(16)))')
  } finally {
    database.close()
  }
  await verified(path, true).catch(() => {
    throw refuse('program-damaged', { file: basename(path) })
  })
  await syncFile(path)
  return (await stat(path)).size
}
