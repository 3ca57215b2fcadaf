// Files that are cut, emptied, foreign, of an older shape or left by a crash, and where a salvage may not write.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase, openPlain } from '../../electron/engine/store/disk/open'
import { APPLICATION_ID, migrate } from '../../electron/engine/store/migrations'
import { anEngine, NOW } from './builders'
import { damage, hashOf, leafOfResponses, outcome, PAGE, ROWS, sound, zeroPage } from './damaged'
import { aDrive, fillUp } from './drive'

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

describe('a log that is damaged itself', () => {
  /** A sound file beside a log of changed responses, after a change of that log. */
  async function withLog(change: (log: Buffer) => Buffer) {
    const engine = anEngine()
    const path = join(engine.folder, 'open.npsw')
    writeFileSync(path, sound)
    const database = await openDatabase(path)
    // Scores of one byte before and after: no row grows, so that no row moves to a page that only the log has.
    database.run('UPDATE response SET score = 11 - score WHERE id <= 1000 AND score BETWEEN 2 AND 9')
    const from = join(engine.folder, 'crashed.npsw')
    copyFileSync(path, from)
    writeFileSync(`${from}-wal`, change(readFileSync(`${path}-wal`)))
    database.close()
    return { engine, from }
  }

  const FRAME = 24 + PAGE
  const salvaged = async ({ engine, from }: Awaited<ReturnType<typeof withLog>>) => {
    const to = engine.token(join(engine.folder, 'new.npsw'))
    return engine.ask('program.salvage', { file: engine.token(from), to })
  }

  it('where a power cut took pages of it: the file still has them', async () => {
    const torn = await withLog((log) => {
      for (let at = 32 + FRAME; at < log.length; at += 5 * FRAME) log.fill(0, at + 24, at + FRAME)
      return log
    })
    expect((await salvaged(torn)).tables.filter(({ lost }) => lost !== 0)).toEqual([])
  })

  it('where a frame names a page that cannot be: nobody looks for the pages up to it', async () => {
    const odd = await withLog((log) => {
      log.writeUInt32BE(20_000_000, 32 + FRAME)
      return log
    })
    const page = leafOfResponses()
    writeFileSync(odd.from, zeroPage(page))
    const responses = (await salvaged(odd)).tables.find(({ table }) => table === 'response')
    expect(responses?.recovered).toBeGreaterThan(ROWS - 200)
  })

  it('that the disk does not give: the file is read without it', async () => {
    const { engine, from } = await withLog((log) => log)
    rmSync(`${from}-wal`)
    mkdirSync(`${from}-wal`)
    expect((await salvaged({ engine, from })).tables.filter(({ lost }) => lost !== 0)).toEqual([])
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

  it('a drive that is full: says so, and leaves nothing on it', async (test) => {
    const drive = aDrive(1)
    if ('reason' in drive) return test.skip(drive.reason)
    const engine = anEngine()
    const from = join(engine.folder, 'damaged.npsw')
    writeFileSync(from, zeroPage(20))
    fillUp(join(drive.folder, 'full'))
    const to = engine.token(join(drive.folder, 'new.npsw'))
    expect(await engine.failure('program.salvage', { file: engine.token(from), to })).toEqual({
      code: 'cannot-write',
      facts: { file: 'new.npsw', reason: 'ENOSPC' },
    })
    expect(readdirSync(drive.folder)).toEqual(['full'])
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
