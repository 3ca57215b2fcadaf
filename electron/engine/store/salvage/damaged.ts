// A damaged program as rows: what its trees still give, what its indexes know besides, and the stray pages that nothing
// leads to any more.
import { type Cell, readPage } from './btree'
import type { Pages } from './pages'
import type { Stored } from './record'
import { fits, type IndexShape, type TableShape } from './shapes'
import { freePages, rowsOfTree } from './trees'

/** The schema's own tree begins on the first page. */
const SCHEMA_ROOT = 1

export class DamagedProgram {
  readonly #pages: Pages
  readonly #shapes: readonly TableShape[]
  readonly #roots: Map<string, number>
  readonly #seen = new Set<number>()
  /** Tables of which something could not be read. */
  readonly #faulty = new Set<string>()
  /** How many rows the tree of a table gave. */
  readonly #counts = new Map<string, number>()
  /** How many entries each index has; null: not all of it could be read. */
  readonly #entries = new Map<string, number | null>()

  constructor(pages: Pages, shapes: readonly TableShape[]) {
    this.#pages = pages
    this.#shapes = shapes
    this.#roots = rootsOf(pages, this.#seen)
  }

  /** Whether something of a table could not be read. Known once its rows were asked for. */
  isFaulty({ table }: TableShape): boolean {
    return this.#faulty.has(table)
  }

  /** The rows that the table's own tree leads to, a page of them at a time; each in the order of the shape's columns. */
  *rows(shape: TableShape): Generator<Stored[][]> {
    const { table, tree } = shape
    const root = this.#roots.get(table)
    const fault = () => this.#faulty.add(table)
    if (root === undefined) {
      fault()
      return
    }
    let count = 0
    for (const cells of rowsOfTree(this.#pages, root, tree, { seen: this.#seen }, fault)) {
      const rows = rowsOf(cells, ({ rowid, values }) => rowOf(shape, rowid, values))
      if (rows.length < cells.length) fault()
      count += rows.length
      yield rows
    }
    this.#counts.set(table, count)
  }

  /**
   * How many rows a table had: what its tree gave if all of it could be read, and what an index of every row says. Null:
   * neither can be relied on. Its rows must have been asked for before.
   */
  expected(shape: TableShape): number | null {
    if (shape.table === 'program') return 1
    const said = shape.indexes.filter(({ whole }) => whole).map((index) => this.#entriesOf(index))
    const known = said.filter((count) => count !== null)
    if (!this.isFaulty(shape)) known.push(this.#counts.get(shape.table) ?? 0)
    return known.length > 0 ? Math.max(...known) : null
  }

  /** Rows out of an index that holds every column of the table; none where there is no such index. */
  *rowsOfIndexes(shape: TableShape): Generator<Stored[][]> {
    for (const index of shape.indexes) {
      const root = this.#roots.get(index.name)
      const order = orderIn(index, shape)
      if (root === undefined || !order) continue
      for (const cells of rowsOfTree(this.#pages, root, 'index', { seen: new Set() }, () => undefined)) {
        yield rowsOf(cells, ({ values }) => reordered(shape, order, values ?? []))
      }
    }
  }

  /**
   * The pages that no tree leads to any more, and that hold rows of the faulty tables. `tables`: to which of them all of
   * a page's rows could belong, by their number of columns and their types. Every table's rows must have been asked for.
   */
  *strays(): Generator<{ tables: { shape: TableShape; rows: Stored[][] }[] }> {
    // What belongs to an index is no stray.
    for (const index of this.#shapes.flatMap(({ indexes }) => indexes)) this.#entriesOf(index)
    const faulty = this.#shapes.filter((shape) => this.isFaulty(shape))
    if (faulty.length === 0) return
    const free = freePages(this.#pages)
    for (let number = 1; number <= this.#pages.count; number++) {
      if (this.#seen.has(number) || free.has(number)) continue
      const page = readPage(this.#pages, number)
      const cells = page?.cells.filter(({ values }) => values !== null) ?? []
      if (!page || cells.length === 0) continue
      const tables = faulty
        .filter(({ tree }) => tree === page.tree)
        .map((shape) => ({ shape, rows: strayRows(shape, cells) }))
        .filter(({ rows }) => rows.length > 0)
      if (tables.length > 0) yield { tables }
    }
  }

  /** How many entries an index has; null when not all of it can be read. */
  #entriesOf(index: IndexShape): number | null {
    const known = this.#entries.get(index.name)
    if (known !== undefined) return known
    const root = this.#roots.get(index.name)
    let count: number | null = null
    if (root !== undefined) {
      let whole = true
      let entries = 0
      const fault = () => {
        whole = false
      }
      for (const cells of rowsOfTree(this.#pages, root, 'index', { seen: this.#seen }, fault)) entries += cells.length
      count = whole ? entries : null
    }
    this.#entries.set(index.name, count)
    return count
  }
}

/** Where each table and index begins, as far as the schema reads. */
function rootsOf(pages: Pages, seen: Set<number>): Map<string, number> {
  const roots = new Map<string, number>()
  for (const cells of rowsOfTree(pages, SCHEMA_ROOT, 'table', { seen }, () => undefined)) {
    for (const { values } of cells) {
      const [type, name, , root] = values ?? []
      if ((type === 'table' || type === 'index') && typeof name === 'string' && typeof root === 'number') {
        roots.set(name, root)
      }
    }
  }
  return roots
}

const rowsOf = (cells: readonly Cell[], read: (cell: Cell) => Stored[] | null): Stored[][] =>
  cells.map(read).filter((row) => row !== null)

/** A row in the order of the columns, with its number where a column stands for it. Null: it is none of this table. */
function rowOf(shape: TableShape, rowid: number | null, values: readonly Stored[] | null): Stored[] | null {
  if (!values || !fits(shape, values)) return null
  return values.map((value, i) => (shape.columns[i]?.rowid ? rowid : value))
}

/** All rows of a stray page, if every one of them could belong to the table. */
function strayRows(shape: TableShape, cells: readonly Cell[]): Stored[][] {
  const own = rowsOf(cells, ({ rowid, values }) => rowOf(shape, rowid, values))
  const rows = own.length === cells.length ? own : []
  if (shape.tree === 'table') return rows
  // Tables without row numbers look like their indexes, whose pages know the same rows in another order. All readings
  // are given; which rows are true is decided by the tables that they point to.
  for (const order of shape.indexes.map((index) => orderIn(index, shape))) {
    if (order) rows.push(...rowsOf(cells, ({ values }) => reordered(shape, order, values ?? [])))
  }
  return rows
}

/** Where in an index's entries each column of the table stands; null when it does not hold all of them. */
function orderIn(index: IndexShape, shape: TableShape): number[] | null {
  const order = shape.columns.map(({ name }) => index.columns.indexOf(name))
  return order.includes(-1) ? null : order
}

function reordered(shape: TableShape, order: readonly number[], values: readonly Stored[]): Stored[] | null {
  if (values.length <= Math.max(...order)) return null
  const row = order.map((place) => values[place] ?? null)
  // In an index the row's number stands among the values, where the table itself has none.
  const asStored = row.map((value, i) => (shape.columns[i]?.rowid ? null : value))
  return fits(shape, asStored) ? row : null
}
