// Opening: what is no sound program of this version is refused under its right name, and left exactly as it is.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { describe, expect, it } from 'vitest'
import { addCampaign, allCampaigns } from '../../electron/engine/store/campaigns'
import { abandon, openDatabase } from '../../electron/engine/store/disk/open'
import { APPLICATION_ID, migrate, NEWEST } from '../../electron/engine/store/migrations'
import { Program } from '../../electron/engine/store/program/program'
import type { FailureCode } from '../../shared/failure'
import { skipping } from '../fixtures/skipping'
import { aFolder, aProgramFile, around, CLOSED, LATER, NOW, refusal } from './builders'

const { Database } = await initSqlJs()

function sqlite(statements: string): Uint8Array {
  const database = new Database()
  database.exec(statements)
  const bytes = database.export()
  database.close()
  return bytes
}

/** A program of the first shape. */
function oldest(): Uint8Array {
  const database = new Database()
  migrate(database, 'old.npsw', 10)
  database.run(`INSERT INTO program (id, name, created_at) VALUES (1, 'Old', '${NOW}')`)
  database.run(`INSERT INTO campaign (name, kind, created_at) VALUES ('Kept', 'relational', '${NOW}')`)
  return database.export()
}

/** Opens bytes as a file; whatever comes of it, they must still be there and nothing beside them. */
async function opened(bytes: Uint8Array): Promise<FailureCode | 'opened'> {
  const folder = aFolder()
  const path = join(folder, 'given.npsw')
  writeFileSync(path, bytes)
  const result = await Program.open(path, around(folder)).then(
    async (program) => {
      await program.close()
      return 'opened' as const
    },
    async () => (await refusal(Program.open(path, around(folder)))).code,
  )
  // An opened program may be written to: its counter of changes at least has moved.
  if (result !== 'opened') expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true)
  expect(readdirSync(folder).filter((name) => name !== 'settings')).toEqual(['given.npsw'])
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
    ['only the first line of a database', Buffer.from('SQLite format 3\0')],
    ['another database', sqlite('CREATE TABLE notes (text); INSERT INTO notes VALUES (1)')],
    ['another database with the same table names', sqlite('CREATE TABLE program (id, name, confidence, minimum_n)')],
  ])('%s', async (_what, bytes) => {
    expect(await opened(bytes)).toBe('not-a-program')
  })

  it('a folder', async () => {
    const path = join(aFolder(), 'folder.npsw')
    mkdirSync(path)
    expect(await refusal(Program.open(path, around(aFolder())))).toEqual({
      code: 'file-unreadable',
      facts: { file: 'folder.npsw', reason: 'EISDIR' },
    })
  })

  it('a file that is not there', async () => {
    const failure = await refusal(Program.open(join(aFolder(), 'gone.npsw'), around(aFolder())))
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
    expect((await refusal(Program.open(path, around(aFolder())))).facts).toEqual({
      file: 'later.npsw',
      fileVersion: NEWEST + 1,
      appVersion: NEWEST,
    })
  })

  it('an older one is brought up, and a backup of it is kept as it was', async () => {
    const folder = aFolder()
    const path = join(folder, 'old.npsw')
    writeFileSync(path, oldest())
    const given = around(folder)
    await (await Program.open(path, given)).close()
    const now = new Database(readFileSync(path))
    expect(now.exec('PRAGMA user_version')[0]?.values).toEqual([[NEWEST]])
    expect(now.exec('SELECT name FROM campaign')[0]?.values).toEqual([['Kept']])
    const [backup, ...more] = await given.backups.list({ path })
    expect([backup?.reason, more]).toEqual(['before-migration', []])
    const kept = new Database(readFileSync(await given.backups.pathOf(backup?.id ?? '')))
    expect(kept.exec('PRAGMA user_version')[0]?.values).toEqual([[10]])
    expect(kept.exec('SELECT name FROM campaign')[0]?.values).toEqual([['Kept']])
  })

  it('without room for that backup, it stays as it is', async () => {
    const folder = aFolder()
    const path = join(folder, 'old.npsw')
    writeFileSync(path, oldest())
    const given = around(folder)
    // A file stands where the folder of backups should be.
    mkdirSync(given.settingsFolder)
    writeFileSync(given.backups.folder, '')
    expect((await refusal(Program.open(path, given))).code).toBe('backup-failed')
    expect(new Database(readFileSync(path)).exec('PRAGMA user_version')[0]?.values).toEqual([[10]])
  })
})

describe('after a crash', () => {
  /** A program that was in use when its process ended: its last changes stand in the log. */
  async function crashed() {
    const folder = aFolder()
    const path = await aProgramFile(folder)
    const database = await openDatabase(path)
    database.run(`INSERT INTO campaign (name, kind, created_at) VALUES ('In the log', 'relational', '${NOW}')`)
    abandon(database)
    return { folder, path }
  }
  const names = (program: Program) => program.read((db) => allCampaigns(db).map(({ name }) => name))

  it('everything that was committed is there, and the log is gone after a close', async () => {
    const { folder, path } = await crashed()
    const program = await Program.open(path, around(folder))
    expect((await names(program)).sort()).toEqual(['In the log', 'Relational'])
    await program.close()
    expect(readdirSync(folder).sort()).toEqual(['settings', 'test.npsw'])
  })

  it('a damaged one is refused, and neither the file nor its log has changed', async () => {
    const { folder, path } = await crashed()
    const bytes = readFileSync(path)
    bytes.fill(0, 5 * 4096, 6 * 4096)
    writeFileSync(path, bytes)
    const before = [path, `${path}-wal`].map((one) => readFileSync(one))
    expect(await refusal(Program.open(path, around(folder)))).toEqual({
      code: 'program-damaged',
      facts: { file: 'test.npsw' },
    })
    expect([path, `${path}-wal`].map((one) => readFileSync(one))).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['settings', 'test.npsw', 'test.npsw-wal'])
  })

  it('one copied without its log is looked through, and opens with what it has', async () => {
    const { folder, path } = await crashed()
    rmSync(`${path}-wal`)
    const program = await Program.open(path, around(folder))
    expect(await names(program)).toEqual(['Relational'])
    await program.close()
  })
})

describe('not for writing', () => {
  it.skipIf(skipping(process.getuid?.() === 0, 'root may write in every file'))(
    'a file that is read-only is refused by name, and can be looked at',
    async () => {
      const folder = aFolder()
      const path = await aProgramFile(folder)
      chmodSync(path, 0o400)
      expect((await refusal(Program.open(path, around(folder)))).code).toBe('file-read-only')
      await (await Program.open(path, around(folder), { readOnly: true })).close()
    },
  )

  it('one that is open already: who has it, where and since when', async () => {
    const folder = aFolder()
    const path = await aProgramFile(folder)
    const program = await Program.open(path, around(folder))
    expect(await refusal(Program.open(path, around(folder)))).toMatchObject({
      code: 'program-in-use',
      facts: { file: 'test.npsw', who: 'Tester', since: NOW, here: true },
    })
    await program.write('campaign.create', (db) =>
      addCampaign(db, { name: 'Still writable', kind: 'relational', touchpoint: null }, NOW),
    )
    await program.close()
    await (await Program.open(path, around(folder))).close()
  })

  it('one that another database program has open, unless the user knows better', async () => {
    const folder = aFolder()
    const path = await aProgramFile(folder)
    writeFileSync(`${path}-shm`, '')
    expect((await refusal(Program.open(path, around(folder)))).code).toBe('program-held-elsewhere')
    expect(readdirSync(folder).sort()).toEqual(['settings', 'test.npsw', 'test.npsw-shm'])
    await (await Program.open(path, around(folder), { takeOver: true })).close()
    expect(readdirSync(folder).sort()).toEqual(['settings', 'test.npsw'])
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

  it('no bytes at all', async () => {
    expect(await opened(Buffer.alloc(0))).toBe('program-damaged')
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
