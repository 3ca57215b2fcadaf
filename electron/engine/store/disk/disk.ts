// What SQLite needs of a disk, and nothing more. The product's disk is node:fs; tests put a simulated one, or one that
// fails on purpose, in its place. Every operation is synchronous, because SQLite's own calls are.

/** An open file. */
export type Handle = number

export interface OpenFlags {
  write: boolean
  create: boolean
  /** Fail with EEXIST when the file is there already. */
  exclusive: boolean
  truncate: boolean
}

export interface DiskStat {
  size: number
  /** Permission and type bits, as in POSIX. */
  mode: number
  device: bigint
  inode: bigint
  /** Last change of the contents, in milliseconds since 1970. */
  modifiedMs: number
}

/**
 * Paths are absolute. Every failure is thrown as an Error with a Node error code in `code` (ENOENT, ENOSPC, EIO …).
 */
export interface Disk {
  open(path: string, flags: OpenFlags): Handle
  close(handle: Handle): void
  /** Reads into `bytes` from `position` on; returns how many bytes were read, 0 at the end of the file. */
  read(handle: Handle, bytes: Uint8Array, position: number): number
  /** Returns how many bytes were written; fewer than given is not an error. */
  write(handle: Handle, bytes: Uint8Array, position: number): number
  truncate(handle: Handle, size: number): void
  /** Returns once the file's contents would survive a power cut. */
  sync(handle: Handle): void
  stat(path: string): DiskStat
  statOf(handle: Handle): DiskStat
  /** Throws unless the path is there and, when asked, may be written. */
  access(path: string, write: boolean): void
  remove(path: string): void
  /** Returns once the folder's entries (files made, renamed, removed) would survive a power cut. */
  syncFolder(path: string): void
}
