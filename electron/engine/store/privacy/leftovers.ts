// Overwrites what SQLite leaves behind in a file. secure_delete overwrites what is deleted, but not the copies that
// were left earlier in the unused middle of a page, when the page was split or emptied into its neighbours: such a copy
// outlives its row. So the unused parts of b-tree pages and all free pages are overwritten with zeros, in place. The end
// of a chain of overflow pages needs none of this: with secure_delete, a page is zero when it is taken into use again.
//
// An interruption does no harm: no byte that SQLite reads is touched, and half of this work is as sound as all of it.
// Format: https://www.sqlite.org/fileformat2.html, sections 1.5 (freelist), 1.6 (b-tree pages) and 1.8 (pointer maps).
import type { Disk, Handle } from '../disk/disk'
import { nodeDisk } from '../disk/nodeDisk'
import { HEADER_BYTES, readHeader } from '../header'

const LEAF_INDEX = 10
const LEAF_TABLE = 13
const INTERIOR_INDEX = 2
const INTERIOR_TABLE = 5
const B_TREE_KINDS = [INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE]
/** Pages read at once. */
const TOGETHER = 256
/** Overflow and freelist pages begin with a page number; up to this many pages it cannot look like a b-tree page. */
const MOST_PAGES = 2 ** 25

interface Shape {
  pageSize: number
  /** Without what is reserved at the end of each page. */
  usable: number
  pages: number
  /** Some of the pages only say where others belong; they may look like b-tree pages. */
  mapped: boolean
}

/**
 * Clears a database file without a journal, that nobody writes to meanwhile; returns how many bytes were not zero. A
 * connection that keeps pages in its memory must forget them, or it writes the leftovers back with the next change.
 */
export function clearLeftovers(path: string, disk: Disk = nodeDisk): number {
  const file = disk.open(path, { write: true, create: false, exclusive: false, truncate: false })
  try {
    const shape = shapeOf(disk, file)
    const free = freePages(disk, file, shape)
    let cleared = 0
    const bytes = new Uint8Array(TOGETHER * shape.pageSize)
    for (let from = 0; from < shape.pages; from += TOGETHER) {
      const count = Math.min(TOGETHER, shape.pages - from)
      readAll(disk, file, bytes.subarray(0, count * shape.pageSize), from * shape.pageSize)
      for (let i = 0; i < count; i += 1) {
        const page = bytes.subarray(i * shape.pageSize, (i + 1) * shape.pageSize)
        const number = from + i + 1
        for (const gap of free.get(number) ?? gapsOf(page, number, shape)) {
          cleared += clearGap(disk, file, page, { ...gap, at: (number - 1) * shape.pageSize })
        }
      }
    }
    disk.sync(file)
    return cleared
  } finally {
    disk.close(file)
  }
}

interface Gap {
  from: number
  to: number
}

/** The unused parts of a b-tree page: between its list of cells and the first of them, and its free blocks. */
function gapsOf(page: Uint8Array, number: number, shape: Shape): Gap[] {
  if (isMap(number, shape)) return []
  const { usable } = shape
  const start = number === 1 ? HEADER_BYTES : 0
  const kind = page[start] ?? 0
  if (!B_TREE_KINDS.includes(kind)) return []
  const two = (at: number) => ((page[at] ?? 0) << 8) | (page[at + 1] ?? 0)
  const isInterior = kind === INTERIOR_INDEX || kind === INTERIOR_TABLE
  const listEnd = start + (isInterior ? 12 : 8) + 2 * two(start + 3)
  const content = two(start + 5) || 65_536
  // What does not add up is not SQLite's; it is left alone, as all that is not understood.
  if (listEnd > content || content > usable) return []
  const gaps: Gap[] = [{ from: listEnd, to: content }]
  for (let block = two(start + 1); block !== 0; ) {
    const next = two(block)
    const end = block + two(block + 2)
    if (block < content || end > usable || (next !== 0 && next < end)) return gaps.slice(0, 1)
    // Its first four bytes say where the next one is and how long it is itself.
    gaps.push({ from: block + 4, to: end })
    block = next
  }
  return gaps
}

/** Bytes of an entry of a pointer map: what a page is, and which one it belongs to. */
const MAP_ENTRY = 5
/** The page with this byte is never used, so that locks can be held on it; a map due there is the next page. */
const LOCK_BYTE = 2 ** 30

/** A program has no pointer maps unless another database program has made them, by auto_vacuum. */
function isMap(number: number, { pageSize, usable, mapped }: Shape): boolean {
  const isPlace = (page: number) => (page - 2) % (Math.floor(usable / MAP_ENTRY) + 1) === 0
  return mapped && (isPlace(number) || (number === LOCK_BYTE / pageSize + 2 && isPlace(number - 1)))
}

/** Pages that wait to be used again: wholly unused, but for those that hold the list of them. */
function freePages(disk: Disk, file: Handle, { pageSize, usable, pages }: Shape): Map<number, Gap[]> {
  const found = new Map<number, Gap[]>()
  const page = new Uint8Array(pageSize)
  const view = new DataView(page.buffer)
  readAll(disk, file, page, 0)
  let trunk = view.getUint32(32)
  while (trunk > 1 && trunk <= pages && !found.has(trunk)) {
    readAll(disk, file, page, (trunk - 1) * pageSize)
    const leaves = Math.min(view.getUint32(4), Math.floor(usable / 4) - 2)
    found.set(trunk, [{ from: 8 + 4 * leaves, to: usable }])
    for (let i = 0; i < leaves; i += 1) {
      const leaf = view.getUint32(8 + 4 * i)
      if (leaf > 1 && leaf <= pages) found.set(leaf, [{ from: 0, to: usable }])
    }
    trunk = view.getUint32(0)
  }
  return found
}

function clearGap(disk: Disk, file: Handle, page: Uint8Array, { from, to, at }: Gap & { at: number }): number {
  const gap = page.subarray(from, to)
  let filled = 0
  for (const byte of gap) if (byte !== 0) filled += 1
  if (filled > 0) writeAll(disk, file, gap.fill(0), at + from)
  return filled
}

function shapeOf(disk: Disk, file: Handle): Shape {
  const bytes = new Uint8Array(HEADER_BYTES)
  readAll(disk, file, bytes, 0)
  const header = readHeader(bytes)
  if (!header) throw new Error('it is not a database')
  const { pageSize, reserved } = header
  const pages = Math.floor(disk.statOf(file).size / pageSize)
  if (pages > MOST_PAGES) throw new Error('the database is too large for its pages to be told apart')
  return { pageSize, usable: pageSize - reserved, pages, mapped: new DataView(bytes.buffer).getUint32(52) !== 0 }
}

function readAll(disk: Disk, file: Handle, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    const read = disk.read(file, bytes.subarray(done), position + done)
    if (read === 0) throw new Error('the database is shorter than it says')
    done += read
  }
}

function writeAll(disk: Disk, file: Handle, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) done += disk.write(file, bytes.subarray(done), position + done)
}
