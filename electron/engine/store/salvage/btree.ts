// SQLite's b-tree pages (“Database File Format”, 1.6), read with mistrust: a page either adds up or is marked as not sound,
// and of one that does not, the rows are given that still do.
import type { Pages } from './pages'
import { decode, type Stored, varint } from './record'

/** Rows stand in table trees, under their number; index trees hold keys, and tables without row numbers. */
export type Tree = 'table' | 'index'

export interface Cell {
  /** Of a table's cell; null in an index. */
  rowid: number | null
  /** Null on the inner pages of a table, which hold no rows. */
  values: Stored[] | null
}

export interface Page {
  tree: Tree
  leaf: boolean
  cells: Cell[]
  /** Pages below, in order. */
  children: number[]
  /** Every byte is accounted for and every cell reads. */
  sound: boolean
}

const TYPES: Record<number, { tree: Tree; leaf: boolean }> = {
  2: { tree: 'index', leaf: false },
  5: { tree: 'table', leaf: false },
  10: { tree: 'index', leaf: true },
  13: { tree: 'table', leaf: true },
}

/**
 * Reads one page. Null when it is no page of a tree. `as`: what its parent says it is, where its own first byte says
 * nothing; then it is taken only when all of it adds up.
 */
export function readPage(pages: Pages, number: number, as?: { tree: Tree; leaf: boolean }): Page | null {
  const bytes = pages.page(number)
  if (!bytes) return null
  const start = number === 1 ? 100 : 0
  const type = as ?? TYPES[bytes[start] ?? 0]
  if (!type) return null
  const page = cellsOf(pages, bytes, start, type)
  return as && !page.sound ? null : page
}

function cellsOf(pages: Pages, bytes: Uint8Array, start: number, type: { tree: Tree; leaf: boolean }): Page {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const page: Page = { ...type, cells: [], children: [], sound: true }
  const pointers = start + (type.leaf ? 8 : 12)
  const count = view.getUint16(start + 3)
  const content = view.getUint16(start + 5) || 65536
  if (pointers + 2 * count > content || content > pages.usable) {
    // The header is wrong; the cells of a page that cannot be counted cannot be told from leftovers.
    return { ...page, sound: false }
  }
  let used = content + view.getUint8(start + 7)
  const free = freeBytes(view, view.getUint16(start + 1), pages.usable)
  if (free === null) page.sound = false
  else used += free
  for (let i = 0; i < count; i++) {
    const at = view.getUint16(pointers + 2 * i)
    const cell = at >= content && at < pages.usable ? readCell(pages, bytes, at, type) : null
    if (!cell) {
      page.sound = false
      continue
    }
    used += Math.max(4, cell.size)
    if (cell.child !== null) page.children.push(cell.child)
    page.cells.push(cell)
  }
  if (!type.leaf) page.children.push(view.getUint32(start + 8))
  if (used !== pages.usable) page.sound = false
  return page
}

/** The bytes in the chain of free blocks of a page; null when the chain is broken. */
function freeBytes(view: DataView, first: number, usable: number): number | null {
  let sum = 0
  for (let at = first, before = 0; at !== 0; ) {
    if (at <= before || at + 4 > usable) return null
    sum += view.getUint16(at + 2)
    before = at
    at = view.getUint16(at)
  }
  return sum
}

function readCell(
  pages: Pages,
  bytes: Uint8Array,
  start: number,
  { tree, leaf }: { tree: Tree; leaf: boolean },
): (Cell & { size: number; child: number | null }) | null {
  let at = start
  let child: number | null = null
  if (!leaf) {
    if (at + 4 > pages.usable) return null
    child = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at)
    at += 4
  }
  if (tree === 'table' && !leaf) {
    const key = varint(bytes, at)
    return key && { rowid: key.value, values: null, child, size: key.next - start }
  }
  const length = varint(bytes, at)
  if (!length) return null
  at = length.next
  let rowid: number | null = null
  if (tree === 'table') {
    const key = varint(bytes, at)
    if (!key) return null
    rowid = key.value
    at = key.next
  }
  const local = localBytes(length.value, pages.usable, tree)
  const spilled = length.value > local
  const end = at + local + (spilled ? 4 : 0)
  if (end > pages.usable) return null
  const payload = spilled ? wholePayload(pages, bytes, at, local, length.value) : bytes.subarray(at, at + local)
  const values = payload && decode(payload)
  return values && { rowid, values, child, size: end - start }
}

/** How much of a payload stands on the page itself; the rest follows on pages of its own. */
function localBytes(length: number, usable: number, tree: Tree): number {
  const most = tree === 'table' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (length <= most) return length
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const even = least + ((length - least) % (usable - 4))
  return even <= most ? even : least
}

/** Puts a long payload together from its chain of pages; null when a page of it is missing. */
function wholePayload(pages: Pages, bytes: Uint8Array, at: number, local: number, length: number): Uint8Array | null {
  // A damaged length must not ask for more memory than the file has bytes.
  if (length > pages.count * pages.pageSize) return null
  const whole = new Uint8Array(length)
  whole.set(bytes.subarray(at, at + local))
  let next = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + local)
  for (let got = local; got < length; ) {
    const page = pages.page(next)
    const part = page?.subarray(4, Math.min(pages.usable, 4 + length - got))
    // Nothing but zeros is what a lost page looks like; what people write is never that.
    if (!page || !part || part.every((byte) => byte === 0)) return null
    whole.set(part, got)
    got += part.length
    next = new DataView(page.buffer, page.byteOffset).getUint32(0)
  }
  return whole
}
