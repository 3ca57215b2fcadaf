// A disk in memory that can lose its power: what was not synced may be gone, whole or in part, and so may the names of
// files made or removed since their folder was last synced.
import { dirname } from 'node:path'
import type { Random } from '../../electron/engine/sample/random'
import type { Disk, DiskStat, Handle, OpenFlags } from '../../electron/engine/store/disk/disk'
import { type Cut, SimFile } from './simFile'

export interface SimDiskOptions {
  /** Bytes that all files together may hold; more is refused with ENOSPC. */
  capacity?: number
}

const REGULAR_FILE = 0o100600
/** SQLite takes two files of one device and one inode for the same file; every disk is a device of its own. */
let devices = 0x5100_0000

export class SimDisk implements Disk {
  /** Called before each operation that changes something: the moments at which a power cut is worth trying. */
  onChange: (() => void) | null = null
  capacity: number
  /** The files by the paths that programs see. */
  #files = new Map<string, SimFile>()
  /** The files by the paths that would survive a power cut. */
  #lasting = new Map<string, SimFile>()
  /** What became of a path since its folder was last synced, in order; null: removed. */
  #unsynced = new Map<string, (SimFile | null)[]>()
  #open = new Map<Handle, { file: SimFile; write: boolean }>()
  #nextHandle = 1
  #nextInode = 1
  readonly #device = devices++

  constructor({ capacity = Number.POSITIVE_INFINITY }: SimDiskOptions = {}) {
    this.capacity = capacity
  }

  /** The disk as it is found when the power is back after a cut now; this one goes on as if nothing had happened. */
  afterCut(cut: Cut, random: Random): SimDisk {
    const found = new SimDisk({ capacity: this.capacity })
    found.#nextInode = this.#nextInode
    for (const path of new Set([...this.#lasting.keys(), ...this.#unsynced.keys()])) {
      const changes = this.#unsynced.get(path) ?? []
      const kept = cut === 'lost' ? 0 : cut === 'kept' ? changes.length : random.whole(0, changes.length)
      const file = kept === 0 ? this.#lasting.get(path) : changes[kept - 1]
      if (!file) continue
      const left = file.afterCut(cut, random)
      found.#files.set(path, left)
      found.#lasting.set(path, left)
    }
    return found
  }

  /** A sync that failed: see `SimFile.forget`. */
  forget(handle: Handle, evicted: boolean): void {
    this.#file(handle).forget(evicted)
  }

  /** The paths of the files that programs see. */
  paths(): string[] {
    return [...this.#files.keys()].sort()
  }

  /** A file whole; for comparing it, and for taking it to another reader. */
  contents(path: string): Uint8Array {
    const file = this.#at(path)
    const bytes = new Uint8Array(file.size)
    file.read(bytes, 0)
    return bytes
  }

  open(path: string, { write, create, exclusive, truncate }: OpenFlags): Handle {
    let file = this.#files.get(path)
    if (file && create && exclusive) throw failure('EEXIST')
    if (!file) {
      if (!create) throw failure('ENOENT')
      this.onChange?.()
      file = new SimFile(this.#nextInode++)
      this.#rename(path, file)
    }
    if (truncate && file.size > 0) {
      this.onChange?.()
      file.truncate(0)
    }
    const handle = this.#nextHandle++
    this.#open.set(handle, { file, write })
    return handle
  }

  close(handle: Handle): void {
    if (!this.#open.delete(handle)) throw failure('EBADF')
  }

  read(handle: Handle, bytes: Uint8Array, position: number): number {
    return this.#file(handle).read(bytes, position)
  }

  /** Writes what there is room for; with no room at all it fails. */
  write(handle: Handle, bytes: Uint8Array, position: number): number {
    const file = this.#writable(handle)
    this.onChange?.()
    const room = this.capacity - this.#used() + file.size
    const fitting = bytes.subarray(0, Math.max(0, room - position))
    if (fitting.length === 0 && bytes.length > 0) throw failure('ENOSPC')
    file.write(fitting, position)
    return fitting.length
  }

  truncate(handle: Handle, size: number): void {
    const file = this.#writable(handle)
    this.onChange?.()
    if (this.#used() - file.size + size > this.capacity && size > file.size) throw failure('ENOSPC')
    file.truncate(size)
  }

  sync(handle: Handle): void {
    const file = this.#file(handle)
    this.onChange?.()
    file.sync()
  }

  stat(path: string): DiskStat {
    return this.#stated(this.#at(path))
  }

  statOf(handle: Handle): DiskStat {
    return this.#stated(this.#file(handle))
  }

  access(path: string): void {
    this.#at(path)
  }

  remove(path: string): void {
    this.#at(path)
    this.onChange?.()
    this.#rename(path, null)
  }

  syncFolder(folder: string): void {
    this.onChange?.()
    for (const [path, changes] of this.#unsynced) {
      if (dirname(path) !== folder) continue
      const latest = changes.at(-1)
      if (latest) this.#lasting.set(path, latest)
      else this.#lasting.delete(path)
      this.#unsynced.delete(path)
    }
  }

  /** A path stands for this file from now on; for nobody, when null. */
  #rename(path: string, file: SimFile | null): void {
    if (file) this.#files.set(path, file)
    else this.#files.delete(path)
    const changes = this.#unsynced.get(path)
    if (changes) changes.push(file)
    else this.#unsynced.set(path, [file])
  }

  #at(path: string): SimFile {
    const file = this.#files.get(path)
    if (!file) throw failure('ENOENT')
    return file
  }

  #stated({ size, inode }: SimFile): DiskStat {
    return { size, mode: REGULAR_FILE, device: BigInt(this.#device), inode: BigInt(inode), modifiedMs: 0 }
  }

  #file(handle: Handle): SimFile {
    const open = this.#open.get(handle)
    if (!open) throw failure('EBADF')
    return open.file
  }

  #writable(handle: Handle): SimFile {
    if (!this.#open.get(handle)?.write) throw failure('EBADF')
    return this.#file(handle)
  }

  /** A removed file takes room until nobody has it open any more. */
  #used(): number {
    const files = new Set([...this.#files.values(), ...[...this.#open.values()].map(({ file }) => file)])
    return [...files].reduce((sum, { size }) => sum + size, 0)
  }
}

/** An error as node:fs throws it. */
export function failure(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code })
}
