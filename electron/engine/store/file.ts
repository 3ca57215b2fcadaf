// How whole files reach the disk: written beside their name, flushed, then given it, so that at every moment what stands
// under a name is a whole file, the old or the new.
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, lstat, open, readFile, rename, rm, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refusal, refuse } from '../../../shared/failure'

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** A file that could not be read, as the refusal `file-missing` or `file-unreadable`; `file` is for the sentence. */
export function unread(error: unknown, file: string): Refusal {
  const reason = errorCode(error)
  return reason === 'ENOENT' ? refuse('file-missing', { file }) : refuse('file-unreadable', { file, reason })
}

/** A failed file operation, as the refusal `cannot-write`; what is none stays as it is. */
export function unwritten(error: unknown, path: string): unknown {
  const reason = errorCode(error)
  if (error instanceof Refusal || reason === 'unknown') return error
  return refuse('cannot-write', { file: basename(path), reason })
}

/** Whether anything stands under a name, be it a link that leads nowhere. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return false
      throw error
    },
  )
}

/** Reads a whole file. Refuses with `file-missing` or `file-unreadable`. `name` is for the sentence. */
export async function readWhole(path: string, name: string): Promise<Uint8Array> {
  try {
    const buffer = await readFile(path)
    // A plain view: a Buffer's slice() shares its bytes, which whoever cuts the file into parts does not expect.
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  } catch (error) {
    throw unread(error, name)
  }
}

/** Writes a whole file in one step. Refuses with `cannot-write`; then the old file is still there, whole. */
export async function writeWhole(path: string, name: string, bytes: Uint8Array): Promise<void> {
  const draft = draftBeside(path, 'saving')
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await renamePatiently(draft, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await removeQuietly(draft)
    throw refuse('cannot-write', { file: name, reason: errorCode(error) })
  }
}

/** A hidden name in the same folder, so that the rename to the real name is one step; two writers never meet in it. */
export const draftBeside = (path: string, ending: string): string =>
  join(dirname(path), `.${randomBytes(6).toString('hex')}.${ending}`)

/** Copies a file, sharing its blocks where the file system can, and returns once the copy is on the disk. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
  await syncFile(to)
}

/** Virus scanners and sync services hold a fresh file for a moment on Windows; a few tries outlast them. */
export async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (attempt >= 6 || !['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, 30 * 2 ** attempt))
    }
  }
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

export async function syncFile(path: string): Promise<void> {
  // Windows flushes only what is open for writing.
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The rename itself must survive a power cut; Windows has no such step and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const removeQuietly = (path: string): Promise<void> => rm(path, { force: true }).catch(() => undefined)
