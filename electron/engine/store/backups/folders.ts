// Where backups lie: a folder for each program, and in it files whose names say when and why.
import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { BackupReason } from '../../../../shared/contract/backup'
import { refuse } from '../../../../shared/failure'
import { errorCode, removeQuietly, renameToFree } from '../file'
import { BACKUP_EXTENSION, stemOf } from './manifest'

/** What a program is known by. `uid` is null for one that does not say it: of an older shape, or damaged. */
export interface Origin {
  uid: string | null
  path: string
}

/**
 * The folder of a program: its uid or, while it has none, what stands for its path. A uid comes out of a file, and files
 * come from anywhere: one that is no plain name is not used as one.
 */
export function ownerOf({ uid, path }: Origin): string {
  if (uid !== null && isOwner(uid)) return uid
  return `path-${createHash('sha256').update(resolve(path)).digest('hex').slice(0, 32)}`
}

/** Whether a name can be that of a program's folder. */
export const isOwner = (owner: string): boolean => /^[A-Za-z0-9_-]{1,80}$/.test(owner)

/** Gives the draft the first free name of its second. */
export async function nameFor(draft: string, folder: string, at: Date, reason: BackupReason): Promise<string> {
  for (let turn = 1; ; turn++) {
    const stem = stemOf(at, reason, turn)
    try {
      await renameToFree(draft, join(folder, `${stem}${BACKUP_EXTENSION}`))
      return stem
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || turn > 1000) throw error
    }
  }
}

/** What is in a folder; nothing where there is none. Refuses with `file-unreadable`. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    const reason = errorCode(error)
    if (reason === 'ENOENT') return []
    throw reason === 'unknown' ? error : refuse('file-unreadable', { file: basename(folder), reason })
  }
}

const STALE_MS = 60 * 60 * 1000

/** Removes what a crash in the middle of a backup left; younger drafts may be another workbench's. */
export async function sweep(folder: string, now: Date): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!/^\.[0-9a-f]+\.(making|saving)/.test(name)) continue
    const { mtimeMs } = await stat(join(folder, name))
    if (now.getTime() - mtimeMs > STALE_MS) await removeQuietly(join(folder, name))
  }
}
