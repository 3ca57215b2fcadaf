// One file of the simulated disk: what programs see of it, and what of that would survive a power cut.
import type { Random } from '../../electron/engine/sample/random'

/** What a drive writes in one step; a cut falls between sectors, never inside one. */
export const SECTOR = 512

/**
 * What a power cut leaves of the changes that were not synced. lost: none of them; kept: all; scattered: any sectors of
 * any of them, because a drive writes in the order it likes; torn: the first few whole, and of the next some sectors.
 */
export type Cut = 'lost' | 'kept' | 'scattered' | 'torn'
export const CUTS: readonly Cut[] = ['lost', 'kept', 'scattered', 'torn']

type Change = { at: number; bytes: Uint8Array } | { size: number }

export class SimFile {
  readonly inode: number
  #now = new Contents()
  #durable = new Contents()
  #pending: Change[] = []

  constructor(inode: number) {
    this.inode = inode
  }

  get size(): number {
    return this.#now.size
  }

  read(bytes: Uint8Array, position: number): number {
    return this.#now.read(bytes, position)
  }

  write(bytes: Uint8Array, position: number): void {
    this.#change({ at: position, bytes: bytes.slice() })
  }

  truncate(size: number): void {
    this.#change({ size })
  }

  sync(): void {
    for (const change of this.#pending) this.#durable.apply(change)
    this.#pending = []
  }

  /**
   * What a failed sync does on Linux: the changes are taken for written although they are not, so that the next sync
   * succeeds without them. Programs read them from memory until it is needed for something else (`evicted`).
   */
  forget(evicted: boolean): void {
    this.#pending = []
    if (evicted) this.#now = this.#durable.copy()
  }

  /** The file as it is found after a power cut now. */
  afterCut(cut: Cut, random: Random): SimFile {
    const found = new SimFile(this.inode)
    const left = this.#durable.copy()
    const whole = random.whole(0, this.#pending.length)
    const share = random.next()
    for (const [i, change] of this.#pending.entries()) {
      if (cut === 'kept' || (cut === 'torn' && i < whole)) left.apply(change)
      else if (cut === 'torn' && i === whole) applyPartly(left, change, () => random.next() < 0.5)
      else if (cut === 'scattered') applyPartly(left, change, () => random.next() < share)
    }
    found.#durable = left
    found.#now = left.copy()
    return found
  }

  #change(change: Change): void {
    this.#now.apply(change)
    this.#pending.push(change)
  }
}

/** Applies those sectors of a change for which `kept` says so; a change of the size is one step. */
function applyPartly(contents: Contents, change: Change, kept: () => boolean): void {
  if ('size' in change) {
    if (kept()) contents.apply(change)
    return
  }
  const { at, bytes } = change
  for (let from = 0; from < bytes.length; ) {
    const end = Math.min(bytes.length, (Math.floor((at + from) / SECTOR) + 1) * SECTOR - at)
    if (kept()) contents.apply({ at: at + from, bytes: bytes.subarray(from, end) })
    from = end
  }
}

/** Bytes that grow; what was never written between two written places is zeros. */
class Contents {
  #bytes = new Uint8Array(0)
  size = 0

  copy(): Contents {
    const copy = new Contents()
    copy.#bytes = this.#bytes.slice(0, this.size)
    copy.size = this.size
    return copy
  }

  read(bytes: Uint8Array, position: number): number {
    const found = this.#bytes.subarray(position, Math.min(position + bytes.length, this.size))
    bytes.set(found)
    return found.length
  }

  apply(change: Change): void {
    if ('size' in change) {
      this.#reach(change.size)
      // What lay behind the new end must not come back when the file grows again.
      this.#bytes.fill(0, change.size, this.size)
      this.size = change.size
      return
    }
    const end = change.at + change.bytes.length
    this.#reach(end)
    this.#bytes.set(change.bytes, change.at)
    this.size = Math.max(this.size, end)
  }

  #reach(size: number): void {
    if (size <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(size, this.#bytes.length * 2))
    grown.set(this.#bytes.subarray(0, this.size))
    this.#bytes = grown
  }
}
