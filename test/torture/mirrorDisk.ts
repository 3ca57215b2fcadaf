// The real disk, with a simulated one that is told everything: what the simulated one would keep in a power cut is what
// the real one has been asked to keep. So a program on real files can be tried for power cuts, too.
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Disk, Handle } from '../../electron/engine/store/disk/disk'
import { nodeDisk } from '../../electron/engine/store/disk/nodeDisk'
import { changed } from './faultyDisk'
import { SimDisk } from './simDisk'

export interface MirrorDisk extends Disk {
  mirror: SimDisk
  /** A sync that failed: see `SimFile.forget`. */
  forget(handle: Handle): void
}

const PRESENT = { write: true, create: true, exclusive: false, truncate: false }

export function mirrorDisk(): MirrorDisk {
  const mirror = new SimDisk()
  const mirrored = new Map<Handle, Handle>()
  const known = (path: string) => mirror.paths().includes(path)
  const handleOf = (handle: Handle): Handle => {
    const found = mirrored.get(handle)
    if (found === undefined) throw new Error('the handle was opened elsewhere')
    return found
  }

  /** A file that was made before, and not by this disk, has been there for long. */
  const bring = (path: string): void => {
    const bytes = new Uint8Array(readFileSync(path))
    const handle = mirror.open(path, PRESENT)
    if (bytes.length > 0) mirror.write(handle, bytes, 0)
    mirror.sync(handle)
    mirror.close(handle)
    mirror.syncFolder(dirname(path))
  }

  return {
    ...changed(nodeDisk, {
      open(path, flags) {
        if (!known(path) && isThere(path)) bring(path)
        const handle = nodeDisk.open(path, flags)
        mirrored.set(handle, mirror.open(path, { ...flags, exclusive: false }))
        return handle
      },
      close(handle) {
        nodeDisk.close(handle)
        mirror.close(handleOf(handle))
        mirrored.delete(handle)
      },
      write(handle, bytes, position) {
        const count = nodeDisk.write(handle, bytes, position)
        mirror.write(handleOf(handle), bytes.subarray(0, count), position)
        return count
      },
      truncate(handle, size) {
        nodeDisk.truncate(handle, size)
        mirror.truncate(handleOf(handle), size)
      },
      sync(handle) {
        nodeDisk.sync(handle)
        mirror.sync(handleOf(handle))
      },
      remove(path) {
        nodeDisk.remove(path)
        if (known(path)) mirror.remove(path)
      },
      syncFolder(path) {
        nodeDisk.syncFolder(path)
        mirror.syncFolder(path)
      },
    }),
    mirror,
    // On the real disk nothing was forgotten: its sync was not even asked for.
    forget: (handle) => mirror.forget(handleOf(handle), false),
  }
}

function isThere(path: string): boolean {
  try {
    nodeDisk.stat(path)
    return true
  } catch {
    return false
  }
}
