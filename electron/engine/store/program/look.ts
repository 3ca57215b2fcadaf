// A read-only look at a program: a private copy of the file and its log as they are now. The file itself is not locked,
// not written and not disturbed, so that this works on a read-only drive and while somebody else is at work on it.
import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../../../shared/failure'
import { nodeDisk } from '../disk/nodeDisk'
import { errorCode, removeQuietly, unread } from '../file'
import { removeDatabase } from './companions'
import { examine } from './examination'
import { mayLive } from './processes'

const FOLDER = 'looks'
/** What of a program lies beside its file. The index of a shared log is not copied: SQLite makes it anew. */
const COPIED = ['-wal', '-journal'] as const
/** A writer that empties its log while it is copied is met once, hardly twice in a row. */
const TRIES = 5
/** A copy that does not hold together although nothing moved was unlucky once; twice, the file itself is damaged. */
const DAMAGED_TRIES = 2
const STALE_MS = 24 * 60 * 60 * 1000

/** Makes the copy; returns its path. Refuses with file-missing, file-unreadable, and what `examine` refuses with. */
export async function takeLook(path: string, settingsFolder: string): Promise<string> {
  const file = basename(path)
  const folder = join(settingsFolder, FOLDER)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweep(folder)
  for (let tries = 1; ; tries++) {
    const look = join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.npsw`)
    try {
      const before = await looksOf(path)
      await copyFile(path, look)
      for (const companion of COPIED) await copyIfThere(path + companion, look + companion)
      if ((await looksOf(path)) !== before && tries < TRIES) {
        await removeDatabase(look)
        continue
      }
      await examine(look, file, nodeDisk)
      return look
    } catch (error) {
      await removeDatabase(look)
      if (error instanceof Refusal) {
        if (error.failure.code !== 'program-damaged' || tries >= DAMAGED_TRIES) throw error
        continue
      }
      throw unread(error, file)
    }
  }
}

/** Size and time of the file and its companions: the same before and after means that nobody wrote in between. */
async function looksOf(path: string): Promise<string> {
  const of = async (one: string) => {
    const found = await stat(one, { bigint: true })
    return `${found.ino}:${found.size}:${found.mtimeNs}`
  }
  const companions = await Promise.all(COPIED.map((companion) => of(path + companion).catch(() => '')))
  return [await of(path), ...companions].join(' ')
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

/** Removes what crashed processes left: a look that is in use is younger, or its process still lives. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => null)
    const pid = Number(name.split('-')[0])
    if (found && (!mayLive(pid) || Date.now() - found.mtimeMs > STALE_MS)) {
      await removeQuietly(join(folder, name))
    }
  }
}
