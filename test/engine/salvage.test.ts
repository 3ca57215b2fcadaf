// Damaged files: what is said of them, what comes back of them, and that not a byte of them changes.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Database } from 'sql.js'
import { beforeAll, describe, expect, it } from 'vitest'

import { openDatabase, openPlain } from '../../electron/engine/store/disk/open'
import { APPLICATION_ID, migrate } from '../../electron/engine/store/migrations'
import { Program } from '../../electron/engine/store/program'
import { prepared, run, script, sql } from '../../electron/engine/store/sql'
import type { Findings, Salvage } from '../../shared/contract/program'
import { seeded } from '../fixtures/random'
import { aFolder, anEngine, aProgramFile, around, CLOSED, LATER, NOW } from './builders'

const PAGE = 4096
const ROWS = 3000

/** The bytes of a program with three thousand responses, some with more to say than a page holds; and its rows. */
let sound: Buffer
let rows: Map<string, string[]>

let roots: Map<string, number>

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nps-salvage-'))
  const path = await aLargeProgram(folder)
  sound = readFileSync(path)
  rows = await rowsOf(path)
  const database = await openPlain(path)
  const found = database.exec('SELECT name, rootpage FROM sqlite_schema')[0]?.values ?? []
  roots = new Map(found.map(([name, root]) => [String(name), Number(root)]))
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

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

const TABLES = [
  'program',
  'campaign',
  'wave',
  'dimension',
  'segment',
  'import_batch',
  'response',
  'response_segment',
  'action',
]

/** Every row of the tables, as text, under its table. */
async function rowsOf(path: string): Promise<Map<string, string[]>> {
  const database = await openPlain(path)
  try {
    return new Map(TABLES.map((table) => [table, valuesOf(database, table)]))
  } finally {
    database.close()
  }
}

const valuesOf = (database: Database, table: string): string[] =>
  (database.exec(`SELECT * FROM ${table} ORDER BY 1, 2`)[0]?.values ?? []).map((row) => JSON.stringify(row))

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

interface Outcome {
  findings: Findings
  salvage: Salvage | null
  /** Rows of the new program that were in the old one just so, by table. */
  same: Map<string, number>
  /** Rows of the new program that were not. */
  other: Map<string, string[]>
}

/** Examines and salvages bytes through the engine; whatever comes of it, the file must be as it was, and nothing beside it. */
async function outcome(bytes: Uint8Array, language = 'fr-FR'): Promise<Outcome> {
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

const damage = (change: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.from(sound)
  change(bytes)
  return bytes
}

/** The numbers of the pages whose first byte says that they are of a kind. */
const pagesOfKind = (kind: number): number[] =>
  Array.from({ length: sound.length / PAGE }, (_, i) => i).filter((i) => i > 0 && sound[i * PAGE] === kind)

const zeroPage = (page: number) => damage((bytes) => bytes.fill(0, page * PAGE, (page + 1) * PAGE))

describe('a sound program', () => {
  it('is found sound, and comes back whole', async () => {
    const { findings, salvage, other } = await outcome(sound)
    expect(findings).toMatchObject({ verdict: 'sound', problems: [], bytes: sound.length, expectedBytes: sound.length })
    expect(findings.readable).toEqual({ campaigns: 1, waves: 2, responses: ROWS, actions: 300 })
    expect(salvage?.tables.filter(({ lost }) => lost !== 0)).toEqual([])
    expect([...other.values()].flat()).toEqual([])
    expect(salvage?.holds).toEqual(findings.readable)
  })
})

describe('damaged inside', () => {
  it('pages all over the file zeroed, one at a time', async () => {
    const pages = sound.length / PAGE
    for (let page = 1; page < pages; page += Math.ceil(pages / 10)) {
      const { findings, other } = await outcome(zeroPage(page))
      expect(findings.verdict, `page ${page}`).not.toBe('not-a-database')
      expect(other.get('response')).toEqual([])
      expect(other.get('action')).toEqual([])
    }
  }, 120_000)

  it('a leaf of the responses: all others come back, and the loss is counted', async () => {
    const page = leafOfResponses()
    const { findings, salvage, other } = await outcome(zeroPage(page))
    expect(findings.verdict).toBe('broken')
    expect(findings.problems.length).toBeGreaterThan(0)
    const responses = salvage?.tables.find(({ table }) => table === 'response')
    expect(responses?.lost).toBeGreaterThan(0)
    expect(responses?.lost).toBeLessThan(200)
    expect(findings.readable?.responses).toBe(responses?.recovered)
    expect(other.get('response')).toEqual([])
  })

  it('the inner page of the responses: its leaves are found all the same', async () => {
    const inner = pagesOfKind(5)
    expect(inner.length).toBeGreaterThan(0)
    for (const page of inner) {
      const { salvage } = await outcome(zeroPage(page))
      expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS, lost: 0 })
    }
  })

  it('a page of the segments: what only an index still knows comes back', async () => {
    const page = pagesOfKind(10).find((one) => isOf(one, 'response_segment'))
    if (page === undefined) throw new Error('the program has such a page')
    const { salvage } = await outcome(zeroPage(page))
    expect(salvage?.tables.find(({ table }) => table === 'response_segment')).toMatchObject({ lost: 0 })
  })

  it('the first byte of a page flipped: what it holds comes back', async () => {
    const page = leafOfResponses()
    const { findings, salvage } = await outcome(
      damage((bytes) => bytes.writeUInt8(bytes.readUInt8(page * PAGE) ^ 0xff, page * PAGE)),
    )
    expect(findings.verdict).toBe('broken')
    expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS, lost: 0 })
  })

  it('waves and campaigns lost: their responses stand under placeholders in the user’s language', async () => {
    const wave = rootOf('wave')
    const campaign = rootOf('campaign')
    const bytes = damage((all) => {
      all.fill(0, wave * PAGE, (wave + 1) * PAGE)
      all.fill(0, campaign * PAGE, (campaign + 1) * PAGE)
    })
    for (const [language, word] of [
      ['fr-FR', 'Récupéré'],
      ['en-GB', 'Recovered'],
    ] as const) {
      const { salvage, other, same } = await outcome(bytes, language)
      expect(same.get('response')).toBe(ROWS)
      expect(other.get('campaign')).toEqual([`[1,"${word}","relational",null,"${NOW}"]`])
      expect(other.get('wave')).toEqual([
        `[1,1,"${word} 1","2026-07-10","2026-07-28",null,"${NOW}"]`,
        `[2,1,"${word} 2","2026-07-11","2026-07-29",null,"${NOW}"]`,
      ])
      expect(salvage?.tables.find(({ table }) => table === 'wave')).toEqual({ table: 'wave', recovered: 0, lost: 2 })
      // No index lists the campaigns: nobody knows how many there were.
      expect(salvage?.tables.find(({ table }) => table === 'campaign')).toMatchObject({ recovered: 0, lost: null })
    }
  })

  it('a table that the schema does not name any more: its rows are recognised by what they are', async () => {
    const at = sound.indexOf('tableresponseresponse')
    expect(at).toBeGreaterThan(0)
    const { findings, salvage } = await outcome(damage((bytes) => bytes.write('tablX', at)))
    expect(findings.verdict).toBe('broken')
    expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS, lost: 0 })
  })

  it('a value that no program may hold is counted as lost', async () => {
    const path = join(aFolder(), 'odd.npsw')
    writeFileSync(path, sound)
    const database = await openPlain(path)
    database.exec('PRAGMA ignore_check_constraints = ON; UPDATE response SET score = 99 WHERE id = 7')
    database.close()
    const { findings, salvage } = await outcome(readFileSync(path))
    expect(findings.problems[0]).toContain('CHECK')
    expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS - 1, lost: 1 })
  })

  it('responses lost: their actions are counted as lost, not given to an invented answer', async () => {
    const page = leafOfResponses()
    const { salvage, same, other } = await outcome(zeroPage(page))
    const actions = salvage?.tables.find(({ table }) => table === 'action')
    expect(actions?.recovered).toBe(same.get('action'))
    expect(other.get('action')).toEqual([])
  })
})

describe('damaged outside', () => {
  it('no byte at all', async () => {
    const { findings, salvage } = await outcome(Buffer.alloc(0))
    expect(findings).toMatchObject({ verdict: 'empty', bytes: 0, expectedBytes: null, readable: null })
    expect(salvage).toBeNull()
  })

  it('something else altogether', async () => {
    const { findings, salvage } = await outcome(Buffer.from('Score;Comment\n9;fine\n'.repeat(2000)))
    expect(findings).toMatchObject({ verdict: 'not-a-database', readable: null })
    expect(salvage).toBeNull()
  })

  it('cut to 60 % of its length', async () => {
    const { findings, salvage, other } = await outcome(sound.subarray(0, Math.floor(sound.length * 0.6)))
    expect(findings).toMatchObject({ verdict: 'cut-off', expectedBytes: sound.length })
    expect(salvage?.tables.find(({ table }) => table === 'response')?.recovered).toBeGreaterThan(ROWS / 3)
    expect(other.get('response')).toEqual([])
  })

  it('cut by its last byte', async () => {
    const { findings } = await outcome(sound.subarray(0, -1))
    expect(findings).toMatchObject({ verdict: 'cut-off', expectedBytes: sound.length })
  })

  it('the first page zeroed: the rows are recognised by what they are', async () => {
    const { findings, salvage, other } = await outcome(zeroPage(0))
    expect(findings.verdict).toBe('not-a-database')
    expect(findings.readable).toEqual({ campaigns: 1, waves: 2, responses: ROWS, actions: 300 })
    expect(salvage?.tables.find(({ table }) => table === 'response')).toMatchObject({ recovered: ROWS, lost: null })
    expect([...other.values()].flat()).toEqual([])
  })

  it('a mark that is not ours: the tables are whole, and the new program opens', async () => {
    const { findings, salvage } = await outcome(damage((bytes) => bytes.writeUInt32BE(APPLICATION_ID ^ 1, 68)))
    expect(findings.verdict).toBe('broken')
    expect(findings.problems[0]).toContain('application_id')
    expect(salvage?.tables.filter(({ lost }) => lost !== 0)).toEqual([])
  })
})

describe('what a crash left in the log', () => {
  it('is a part of the file: read by the examination and by the salvage', async () => {
    const engine = anEngine()
    const path = join(engine.folder, 'open.npsw')
    writeFileSync(path, sound)
    const database = await openDatabase(path)
    database.run('UPDATE response SET score = 10 - score WHERE id <= 1000')
    const copy = join(engine.folder, 'crashed.npsw')
    copyFileSync(path, copy)
    copyFileSync(`${path}-wal`, `${copy}-wal`)
    const scores = database.exec('SELECT sum(score * id) FROM response')
    database.close()
    // Nothing of the change is in the file itself.
    expect(readFileSync(copy).subarray(PAGE).equals(sound.subarray(PAGE))).toBe(true)
    const [before, log] = [hashOf(copy), hashOf(`${copy}-wal`)]
    expect((await engine.ask('program.examine', { file: engine.token(copy) })).verdict).toBe('sound')
    const to = engine.token(join(engine.folder, 'new.npsw'))
    const salvage = await engine.ask('program.salvage', { file: engine.token(copy), to })
    expect(salvage.tables.filter(({ lost }) => lost !== 0)).toEqual([])
    // The new program tells what it is, and from what it was made.
    await engine.ask('program.open', { file: to })
    const [latest] = (await engine.ask('history.list', {})).entries
    expect(latest).toMatchObject({
      call: 'program.salvage',
      who: 'Tester',
      changes: [{ what: 'program', how: 'added', name: basename(copy) }],
    })
    await engine.ask('program.close', {})
    expect([hashOf(copy), hashOf(`${copy}-wal`)]).toEqual([before, log])
    const came = await openPlain(to.token)
    expect(came.exec('SELECT sum(score * id) FROM response')).toEqual(scores)
    came.close()
  })
})

describe('older shapes', () => {
  it('come back in the newest one', async () => {
    const engine = anEngine()
    const path = join(engine.folder, 'old.npsw')
    const database = await openPlain(path, { create: true })
    migrate(database, 'old.npsw', 10)
    database.exec(`
      INSERT INTO program (id, name, created_at) VALUES (1, 'Old', '${NOW}');
      INSERT INTO campaign (id, name, kind, created_at) VALUES (1, 'c', 'relational', '${NOW}');
      INSERT INTO wave (id, campaign_id, name, opens_on, closes_on, created_at) VALUES (1, 1, 'w', '2026-01-01', '2026-01-31', '${NOW}');
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        INSERT INTO response (id, wave_id, score) SELECT i, 1, i % 11 FROM n;`)
    database.close()
    for (const page of [0, 12]) {
      const bytes = readFileSync(path)
      bytes.fill(0, page * PAGE, (page + 1) * PAGE)
      const damaged = join(engine.folder, `damaged-${page}.npsw`)
      writeFileSync(damaged, bytes)
      const to = engine.token(join(engine.folder, `new-${page}.npsw`))
      const salvage = await engine.ask('program.salvage', { file: engine.token(damaged), to })
      expect(salvage.tables.find(({ table }) => table === 'program')).toMatchObject({ recovered: 1, lost: 0 })
      expect(salvage.holds.responses).toBeGreaterThan(2000)
      const info = await engine.ask('program.open', { file: to })
      expect(info).toMatchObject({ name: 'Old', responses: salvage.holds.responses })
      await engine.ask('program.close', {})
    }
  })
})

describe('where it may not write', () => {
  it('a file that is there is not replaced', async () => {
    const engine = anEngine()
    const [from, to] = ['damaged.npsw', 'there.npsw'].map((name) => join(engine.folder, name)) as [string, string]
    writeFileSync(from, zeroPage(20))
    writeFileSync(to, 'precious')
    expect(await engine.failure('program.salvage', { file: engine.token(from), to: engine.token(to) })).toEqual({
      code: 'file-exists',
      facts: { file: 'there.npsw' },
    })
    expect(readFileSync(to, 'utf8')).toBe('precious')
  })

  it('a file that is not there', async () => {
    const engine = anEngine()
    const file = engine.token(join(engine.folder, 'gone.npsw'))
    expect(await engine.failure('program.examine', { file })).toEqual({
      code: 'file-missing',
      facts: { file: basename(file.token) },
    })
  })
})

describe('random bytes', () => {
  it('flipped one by one: always an answer, never a change, and what comes back opens', async () => {
    const random = seeded(11)
    for (let i = 0; i < 15; i++) {
      const at = Math.floor(random() * sound.length)
      const engine = anEngine()
      const from = join(engine.folder, 'damaged.npsw')
      writeFileSync(
        from,
        damage((bytes) => bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)),
      )
      const before = hashOf(from)
      const findings = await engine.ask('program.examine', { file: engine.token(from) })
      const to = engine.token(join(engine.folder, 'new.npsw'))
      const salvage = await engine.ask('program.salvage', { file: engine.token(from), to })
      expect(hashOf(from)).toBe(before)
      // One byte never costs more than its page, and a report of no loss must be true.
      const responses = salvage.tables.find(({ table }) => table === 'response')
      expect(responses?.recovered, `byte ${at}, ${findings.verdict}`).toBeGreaterThan(ROWS - 200)
      if (responses?.lost === 0) expect(responses.recovered).toBe(ROWS)
      expect((await engine.ask('program.open', { file: to })).responses).toBe(responses?.recovered)
      await engine.engine.close()
    }
  }, 120_000)
})

/** The root page of a table, counted from 0. */
function rootOf(table: string): number {
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

const isOf = (page: number, table: string) => childrenOf(table).includes(page)

/** A leaf in the middle of the responses. */
function leafOfResponses(): number {
  const children = childrenOf('response')
  const page = children[Math.floor(children.length / 2)]
  if (page === undefined || sound[page * PAGE] !== 13) throw new Error('the responses stand on two levels of pages')
  return page
}
