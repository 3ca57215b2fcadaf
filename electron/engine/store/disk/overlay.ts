// A disk that is read and never written: what SQLite writes while it examines a file (the recovery of a log that a crash
// left, for one) stays in memory. So a damaged file can be opened, looked at and closed without a byte of it changing.
import type { Disk, DiskStat, Handle, OpenFlags } from './disk'

const BLOCK = 4096

/** No real device: SQLite must not take a file that is looked at for the same file opened in earnest. */
const DEVICE = 0xffff_ffffn

/** A file as it looks through the overlay. */
interface Sheet {
  /** The real file; null: it exists in memory only. */
  base: Handle | null
  /** How far the real file still shows through. */
  baseSize: number
  size: number
  blocks: Map<number, Uint8Array>
  stat: DiskStat
}

const fault = (code: string) => Object.assign(new Error(code), { code })

export class OverlayDisk implements Disk {
  readonly #disk: Disk
  readonly #sheets = new Map<string, Sheet>()
  readonly #removed = new Set<string>()
  readonly #open = new Map<Handle, Sheet>()
  #next: Handle = 1

  constructor(disk: Disk) {
    this.#disk = disk
  }

  /** Closes the real files that were read. */
  dispose(): void {
    for (const { base } of this.#sheets.values()) if (base !== null) this.#disk.close(base)
    this.#sheets.clear()
  }

  open(path: string, { create, exclusive, truncate }: OpenFlags): Handle {
    const known = this.#find(path)
    if (known && create && exclusive) throw fault('EEXIST')
    if (!known && !create) throw fault('ENOENT')
    const sheet = known ?? this.#fresh(path)
    if (truncate) cut(sheet, 0)
    const handle = this.#next++
    this.#open.set(handle, sheet)
    return handle
  }

  close(handle: Handle): void {
    this.#open.delete(handle)
  }

  read(handle: Handle, bytes: Uint8Array, position: number): number {
    const sheet = this.#sheet(handle)
    const length = Math.min(bytes.length, sheet.size - position)
    if (length <= 0) return 0
    // One block at a time: SQLite asks for pages, and asks again for what a short answer left out.
    const number = Math.floor(position / BLOCK)
    const within = position - number * BLOCK
    const part = bytes.subarray(0, Math.min(length, BLOCK - within))
    part.set(this.#block(sheet, number).subarray(within, within + part.length))
    return part.length
  }

  write(handle: Handle, bytes: Uint8Array, position: number): number {
    const sheet = this.#sheet(handle)
    const number = Math.floor(position / BLOCK)
    const within = position - number * BLOCK
    const part = bytes.subarray(0, Math.min(bytes.length, BLOCK - within))
    const block = Uint8Array.from(this.#block(sheet, number))
    block.set(part, within)
    sheet.blocks.set(number, block)
    sheet.size = Math.max(sheet.size, position + part.length)
    return part.length
  }

  truncate(handle: Handle, size: number): void {
    cut(this.#sheet(handle), size)
  }

  sync(): void {
    // Nothing is to outlive the process.
  }

  syncFolder(): void {
    // As above.
  }

  stat(path: string): DiskStat {
    const sheet = this.#find(path)
    if (!sheet) throw fault('ENOENT')
    return { ...sheet.stat, size: sheet.size }
  }

  statOf(handle: Handle): DiskStat {
    const sheet = this.#sheet(handle)
    return { ...sheet.stat, size: sheet.size }
  }

  access(path: string): void {
    if (!this.#find(path)) throw fault('ENOENT')
  }

  remove(path: string): void {
    if (!this.#find(path)) throw fault('ENOENT')
    this.#removed.add(path)
  }

  #sheet(handle: Handle): Sheet {
    const sheet = this.#open.get(handle)
    if (!sheet) throw fault('EBADF')
    return sheet
  }

  /** A file that is there, in memory or on the disk. */
  #find(path: string): Sheet | null {
    if (this.#removed.has(path)) return null
    const known = this.#sheets.get(path)
    if (known) return known
    let base: Handle
    try {
      base = this.#disk.open(path, { write: false, create: false, exclusive: false, truncate: false })
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ENOENT') return null
      throw error
    }
    const stat = { ...this.#disk.statOf(base), device: DEVICE, inode: BigInt(this.#sheets.size + 1) }
    const sheet = { base, baseSize: stat.size, size: stat.size, blocks: new Map(), stat }
    this.#sheets.set(path, sheet)
    return sheet
  }

  #fresh(path: string): Sheet {
    this.#removed.delete(path)
    const inode = BigInt(this.#sheets.size + 1)
    const stat = { size: 0, mode: 0o100600, device: DEVICE, inode, modifiedMs: 0 }
    const sheet = { base: null, baseSize: 0, size: 0, blocks: new Map(), stat }
    this.#sheets.set(path, sheet)
    return sheet
  }

  #block(sheet: Sheet, number: number): Uint8Array {
    const written = sheet.blocks.get(number)
    if (written) return written
    const block = new Uint8Array(BLOCK)
    const from = number * BLOCK
    const length = Math.min(BLOCK, sheet.baseSize - from)
    let done = 0
    while (sheet.base !== null && done < length) {
      const step = this.#disk.read(sheet.base, block.subarray(done, length), from + done)
      if (step === 0) break
      done += step
    }
    return block
  }
}

function cut(sheet: Sheet, size: number): void {
  sheet.size = size
  sheet.baseSize = Math.min(sheet.baseSize, size)
  for (const [number, block] of sheet.blocks) {
    if (number * BLOCK >= size) sheet.blocks.delete(number)
    else if ((number + 1) * BLOCK > size) block.fill(0, size - number * BLOCK)
  }
}
