// The one module that knows how a program's bytes reach the disk: written beside the file, flushed, then renamed over it,
// so that at every moment the file on disk is a whole one, the old or the new.
import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { refuse } from '../../../shared/failure'

/** What a file looked like when we last read or wrote it; tells whether somebody else has touched it since. */
export interface Stamp {
  size: number
  modified: number
}

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** Null when there is no such file. */
export async function stampOf(path: string): Promise<Stamp | null> {
  try {
    const found = await stat(path)
    return { size: found.size, modified: found.mtimeMs }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Reads a whole file. Refuses with `file-missing` or `file-unreadable`. `name` is for the sentence. */
export async function readWhole(path: string, name: string): Promise<Uint8Array> {
  try {
    const buffer = await readFile(path)
    // A plain view: SQLite's memory file copies one, but would write into a Buffer, whose slice() shares its bytes.
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') throw refuse('file-missing', { file: name })
    throw refuse('file-unreadable', { file: name, reason: code })
  }
}

/**
 * Writes a whole file in one step. Refuses with `cannot-write`; then the old file is still there, whole.
 * `expected` guards against overwriting what another program wrote: refuses with `program-changed-elsewhere`.
 */
export async function writeWhole(
  path: string,
  name: string,
  bytes: Uint8Array,
  expected?: Stamp | null,
): Promise<Stamp> {
  // The same folder, so that the rename is one step; a random name, so that two writers cannot meet.
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.saving`)
  try {
    if (expected !== undefined) await refuseChanged(path, name, expected)
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await renamePatiently(draft, path)
    await syncFolder(dirname(path))
    const written = await stampOf(path)
    if (!written) throw refuse('cannot-write', { file: name, reason: 'ENOENT' })
    return written
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    if (error instanceof Error && error.name === 'Refusal') throw error
    throw refuse('cannot-write', { file: name, reason: errorCode(error) })
  }
}

/** What is not as it was left is not written over: changed, moved away, or replaced by something that is no file. */
async function refuseChanged(path: string, name: string, expected: Stamp | null): Promise<void> {
  const present = await stampOf(path)
  if (expected && !present) throw refuse('cannot-write', { file: name, reason: 'ENOENT' })
  if (present && (await stat(path)).isDirectory()) throw refuse('cannot-write', { file: name, reason: 'EISDIR' })
  if (present?.size !== expected?.size || present?.modified !== expected?.modified) {
    throw refuse('program-changed-elsewhere', { file: name })
  }
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
