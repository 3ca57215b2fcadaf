// What a file's first hundred bytes say, read before SQLite may touch it. Offsets: "Database File Format", sqlite.org.
import { basename } from 'node:path'
import { refuse } from '../../../shared/failure'
import type { Disk } from './disk/disk'
import { errorCode } from './file'
import { APPLICATION_ID, NEWEST } from './migrations'

const HEAD_BYTES = 100
const MAGIC = 'SQLite format 3\0'
const WRITE_AHEAD = 2

export interface Head {
  size: number
  modifiedMs: number
  inode: bigint
  /** It was in use, and not closed in order, when it was last written or copied. */
  inUse: boolean
  /** Shorter than its beginning says. */
  cutOff: boolean
}

/** Whether a file is there; what cannot be told is taken as no. */
export function isOn(disk: Disk, path: string): boolean {
  try {
    disk.stat(path)
    return true
  } catch {
    return false
  }
}

/**
 * Reads the beginning of a program file. Refuses with file-missing, file-unreadable, program-damaged (no bytes at all),
 * not-a-program, program-from-newer-version; `name` is for the sentence.
 */
export function readHead(disk: Disk, path: string, name = basename(path)): Head {
  const { bytes, size, modifiedMs, inode } = firstBytes(disk, path, name)
  if (size === 0) throw refuse('program-damaged', { file: name })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (size < HEAD_BYTES || Buffer.from(bytes.subarray(0, 16)).toString('latin1') !== MAGIC) {
    throw refuse('not-a-program', { file: name })
  }
  if (view.getUint32(68) !== APPLICATION_ID) throw refuse('not-a-program', { file: name })
  const fileVersion = view.getUint32(60)
  if (fileVersion > NEWEST) throw refuse('program-from-newer-version', { file: name, fileVersion, appVersion: NEWEST })
  // Any other number is of no version of SQLite: a later one would be opened read-only, and not by us.
  if ([18, 19].some((at) => view.getUint8(at) < 1 || view.getUint8(at) > WRITE_AHEAD)) {
    throw refuse('program-damaged', { file: name })
  }
  const inUse =
    view.getUint8(18) === WRITE_AHEAD || holdsBytes(disk, `${path}-wal`) || holdsBytes(disk, `${path}-journal`)
  // 1 stands for 65,536, which does not fit into its two bytes.
  const pageSize = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16)
  // The count of pages is kept up only by writers that also note their change beside it.
  const counted = view.getUint32(24) === view.getUint32(92)
  const cutOff = !inUse && (size % pageSize !== 0 || (counted && size < view.getUint32(28) * pageSize))
  return { size, modifiedMs, inode, inUse, cutOff }
}

function firstBytes(disk: Disk, path: string, file: string) {
  try {
    const handle = disk.open(path, { write: false, create: false, exclusive: false, truncate: false })
    try {
      const { size, modifiedMs, inode } = disk.statOf(handle)
      const bytes = new Uint8Array(HEAD_BYTES)
      for (let done = 0; done < bytes.length; ) {
        const step = disk.read(handle, bytes.subarray(done), done)
        if (step === 0) break
        done += step
      }
      return { bytes, size, modifiedMs, inode }
    } finally {
      disk.close(handle)
    }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') throw refuse('file-missing', { file })
    throw refuse('file-unreadable', { file, reason: code })
  }
}

function holdsBytes(disk: Disk, path: string): boolean {
  try {
    return disk.stat(path).size > 0
  } catch {
    return false
  }
}
