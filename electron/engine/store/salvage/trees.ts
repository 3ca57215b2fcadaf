// Walks the trees of a damaged file: every row that can be reached, and whether all of them could.
import { type Cell, type Page, readPage, type Tree } from './btree'
import { type Pages, Pages as PagesOf, USUAL_PAGE } from './pages'

/** What a walk came to know of the file as a whole. */
interface Walked {
  /** Pages that belong to a tree that was walked. */
  seen: Set<number>
}

/** The pages of a file; where its own word for their size makes no sense, of the size that programs have. */
export function pagesOf(path: string): Pages {
  const pages = new PagesOf(path)
  if (pages.pageSize === USUAL_PAGE || readPage(pages, 1)?.sound) return pages
  pages.close()
  return new PagesOf(path, USUAL_PAGE)
}

/**
 * Every row of a tree, page by page. `onFault` is called where something of it cannot be read: rows may be missing then,
 * and pages that nobody leads to any more may hold them.
 */
export function* rowsOfTree(
  pages: Pages,
  root: number,
  tree: Tree,
  { seen }: Walked,
  onFault: () => void,
): Generator<Cell[]> {
  const due = [root]
  for (let number = due.pop(); number !== undefined; number = due.pop()) {
    // A page that stands in two places is in the wrong place in at least one of them.
    const page = seen.has(number) ? null : pageOfTree(pages, number, tree)
    if (!page) {
      onFault()
      continue
    }
    seen.add(number)
    if (!page.sound) onFault()
    // The pages below an inner page that does not add up may be anybody's; they are looked at as strays.
    if (page.leaf || page.sound) due.push(...page.children)
    const cells = page.tree === 'table' ? ascending(page.cells, onFault) : page.cells
    yield cells.filter(({ values }) => values !== null)
  }
}

/** A page whose own first byte does not say what its tree says it must be is read as that, if all of it adds up. */
function pageOfTree(pages: Pages, number: number, tree: Tree): Page | null {
  const own = readPage(pages, number)
  if (own?.tree === tree && own.sound) return own
  const other = readPage(pages, number, { tree, leaf: true }) ?? readPage(pages, number, { tree, leaf: false })
  if (other && other.cells.length > 0) return other
  return own?.tree === tree ? own : null
}

/** Row numbers ascend along a page; one that does not was damaged, and its row is not to be told from another's. */
function ascending(cells: readonly Cell[], onFault: () => void): Cell[] {
  const numberAt = (i: number) => cells[i]?.rowid ?? null
  return cells.filter((cell, i) => {
    const [before, after] = [numberAt(i - 1), numberAt(i + 1)]
    const fine =
      cell.rowid !== null && (before === null || cell.rowid > before) && (after === null || cell.rowid < after)
    if (!fine) onFault()
    return fine
  })
}

/** The pages of the free list: they hold nothing any more. What of the list does not read is left out. */
export function freePages(pages: Pages): Set<number> {
  const free = new Set<number>()
  const first = pages.page(1)
  if (!pages.header || !first) return free
  for (let trunk = viewOf(first).getUint32(32); trunk !== 0 && !free.has(trunk); ) {
    const page = pages.page(trunk)
    if (!page) break
    free.add(trunk)
    const view = viewOf(page)
    const count = Math.min(view.getUint32(4), Math.floor(pages.usable / 4) - 2)
    for (let i = 0; i < count; i++) free.add(view.getUint32(8 + 4 * i))
    trunk = view.getUint32(0)
  }
  return free
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
