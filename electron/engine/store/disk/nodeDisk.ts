// The product's disk: Node's own file system.
import {
  accessSync,
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import type { Disk, DiskStat } from './disk'

/** Only the user's own account may read a program. */
const MODE = 0o600

function stated(found: BigIntStats): DiskStat {
  return {
    size: Number(found.size),
    mode: Number(found.mode),
    device: found.dev,
    inode: found.ino,
    modifiedMs: Number(found.mtimeNs) / 1e6,
  }
}

export const nodeDisk: Disk = {
  open(path, { write, create, exclusive, truncate }) {
    let flags = write ? constants.O_RDWR : constants.O_RDONLY
    if (create) flags |= constants.O_CREAT
    if (exclusive) flags |= constants.O_EXCL
    if (truncate) flags |= constants.O_TRUNC
    return openSync(path, flags, MODE)
  },
  close: (handle) => closeSync(handle),
  read: (handle, bytes, position) => readSync(handle, bytes, 0, bytes.length, position),
  write: (handle, bytes, position) => writeSync(handle, bytes, 0, bytes.length, position),
  truncate: (handle, size) => ftruncateSync(handle, size),
  sync: (handle) => fsyncSync(handle),
  stat: (path) => stated(statSync(path, { bigint: true })),
  statOf: (handle) => stated(fstatSync(handle, { bigint: true })),
  access: (path, write) => accessSync(path, write ? constants.R_OK | constants.W_OK : constants.R_OK),
  remove: (path) => unlinkSync(path),
  syncFolder(path) {
    // Windows keeps a folder's entries in its journal by itself, and cannot flush a folder.
    if (process.platform === 'win32') return
    const handle = openSync(path, constants.O_RDONLY)
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  },
}
