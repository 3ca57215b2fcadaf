// Opening: what is no sound program of this version is refused under its right name, and left exactly as it is.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { describe, expect, it } from 'vitest'
import { APPLICATION_ID, NEWEST } from '../../electron/engine/store/migrations'
import { Program } from '../../electron/engine/store/program'
import type { FailureCode } from '../../shared/failure'
import { aFolder, aProgramFile, CLOSED, LATER, refusal } from './builders'

const { Database } = await initSqlJs()

function sqlite(statements: string): Uint8Array {
  const database = new Database()
  database.exec(statements)
  const bytes = database.export()
  database.close()
  return bytes
}

/** Opens bytes as a file; whatever comes of it, they must still be there and nothing beside them. */
async function opened(bytes: Uint8Array): Promise<FailureCode | 'opened'> {
  const folder = aFolder()
  const path = join(folder, 'given.npsw')
  writeFileSync(path, bytes)
  const result = await Program.open(path).then(
    async (program) => {
      await program.close()
      return 'opened' as const
    },
    async () => (await refusal(Program.open(path))).code,
  )
  expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true)
  expect(readdirSync(folder)).toEqual(['given.npsw'])
  return result
}

/** A program of some hundred pages, so that its middle holds answers. */
async function largeProgram(): Promise<Buffer> {
  const answers = [{ promoters: 900, passives: 700, detractors: 400, segment: 'A' }]
  return readFileSync(
    await aProgramFile(aFolder(), [
      { ...CLOSED, answers },
      { ...LATER, answers },
    ]),
  )
}

describe('not a program', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  it.each([
    ['a text', Buffer.from('Score,Comment\n9,fine\n'.repeat(20))],
    ['a picture', PNG],
    ['nothing', Buffer.alloc(0)],
    ['only the first line of a database', Buffer.from('SQLite format 3\0')],
    ['another database', sqlite('CREATE TABLE notes (text); INSERT INTO notes VALUES (1)')],
    ['another database with the same table names', sqlite('CREATE TABLE program (id, name, confidence, minimum_n)')],
  ])('%s', async (_what, bytes) => {
    expect(await opened(bytes)).toBe('not-a-program')
  })

  it('a folder', async () => {
    const path = join(aFolder(), 'folder.npsw')
    mkdirSync(path)
    expect(await refusal(Program.open(path))).toEqual({
      code: 'file-unreadable',
      facts: { file: 'folder.npsw', reason: 'EISDIR' },
    })
  })

  it('a file that is not there', async () => {
    const failure = await refusal(Program.open(join(aFolder(), 'gone.npsw')))
    expect(failure).toEqual({ code: 'file-missing', facts: { file: 'gone.npsw' } })
  })
})

describe('another version', () => {
  it('a newer one is refused, with both versions named', async () => {
    const bytes = sqlite(
      `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${NEWEST + 1}; CREATE TABLE x (y)`,
    )
    expect(await opened(bytes)).toBe('program-from-newer-version')
    const path = join(aFolder(), 'later.npsw')
    writeFileSync(path, bytes)
    expect((await refusal(Program.open(path))).facts).toEqual({
      file: 'later.npsw',
      fileVersion: NEWEST + 1,
      appVersion: NEWEST,
    })
  })

  it('an older one is brought up, and a copy of it is kept beside it as it was', async () => {
    const folder = aFolder()
    const path = join(folder, 'old.npsw')
    const old = sqlite(`PRAGMA application_id = ${APPLICATION_ID}; CREATE TABLE kept (x); INSERT INTO kept VALUES (1)`)
    writeFileSync(path, old)
    await (await Program.open(path)).close()
    expect(readdirSync(folder).sort()).toEqual(['old.before-format-0.npsw', 'old.npsw'])
    expect(readFileSync(join(folder, 'old.before-format-0.npsw')).equals(Buffer.from(old))).toBe(true)
    const now = new Database(readFileSync(path))
    expect(now.exec('PRAGMA user_version')[0]?.values).toEqual([[NEWEST]])
    expect(now.exec('SELECT x FROM kept')[0]?.values).toEqual([[1]])
  })

  it('a copy that is already there is not replaced', async () => {
    const folder = aFolder()
    const path = join(folder, 'old.npsw')
    writeFileSync(path, sqlite(`PRAGMA application_id = ${APPLICATION_ID}; CREATE TABLE kept (x)`))
    writeFileSync(join(folder, 'old.before-format-0.npsw'), 'the first copy')
    await (await Program.open(path)).close()
    expect(readFileSync(join(folder, 'old.before-format-0.npsw'), 'utf8')).toBe('the first copy')
  })
})

describe('damaged', () => {
  const PAGE = 4096

  it('a sound program opens, so that what follows is about the damage', async () => {
    const bytes = await largeProgram()
    expect(bytes.length / PAGE).toBeGreaterThan(40)
    expect(await opened(bytes)).toBe('opened')
  })

  it.each([1, 2, 3, 5, 8, 13, 21, 34])('the first byte of page %i flipped', async (page) => {
    const bytes = await largeProgram()
    const at = page * PAGE
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
    expect(await opened(bytes)).toBe('program-damaged')
  })

  it('a page in the middle overwritten with zeros', async () => {
    const bytes = await largeProgram()
    const page = Math.floor(bytes.length / PAGE / 2)
    bytes.fill(0, page * PAGE, (page + 1) * PAGE)
    expect(await opened(bytes)).toBe('program-damaged')
  })

  it.each([0.9, 0.5, 0.1])('cut to %d of its length', async (share) => {
    const bytes = await largeProgram()
    expect(await opened(bytes.subarray(0, Math.floor(bytes.length * share)))).toBe('program-damaged')
  })

  it('cut by its last byte, or by its last page', async () => {
    const bytes = await largeProgram()
    expect(await opened(bytes.subarray(0, -1))).toBe('program-damaged')
    expect(await opened(bytes.subarray(0, -PAGE))).toBe('program-damaged')
  })

  it('any byte of the header flipped: opened or refused by name, never a crash', async () => {
    const bytes = readFileSync(await aProgramFile(aFolder()))
    const ends = new Set<string>()
    for (let at = 0; at < 100; at++) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8(flipped.readUInt8(at) ^ 0xff, at)
      ends.add(await opened(flipped))
    }
    expect([...ends].sort()).toEqual(['not-a-program', 'opened', 'program-damaged', 'program-from-newer-version'])
  })
})
