// Makes a new program of what still reads of a damaged one. The damaged file is only ever read.
import { basename } from 'node:path'
import type { Database } from 'sql.js'
import { type Holdings, SALVAGED, type Salvage } from '../../../../shared/contract/program'
import { writableFor } from '../database'
import { diskErrorOf, openPlain } from '../disk/open'
import { holdingsOf } from '../holdings'
import { liftIndexes } from '../indexes'
import { migrate, STEPS } from '../migrations'
import { run, script, sql } from '../sql'
import type { Line } from '../trail/changes'
import type { EntryFacts } from '../trail/recorder'
import { sealTrail } from '../trail/seal'
import { tellEntry } from '../trail/told'
import { DamagedProgram } from './damaged'
import { quoted, RowInserter } from './insertRows'
import { type Placeholders, settleOrphans } from './orphans'
import type { Pages } from './pages'
import { emptyProgram, shapesOf, type TableShape } from './shapes'
import { insertStrays } from './strays'
import { pagesOf } from './trees'

export interface SalvageGiven {
  /** The damaged file. */
  from: string
  /** Where the new program is made; nothing must be there. */
  to: string
  placeholders: Placeholders
  /** When and by whom, for the history of the new program. */
  entry: EntryFacts
  breathe(): Promise<void>
}

export type Came = Pick<Salvage, 'tables' | 'holds'>

/** Null when nothing came back: then the new file holds no program and is to be removed. */
export async function salvageInto({ from, to, placeholders, entry, breathe }: SalvageGiven): Promise<Came | null> {
  const pages = pagesOf(from)
  try {
    const shape = await shapeOf(pages, breathe)
    const database = await openPlain(to, { create: true })
    try {
      // A draft: when anything goes wrong it is thrown away, so it needs no journal.
      database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF')
      migrate(database, 'salvage', shape)
      const tables = await fill(database, new DamagedProgram(pages, shapesOf(database)), shape, placeholders, breathe)
      if (!tables) return null
      database.exec('PRAGMA foreign_keys = ON')
      migrate(database, 'salvage')
      // Rows that an undo would need may not be there. The history still tells what was done.
      sealTrail(writableFor(database))
      tellEntry(writableFor(database), entry, [
        { what: 'program', id: 1, name: basename(from), how: 'added', count: 1 },
        ...lostOf(tables),
      ])
      return { tables, holds: holdingsOf(database) }
    } catch (error) {
      // The disk knows what failed: SQLite does not say, and what it says of a draft without a journal comes later.
      const code = diskErrorOf(database)
      throw error instanceof Error && code !== null ? Object.assign(error, { code }) : error
    } finally {
      database.close()
    }
  } finally {
    pages.close()
  }
}

/** What the history tells of the losses: those that can be known. */
function lostOf(tables: Came['tables']): Line[] {
  return tables.flatMap(({ table, lost }) =>
    lost && (table === 'campaign' || table === 'wave' || table === 'response' || table === 'action')
      ? [{ what: table, id: null, name: null, how: 'removed' as const, count: lost }]
      : [],
  )
}

/** What still reads of a damaged file, counted; null when nothing does. Makes no file. */
export async function readableIn(from: string, breathe: () => Promise<void>): Promise<Holdings | null> {
  const pages = pagesOf(from)
  try {
    const shape = await shapeOf(pages, breathe)
    const database = await emptyProgram(shape)
    try {
      const damaged = new DamagedProgram(pages, shapesOf(database))
      database.run('PRAGMA foreign_keys = OFF')
      const counts = new Map<string, number>()
      for (const one of shapesOf(database)) {
        let count = 0
        for (const rows of damaged.rows(one)) {
          count += rows.length
          await breathe()
        }
        counts.set(one.table, count)
      }
      const strays = await insertStrays(database, damaged, shapesOf(database), shape, breathe)
      const of = (table: string) => (counts.get(table) ?? 0) + (strays.get(table) ?? 0)
      const any = [...counts.keys()].some((table) => of(table) > 0)
      return any
        ? { campaigns: of('campaign'), waves: of('wave'), responses: of('response'), actions: of('action') }
        : null
    } finally {
      database.close()
    }
  } finally {
    pages.close()
  }
}

async function fill(
  database: Database,
  damaged: DamagedProgram,
  shape: number,
  placeholders: Placeholders,
  breathe: () => Promise<void>,
): Promise<Came['tables'] | null> {
  const db = writableFor(database)
  const shapes = shapesOf(database)
  database.run('BEGIN')
  const indexes = liftIndexes(db)
  for (const one of shapes) await insertAll(database, one, damaged.rows(one), breathe)
  for (const one of shapes) {
    if (damaged.isFaulty(one)) await insertAll(database, one, damaged.rowsOfIndexes(one), breathe)
  }
  await insertStrays(database, damaged, shapes, shape, breathe)
  const stored = countsOf(database, shapes)
  if ([...stored.values()].every((count) => count === 0)) return null
  const gone = settleOrphans(database, placeholders)
  nameProgram(database, placeholders)
  for (const statement of indexes) script(db, statement)
  const broken = database.exec('PRAGMA foreign_key_check')[0]?.values.length ?? 0
  if (broken > 0) throw new Error(`${broken} references of a salvaged program do not hold`)
  database.run('COMMIT')
  return SALVAGED.map((table) => {
    const one = shapes.find((candidate) => candidate.table === table)
    if (!one) return { table, recovered: 0, lost: 0 }
    const recovered = (stored.get(table) ?? 0) - (gone.get(table) ?? 0)
    const expected = damaged.expected(one)
    return { table, recovered, lost: expected === null ? null : Math.max(0, expected - recovered) }
  })
}

async function insertAll(
  database: Database,
  shape: TableShape,
  pages: Iterable<Parameters<RowInserter['insert']>[0][]>,
  breathe: () => Promise<void>,
): Promise<void> {
  const inserter = new RowInserter(database, shape)
  try {
    for (const rows of pages) {
      for (const row of rows) inserter.insert(row)
      await breathe()
    }
  } finally {
    inserter.free()
  }
}

function countsOf(database: Database, shapes: readonly TableShape[]): Map<string, number> {
  return new Map(
    shapes.map(({ table }) => [
      table,
      Number(database.exec(`SELECT count(*) FROM ${quoted(table)}`)[0]?.values[0]?.[0] ?? 0),
    ]),
  )
}

/**
 * A program has one row about itself. Where it came back, its uid did too: the backups of the damaged program are those
 * of the new one, for that is what it goes on from.
 */
function nameProgram(database: Database, { word, now }: Placeholders): void {
  run(writableFor(database), sql`INSERT OR IGNORE INTO program (id, name, created_at) VALUES (1, ${word}, ${now})`)
}

/** The shape that a file says it has; where it does not say, the one to whose tables most of its pages could belong. */
async function shapeOf(pages: Pages, breathe: () => Promise<void>): Promise<number> {
  const versions = STEPS.map(({ version }) => version)
  const said = pages.header?.shape
  if (said !== undefined && versions.includes(said)) return said
  let best = { version: Math.max(...versions), pages: 0 }
  for (const version of versions.toReversed()) {
    const empty = await emptyProgram(version)
    const shapes = shapesOf(empty)
    empty.close()
    const damaged = new DamagedProgram(pages, shapes)
    for (const shape of shapes) for (const _rows of damaged.rows(shape)) await breathe()
    let count = 0
    for (const _page of damaged.strays()) {
      count++
      await breathe()
    }
    if (count > best.pages) best = { version, pages: count }
  }
  return best.version
}
