// A drive with only so much room: a disk that counts what a program's files take on it, its reserve included.
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Disk, Handle } from '../../electron/engine/store/disk/disk'
import { nodeDisk } from '../../electron/engine/store/disk/nodeDisk'
import { changed } from './faultyDisk'
import { failure } from './simDisk'

/**
 * The real disk, as if the folder's drive had room for `room.bytes` of these files. Growing beyond it fails with ENOSPC;
 * what there is room for is written.
 */
export function fullDisk(paths: readonly string[], room: { bytes: number }): Disk {
  const open = new Map<Handle, string>()
  const left = () => room.bytes - paths.reduce((sum, path) => sum + sizeOf(path), 0)
  return changed(nodeDisk, {
    open(path, flags) {
      const handle = nodeDisk.open(path, flags)
      open.set(handle, path)
      return handle
    },
    close(handle) {
      nodeDisk.close(handle)
      open.delete(handle)
    },
    write(handle, bytes, position) {
      const fitting = bytes.subarray(0, Math.max(0, sizeOf(open.get(handle) ?? '') + left() - position))
      if (fitting.length === 0 && bytes.length > 0) throw failure('ENOSPC')
      return nodeDisk.write(handle, fitting, position)
    },
    truncate(handle, size) {
      const grows = size - sizeOf(open.get(handle) ?? '')
      if (grows > 0 && grows > left()) throw failure('ENOSPC')
      nodeDisk.truncate(handle, size)
    },
  })
}

/** All files that a program has beside it while it is open. */
export function filesOf(program: string): string[] {
  const name = program.slice(dirname(program).length + 1)
  return [program, `${program}-wal`, `${program}-journal`, join(dirname(program), `.${name}.reserve`)]
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
