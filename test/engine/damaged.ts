// A large program, damaged in many ways: what is said of it, and what comes back of it.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'sql.js'
import { expect } from 'vitest'
import { openPlain } from '../../electron/engine/store/disk/open'
import { Program } from '../../electron/engine/store/program/program'
import { prepared, run, script, sql } from '../../electron/engine/store/sql'
import { type Findings, SALVAGED, type Salvage } from '../../shared/contract/program'
import { seeded } from '../fixtures/random'
import { anEngine, aProgramFile, around, CLOSED, LATER, NOW } from './builders'

/** The bytes of a page. */
export const PAGE = 4096
/** Its responses. */
export const ROWS = 3000

// The trail of what comes back is its own.
const TABLES = SALVAGED.filter((table) => table !== 'trail')

/**
 * The bytes of a program with three thousand responses, some with more to say than a page holds; its rows as text, by
 * table; and the numbers of the pages at which its tables begin. Made once for every file of tests.
 */
export const { sound, rows, roots } = await aSoundProgram()

async function aSoundProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'nps-salvage-'))
  try {
    const path = await aLargeProgram(folder)
    const database = await openPlain(path)
    const found = database.exec('SELECT name, rootpage FROM sqlite_schema')[0]?.values ?? []
    database.close()
    return {
      sound: readFileSync(path),
      rows: await rowsOf(path),
      roots: new Map(found.map(([name, root]) => [String(name), Number(root)])),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function aLargeProgram(folder: string): Promise<string> {
  const path = await aProgramFile(folder, [CLOSED, LATER])
  const program = await Program.open(path, around(folder))
  await program.write('import.run', (db) => {
    script(
      db,
      `INSERT INTO dimension (id, name) VALUES (1, 'Sector'), (2, 'Size');
       INSERT INTO segment (id, dimension_id, name) VALUES (1, 1, 'SaaS'), (2, 1, 'Industry'), (3, 2, 'Large');
       INSERT INTO import_batch (id, wave_id, file, hash, layout, mapping, at, rows_read, imported, skipped, rejected)
         VALUES (1, 1, 'a.csv', 'h', 'generic', '{}', '${NOW}', ${ROWS}, ${ROWS}, 0, 0)`,
    )
    const response = prepared(
      db,
      'INSERT INTO response (id, wave_id, score, search_text, batch_id, row, verbatim, answered_at) VALUES (?, ?, ?, ?, 1, ?, ?, ?)',
    )
    const segment = prepared(
      db,
      'INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score) VALUES (?, ?, ?, ?, ?)',
    )
    const random = seeded(7)
    for (let id = 1; id <= ROWS; id++) {
      const wave = (id % 2) + 1
      const score = Math.floor(random() * 11)
      const verbatim = id % 3 === 0 ? `« Réponse ${id} » `.repeat(id % 500 === 0 ? 400 : 4) : null
      response.run([id, wave, score, verbatim?.toLowerCase() ?? '', id, verbatim, `2026-07-${10 + (id % 20)}`])
      segment.run([id, 1, (id % 2) + 1, wave, score])
      if (id % 5 === 0) segment.run([id, 2, 3, wave, score])
    }
    response.free()
    segment.free()
    for (let response = 1; response <= 300; response++) {
      run(
        db,
        sql`INSERT INTO action (response_id, category, title, status, created_at)
            VALUES (${response}, 'detractor', ${`Call ${response}`}, 'open', ${NOW})`,
      )
    }
  })
  await program.close()
  return path
}

/** Every row of the tables, as text, under its table. */
async function rowsOf(path: string): Promise<Map<string, string[]>> {
  const database = await openPlain(path)
  try {
    return new Map(TABLES.map((table) => [table, valuesOf(database, table)]))
  } finally {
    database.close()
  }
}

function valuesOf(database: Database, table: string): string[] {
  return (database.exec(`SELECT * FROM ${table} ORDER BY 1, 2`)[0]?.values ?? []).map((row) => JSON.stringify(row))
}

export const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

interface Outcome {
  findings: Findings
  salvage: Salvage | null
  /** Rows of the new program that were in the old one just so, by table. */
  same: Map<string, number>
  /** Rows of the new program that were not. */
  other: Map<string, string[]>
}

/** Examines and salvages bytes through the engine; whatever comes of it, the file must be as it was, and nothing beside it. */
export async function outcome(bytes: Uint8Array, language = 'fr-FR'): Promise<Outcome> {
  const engine = anEngine({ settings: { systemLanguages: [language] } })
  const from = join(engine.folder, 'damaged.npsw')
  const to = join(engine.folder, 'new.npsw')
  writeFileSync(from, bytes)
  const before = hashOf(from)
  const beside = readdirSync(engine.folder)
  const findings = await engine.ask('program.examine', { file: engine.token(from) })
  expect(hashOf(from)).toBe(before)
  expect(readdirSync(engine.folder)).toEqual(beside)
  const reply = await engine.engine.dispatch('program.salvage', { file: engine.token(from), to: engine.token(to) })
  expect(hashOf(from)).toBe(before)
  if (!reply.ok) {
    expect(reply.failure).toEqual({ code: 'nothing-to-salvage', facts: { file: 'damaged.npsw' } })
    expect(readdirSync(engine.folder)).toEqual(beside)
    return { findings, salvage: null, same: new Map(), other: new Map() }
  }
  const salvage = reply.value as Salvage
  expect(salvage.made).toEqual(engine.token(to))
  await engine.ask('program.open', { file: salvage.made })
  await engine.engine.close()
  const came = await rowsOf(to)
  const same = new Map<string, number>()
  const other = new Map<string, string[]>()
  for (const [table, found] of came) {
    const known = new Set(rows.get(table))
    same.set(table, found.filter((row) => known.has(row)).length)
    other.set(
      table,
      found.filter((row) => !known.has(row)),
    )
    // What is reported as recovered is in the new program, just as it was.
    const said = salvage.tables.find((one) => one.table === table)
    expect(said?.recovered, table).toBe(same.get(table))
    if (said && said.lost !== null) expect(said.recovered + said.lost, table).toBe(known.size)
  }
  return { findings, salvage, same, other }
}

/** The sound bytes after a change of them. */
export const damage = (change: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.from(sound)
  change(bytes)
  return bytes
}

/** The numbers of the pages whose first byte says that they are of a kind. */
export const pagesOfKind = (kind: number): number[] =>
  Array.from({ length: sound.length / PAGE }, (_, i) => i).filter((i) => i > 0 && sound[i * PAGE] === kind)

export const zeroPage = (page: number) => damage((bytes) => bytes.fill(0, page * PAGE, (page + 1) * PAGE))

/** The root page of a table, counted from 0. */
export function rootOf(table: string): number {
  const root = roots.get(table)
  if (root === undefined) throw new Error(`there is no table ${table}`)
  return root - 1
}

/** The pages that the inner page at a table's root leads to, counted from 0. */
function childrenOf(table: string): number[] {
  const start = rootOf(table) * PAGE
  const count = sound.readUInt16BE(start + 3)
  const cells = Array.from({ length: count }, (_, i) => sound.readUInt16BE(start + 12 + 2 * i))
  return cells.map((cell) => sound.readUInt32BE(start + cell) - 1)
}

/** Whether a page lies below the root of a table. */
export const isOf = (page: number, table: string) => childrenOf(table).includes(page)

/** A leaf in the middle of the responses. */
export function leafOfResponses(): number {
  const children = childrenOf('response')
  const page = children[Math.floor(children.length / 2)]
  if (page === undefined || sound[page * PAGE] !== 13) throw new Error('the responses stand on two levels of pages')
  return page
}
