// Disks that are not to be trusted: one that fails every so often, and one that says “synced” and is not.
import type { Random } from '../../electron/engine/sample/random'
import type { Disk, Handle } from '../../electron/engine/store/disk/disk'
import { failure } from './simDisk'

/** A disk that is told of a sync that failed, and then forgets what it should have written, as a real one may. */
export type Forgetful = Disk & { forget?(handle: Handle, evicted: boolean): void }

export interface Faults {
  random: Random
  /** The share of operations that fail, from 0 to 1; may be changed on the way. */
  rate: number
  /** What was made to fail so far. */
  counts: Record<Fault, number>
}

export type Fault = 'read' | 'write' | 'full' | 'short' | 'truncate' | 'sync' | 'syncFolder'

/**
 * How often each fault comes, in `rate`s. A full drive is rarer, because a program has to make room after each; what a
 * program asks for less often fails more often, so that every answer of the disk is doubted.
 */
const SHARES: Record<Fault, number> = { read: 1, write: 1, full: 0.25, short: 1, truncate: 5, sync: 5, syncFolder: 10 }

export function createFaults(random: Random, rate: number): Faults {
  return { random, rate, counts: { read: 0, write: 0, full: 0, short: 0, truncate: 0, sync: 0, syncFolder: 0 } }
}

/**
 * The same disk, but a share of its reads, writes, truncations and syncs fail with EIO, some writes with ENOSPC, and some
 * write less than they were given. A failed write may have written a part of it.
 */
export function faulty(disk: Forgetful, faults: Faults): Disk {
  const { random, counts } = faults
  const happens = (fault: Fault): boolean => {
    if (random.next() >= faults.rate * SHARES[fault]) return false
    counts[fault]++
    return true
  }
  const beginning = (bytes: Uint8Array) => bytes.subarray(0, random.whole(0, bytes.length - 1))
  return changed(disk, {
    read(handle, bytes, position) {
      if (happens('read')) throw failure('EIO')
      return disk.read(handle, bytes, position)
    },
    write(handle, bytes, position) {
      if (bytes.length > 1 && happens('short'))
        return disk.write(handle, bytes.subarray(0, bytes.length >> 1), position)
      if (happens('full')) throw failure('ENOSPC')
      if (happens('write')) {
        const part = beginning(bytes)
        if (part.length > 0) disk.write(handle, part, position)
        throw failure('EIO')
      }
      return disk.write(handle, bytes, position)
    },
    truncate(handle, size) {
      if (happens('truncate')) throw failure('EIO')
      disk.truncate(handle, size)
    },
    sync(handle) {
      if (happens('sync')) {
        disk.forget?.(handle, random.next() < 0.5)
        throw failure('EIO')
      }
      disk.sync(handle)
    },
    syncFolder(path) {
      if (happens('syncFolder')) throw failure('EIO')
      disk.syncFolder(path)
    },
  })
}

/** The same disk, but every `nth` sync of a file only says that it has been done. */
export function lying(disk: Disk, nth: number): Disk {
  let syncs = 0
  return changed(disk, {
    sync(handle: Handle) {
      syncs++
      if (syncs % nth !== 0) disk.sync(handle)
    },
  })
}

/** A disk of which some operations are done differently. */
export function changed(disk: Disk, changes: Partial<Disk>): Disk {
  return {
    open: (path, flags) => disk.open(path, flags),
    close: (handle) => disk.close(handle),
    read: (handle, bytes, position) => disk.read(handle, bytes, position),
    write: (handle, bytes, position) => disk.write(handle, bytes, position),
    truncate: (handle, size) => disk.truncate(handle, size),
    sync: (handle) => disk.sync(handle),
    stat: (path) => disk.stat(path),
    statOf: (handle) => disk.statOf(handle),
    access: (path, write) => disk.access(path, write),
    remove: (path) => disk.remove(path),
    syncFolder: (path) => disk.syncFolder(path),
    ...changes,
  }
}
