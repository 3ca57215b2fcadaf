// Copies of whole files that stay: on the disk before their name is, and never half there under it.
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, lstat, open, rename, rm, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode } from '../file'

/** A hidden name in the same folder, so that the rename to the real name is one step. */
export const draftBeside = (path: string, ending: string): string =>
  join(dirname(path), `.${randomBytes(6).toString('hex')}.${ending}`)

/** Copies a file, sharing its blocks where the file system can, and returns once the copy is on the disk. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
  await syncFile(to)
}

export async function syncFile(path: string): Promise<void> {
  // Windows flushes only what is open for writing.
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return false
      throw error
    },
  )
}

/** Gives a file another name that nothing has yet. Throws EEXIST otherwise; nothing is ever written over. */
export async function renameToFree(from: string, to: string): Promise<void> {
  try {
    // A second name fails where the name is taken, which a rename does not.
    await link(from, to)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error
    // A file system without second names: looking first is what is left.
    if (await isThere(to)) throw Object.assign(new Error(`${to} is there`), { code: 'EEXIST' })
    await rename(from, to)
    return
  }
  await unlink(from)
}

export const removeQuietly = (path: string): Promise<void> => rm(path, { force: true }).catch(() => undefined)
