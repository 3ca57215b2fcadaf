// Backups: when one is made, that it is verified, and that those which are not kept are gone.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Backups } from '../../electron/engine/store/backups/backups'
import { MOST_BYTES } from '../../electron/engine/store/backups/rules'
import { openPlain } from '../../electron/engine/store/disk/open'
import { script } from '../../electron/engine/store/sql'
import { ANSWERS, anOpenFile, HOLDS } from './backedUp'
import { anEngine, anOpenProgram, CLOSED, NOW, refusal } from './builders'

describe('a backup', () => {
  it('is one plain database with all that was acknowledged, and the program goes on', async () => {
    const { program, backups, path, folder } = await anOpenFile()
    const backup = await backups.make(program, 'by-hand')
    expect(backup).toEqual({
      id: `${program.uid}.20261122-100000-by-hand`,
      at: NOW,
      reason: 'by-hand',
      file: 'test.npsw',
      folder,
      name: 'Test',
      bytes: statSync(path).size,
      holds: HOLDS,
    })
    const kept = await backups.pathOf(backup.id)
    expect(readdirSync(join(folder, 'kept', program.uid)).sort()).toEqual([
      '20261122-100000-by-hand.json',
      '20261122-100000-by-hand.npsw',
    ])
    // No write-ahead log: whoever opens it finds one file.
    expect([...readFileSync(kept).subarray(18, 20)]).toEqual([1, 1])
    expect(statSync(kept).mode & 0o077).toBe(0)
    await program.write('campaign.update', (db) => script(db, "UPDATE campaign SET name = 'Later'"))
    const database = await openPlain(kept)
    expect(database.exec('SELECT name FROM campaign')[0]?.values).toEqual([['Relational']])
    expect(database.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']])
    database.close()
    await program.close()
  })

  it('several of one second have names of their own', async () => {
    const { program, backups } = await anOpenFile()
    const made = await Promise.all([1, 2, 3].map(() => backups.make(program, 'by-hand')))
    expect(new Set(made.map(({ id }) => id)).size).toBe(3)
    expect(await backups.list({ uid: program.uid })).toHaveLength(3)
    await program.close()
  })

  it('of a program that is damaged is refused, and none is listed', async () => {
    const { folder, path, program, backups } = await anOpenFile()
    await program.close()
    const bytes = readFileSync(path)
    bytes.fill(0, 4096 * 3, 4096 * 4)
    const damaged = join(folder, 'damaged.npsw')
    writeFileSync(damaged, bytes)
    expect(await refusal(backups.keepFile(damaged, 'by-hand', program.uid))).toEqual({
      code: 'backup-failed',
      facts: { reason: 'EIO' },
    })
    expect(readdirSync(join(folder, 'kept', program.uid))).toEqual([])
    expect(await backups.list({ uid: program.uid })).toEqual([])
  })

  it('where none can be made says why', async () => {
    const { folder, program, backups } = await anOpenFile()
    writeFileSync(join(folder, 'kept'), 'in the way')
    expect(await refusal(backups.make(program, 'before-import'))).toEqual({
      code: 'backup-failed',
      facts: { reason: 'ENOTDIR' },
    })
    // A daily one that fails is logged and stops nobody.
    await backups.daily(program)
    await program.close()
  })
})

describe('a backup that cannot say what it is', () => {
  it('is none: nothing of it stays', async () => {
    const { folder, program, backups } = await anOpenFile()
    const own = join(folder, 'kept', program.uid)
    const manifest = '20261122-100000-by-hand.json'
    mkdirSync(join(own, manifest), { recursive: true })
    expect((await refusal(backups.make(program, 'by-hand'))).code).toBe('backup-failed')
    expect(readdirSync(own)).toEqual([manifest])
    await program.close()
  })
})

describe('the daily backup', () => {
  it('is made once a day, also by a workbench that was started anew', async () => {
    const { folder, program, backups, at } = await anOpenFile()
    await backups.daily(program)
    at('2026-11-22T11:00:00.000Z')
    await backups.daily(program)
    const another = new Backups({ folder: join(folder, 'kept'), clock: () => new Date(NOW), log: () => undefined })
    await another.daily(program)
    expect((await backups.list({ uid: program.uid })).map((one) => one.at)).toEqual([NOW])
    at('2026-11-23T11:00:00.000Z')
    await backups.daily(program)
    expect(await backups.latest(program.uid)).toBe('2026-11-23T11:00:00.000Z')
    await program.close()
  })

  it('comes before the first change made through the engine, and holds what was there before it', async () => {
    const { ask, engine } = await anOpenProgram([{ ...CLOSED, answers: ANSWERS }])
    expect((await ask('program.info', {})).backedUpAt).toBeNull()
    await ask('program.update', { name: 'Renamed' })
    await ask('program.update', { name: 'Renamed again' })
    const { backups } = await ask('backup.list', {})
    expect(backups.map(({ reason, name, holds }) => ({ reason, name, holds }))).toEqual([
      { reason: 'daily', name: 'Test', holds: HOLDS },
    ])
    expect((await ask('program.info', {})).backedUpAt).toBe(NOW)
    await engine.close()
  })
})

describe('changing a backup', () => {
  it('replaces it by one that is verified', async () => {
    const { program, backups } = await anOpenFile()
    const { id } = await backups.make(program, 'daily')
    const changed = await backups.rewrite(id, async (path) => {
      const database = await openPlain(path)
      database.run('DELETE FROM response WHERE id <= 5')
      database.close()
    })
    expect(changed).toMatchObject({ id, at: NOW, reason: 'daily', holds: { ...HOLDS, responses: 15 } })
    expect(await backups.list({ uid: program.uid })).toEqual([changed])
    await program.close()
  })

  it('that fails leaves it as it was', async () => {
    const { program, backups } = await anOpenFile()
    const { id } = await backups.make(program, 'daily')
    const path = await backups.pathOf(id)
    const before = readFileSync(path)
    const broken = backups.rewrite(id, async (draft) => writeFileSync(draft, 'nothing'))
    expect((await refusal(broken)).code).toBe('backup-failed')
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(await backups.list({ uid: program.uid })).toHaveLength(1)
    await program.close()
  })
})

describe('the rotation', () => {
  it('is followed: the files of dropped backups are gone, with their manifests', async () => {
    const { program, backups, folder, at } = await anOpenFile()
    for (let i = 0; i < 7; i++) {
      at(`2026-11-22T10:00:0${i}.000Z`)
      await backups.make(program, 'before-import')
    }
    const names = readdirSync(join(folder, 'kept', program.uid)).sort()
    expect(names).toEqual(
      [2, 3, 4, 5, 6].flatMap((i) => ['json', 'npsw'].map((kind) => `20261122-10000${i}-before-import.${kind}`)),
    )
    await program.close()
  })

  it('clears away what a crash in the middle of a backup left, and nothing younger', async () => {
    const { program, backups, folder } = await anOpenFile()
    const own = join(folder, 'kept', program.uid)
    mkdirSync(own, { recursive: true })
    for (const [name, at] of [
      ['.0123456789ab.making', '2026-11-22T08:00:00Z'],
      ['.ba9876543210.making', '2026-11-22T09:59:00Z'],
    ] as const) {
      writeFileSync(join(own, name), 'x')
      utimesSync(join(own, name), new Date(at), new Date(at))
    }
    await backups.make(program, 'daily')
    expect(existsSync(join(own, '.0123456789ab.making'))).toBe(false)
    expect(existsSync(join(own, '.ba9876543210.making'))).toBe(true)
    await program.close()
  })

  it('is told to the screen as it is applied, whether a program is open or not', async () => {
    const { ask } = anEngine()
    expect(await ask('backup.rules', {})).toEqual({
      days: 7,
      weeks: 4,
      months: 12,
      imports: 5,
      byHand: 10,
      rare: 3,
      bytes: MOST_BYTES,
    })
  })
})

describe('backup.make', () => {
  it('answers with the backup, and refuses where no program is open', async () => {
    const { ask, failure, folder } = await anOpenProgram([{ ...CLOSED, answers: ANSWERS }])
    const backup = await ask('backup.make', {})
    expect(backup).toMatchObject({ reason: 'by-hand', file: 'test.npsw', folder, holds: HOLDS })
    expect(await ask('backup.list', {})).toEqual({ folder: join(folder, 'settings', 'backups'), backups: [backup] })
    await ask('program.close', {})
    expect((await failure('backup.make', {})).code).toBe('no-program')
    expect((await failure('backup.list', {})).code).toBe('no-program')
  })

  it('lists the backups of a file that was moved away', async () => {
    const { ask, token, path } = await anOpenProgram()
    await ask('backup.make', {})
    await ask('program.close', {})
    renameSync(path, `${path}.away`)
    expect((await ask('backup.list', { file: token(path) })).backups).toHaveLength(1)
    const other = anEngine()
    expect((await other.ask('backup.list', { file: other.token(path) })).backups).toEqual([])
  })
})
