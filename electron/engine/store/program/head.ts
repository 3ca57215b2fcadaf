// What a file's beginning says of it, read before SQLite may touch it: whether it is a program that can be opened.
import { basename } from 'node:path'
import { refuse } from '../../../../shared/failure'
import type { Disk } from '../disk/disk'
import { unread } from '../file'
import { HEADER_BYTES, readHeader } from '../header'
import { APPLICATION_ID, NEWEST } from '../migrations'

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
  const header = size < HEADER_BYTES ? null : readHeader(bytes)
  if (header?.applicationId !== APPLICATION_ID) throw refuse('not-a-program', { file: name })
  const { pageSize, pages, formats, shape: fileVersion } = header
  if (fileVersion > NEWEST) throw refuse('program-from-newer-version', { file: name, fileVersion, appVersion: NEWEST })
  // Any other number is of no version of SQLite: a later one would be opened read-only, and not by us.
  if (formats.some((format) => format < 1 || format > WRITE_AHEAD)) throw refuse('program-damaged', { file: name })
  const inUse = formats[0] === WRITE_AHEAD || holdsBytes(disk, `${path}-wal`) || holdsBytes(disk, `${path}-journal`)
  const cutOff = !inUse && (size % pageSize !== 0 || (pages !== null && size < pages * pageSize))
  return { size, modifiedMs, inode, inUse, cutOff }
}

function firstBytes(disk: Disk, path: string, file: string) {
  try {
    const handle = disk.open(path, { write: false, create: false, exclusive: false, truncate: false })
    try {
      const { size, modifiedMs, inode } = disk.statOf(handle)
      const bytes = new Uint8Array(HEADER_BYTES)
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
    throw unread(error, file)
  }
}

function holdsBytes(disk: Disk, path: string): boolean {
  try {
    return disk.stat(path).size > 0
  } catch {
    return false
  }
}
