// Backups: when one is made, that it is verified, which are kept, and that no id leads out of their folder.
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
import { calendar, type Kept, MOST_BYTES, toDrop } from '../../electron/engine/store/backups/rules'
import { openPlain } from '../../electron/engine/store/disk/open'
import { APPLICATION_ID, migrate } from '../../electron/engine/store/migrations'
import { Program } from '../../electron/engine/store/program'
import { script } from '../../electron/engine/store/sql'
import type { Backup, BackupReason } from '../../shared/contract/backup'
import { aFolder, anEngine, anOpenProgram, aProgramFile, around, CLOSED, first, NOW, refusal } from './builders'

const ANSWERS = [{ promoters: 9, passives: 7, detractors: 4, segment: 'A' }]
const HOLDS = { campaigns: 1, waves: 1, responses: 20, actions: 0 }

interface Open {
  folder: string
  path: string
  program: Program
  backups: Backups
  lines: string[]
  /** Moves the clock. */
  at(moment: string): void
}

/** An open program with twenty answers, and backups whose clock the test moves. */
async function anOpenFile(): Promise<Open> {
  const folder = aFolder()
  const path = await aProgramFile(folder, [{ ...CLOSED, answers: ANSWERS }])
  const lines: string[] = []
  let now = NOW
  const clock = () => new Date(now)
  const backups = new Backups({ folder: join(folder, 'kept'), clock, log: (line) => lines.push(line) })
  const program = await Program.open(path, around(folder, { backups, clock }))
  return {
    folder,
    path,
    program,
    backups,
    lines,
    at: (moment) => {
      now = moment
    },
  }
}

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

describe('the list', () => {
  it('shows the newest first, and finds those of a file that does not say which program it is', async () => {
    const { program, backups, at, path } = await anOpenFile()
    await backups.make(program, 'before-import')
    at('2026-11-22T12:00:00.000Z')
    await backups.make(program, 'by-hand')
    const reasons = (found: Backup[]) => found.map(({ reason }) => reason)
    expect(reasons(await backups.list({ uid: program.uid }))).toEqual(['by-hand', 'before-import'])
    expect(reasons(await backups.list({ path }))).toEqual(['by-hand', 'before-import'])
    expect(await backups.list({ path: `${path}.other` })).toEqual([])
    expect(await backups.list({ uid: 'unknown' })).toEqual([])
    await program.close()
  })

  it('reads a backup whose manifest is gone or damaged', async () => {
    const { program, backups } = await anOpenFile()
    const { id } = await backups.make(program, 'before-import')
    const manifest = (await backups.pathOf(id)).replace('.npsw', '.json')
    for (const text of ['', '{"at": 3}', '{']) {
      writeFileSync(manifest, text)
      expect(first(await backups.list({ uid: program.uid }))).toMatchObject({
        id,
        at: NOW,
        reason: 'before-import',
        name: 'Test',
        holds: HOLDS,
      })
    }
    await program.close()
  })

  it('leaves out a backup whose bytes were changed, and one that does not read', async () => {
    const { program, backups, lines } = await anOpenFile()
    const { id } = await backups.make(program, 'by-hand')
    const path = await backups.pathOf(id)
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(4096)]))
    expect(await backups.list({ uid: program.uid })).toEqual([])
    expect(lines.at(-1)).toContain('was changed')
    writeFileSync(path, 'no database')
    writeFileSync(path.replace('.npsw', '.json'), '')
    expect(await backups.list({ uid: program.uid })).toEqual([])
    await program.close()
  })

  it('knows a program of the first shape by its path', async () => {
    const folder = aFolder()
    const path = join(folder, 'old.npsw')
    const old = await openPlain(path, { create: true })
    migrate(old, 'old.npsw', 10)
    old.run(`INSERT INTO program (id, name, created_at) VALUES (1, 'Old', '${NOW}')`)
    old.close()
    const given = around(folder)
    const program = await Program.open(path, given)
    const found = await given.backups.list({ uid: program.uid, path })
    expect(found).toMatchObject([{ reason: 'before-migration', name: 'Old', file: 'old.npsw' }])
    expect(await given.backups.list({ path })).toEqual(found)
    const kept = await openPlain(await given.backups.pathOf(first(found).id))
    expect(kept.exec('PRAGMA user_version; PRAGMA application_id').map(({ values }) => values)).toEqual([
      [[10]],
      [[APPLICATION_ID]],
    ])
    kept.close()
    await program.close()
  })
})

describe('an id', () => {
  it.each([
    '',
    '.',
    '..',
    '../..',
    'a.../../x',
    '/etc/passwd',
    'a/b.20261122-100000-daily',
    'x.20261122-100000-never',
    '..\\x',
  ])('%j leads nowhere', async (id) => {
    const folder = aFolder()
    const backups = new Backups({ folder: join(folder, 'kept'), clock: () => new Date(NOW), log: () => undefined })
    mkdirSync(join(folder, 'kept'))
    expect((await refusal(backups.pathOf(id))).code).toBe('backup-missing')
    expect((await refusal(backups.remove(id))).code).toBe('backup-missing')
  })

  it('that a file gives itself leads nowhere either', async () => {
    const { folder, path, program, backups } = await anOpenFile()
    await program.close()
    const database = await openPlain(path)
    database.run("UPDATE program SET uid = '../../escaped'")
    database.close()
    const given = around(folder, { backups })
    const strange = await Program.open(path, given)
    const { id } = await backups.make(strange, 'by-hand')
    expect(await backups.pathOf(id)).toContain(join(folder, 'kept', 'path-'))
    expect((await backups.list({ uid: strange.uid, path })).map((one) => one.id)).toEqual([id])
    expect(readdirSync(folder)).not.toContain('escaped')
    await strange.close()
  })

  it('of a backup that is gone is refused', async () => {
    const { failure } = await anOpenProgram()
    for (const call of ['backup.preview', 'backup.restore']) {
      expect((await failure(call, { backup: 'uid.20261122-100000-daily' })).code).toBe('backup-missing')
    }
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
  const kept = (at: string, reason: BackupReason = 'daily', bytes = 1000): Kept => ({
    id: `${at} ${reason}`,
    at,
    reason,
    bytes,
  })
  const days = (count: number, from: string, reason: BackupReason = 'daily'): Kept[] =>
    Array.from({ length: count }, (_, i) => kept(new Date(Date.parse(from) - i * 86_400_000).toISOString(), reason))
  const now = new Date(NOW)
  const left = (all: readonly Kept[], zone = 'UTC') => {
    const dropped = toDrop(all, now, zone)
    return all.filter((one) => !dropped.includes(one)).map(({ at }) => at.slice(0, 10))
  }

  it('keeps seven days, four weeks, twelve months of the daily ones', () => {
    expect(left(days(800, NOW))).toEqual([
      // Seven days; the last four Sundays, of which one is today; the last day of each of twelve months.
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
      '2026-11-08',
      '2026-11-01',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ])
  })

  it('counts days on which there was work, not days of the calendar', () => {
    const spring = days(7, '2026-03-20T10:00:00.000Z')
    expect(left([kept(NOW), ...spring])).toEqual(['2026-11-22', ...left(spring).slice(0, 6)])
  })

  it('of one day keeps the newest', () => {
    const all = ['08', '12', '18'].map((hour) => kept(`2026-11-20T${hour}:00:00.000Z`))
    expect(toDrop(all, now, 'UTC').map(({ at }) => at.slice(11, 13))).toEqual(['12', '08'])
  })

  it.each([
    // One moment before and one after midnight in Paris, of one day in UTC.
    ['Europe/Paris', '2026-11-19T22:30:00.000Z', '2026-11-19T23:30:00.000Z', 2],
    ['UTC', '2026-11-19T22:30:00.000Z', '2026-11-19T23:30:00.000Z', 1],
    ['America/New_York', '2026-11-20T04:30:00.000Z', '2026-11-20T05:30:00.000Z', 2],
    // The night in which clocks go back has one hour twice, and is one day all the same.
    ['Europe/Paris', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', 1],
    // The night in which they go forward ends an hour early: 23:30 in UTC is the next day already.
    ['Europe/Paris', '2026-03-29T21:30:00.000Z', '2026-03-29T22:30:00.000Z', 2],
    // A month's last hour in one zone is the next month's first in another.
    ['Pacific/Auckland', '2026-01-31T10:30:00.000Z', '2026-01-31T11:30:00.000Z', 2],
  ])('in %s, %s and %s are %i day(s)', (zone, one, other, count) => {
    expect(left([kept(one), kept(other)], zone)).toHaveLength(count)
    expect(new Set([one, other].map((at) => calendar(zone)(new Date(at)))).size).toBe(count)
  })

  it.each([
    ['before-import', 5],
    ['before-migration', 3],
    ['before-restore', 3],
    ['by-hand', 10],
  ] as const)('of %s keeps the last %i', (reason, count) => {
    const all = days(count + 4, NOW, reason)
    expect(left(all)).toEqual(all.slice(0, count).map(({ at }) => at.slice(0, 10)))
  })

  it('drops what an erasure left after an hour, even if there is nothing else', () => {
    expect(toDrop([kept('2026-11-22T09:30:00.000Z', 'before-erasure')], now)).toEqual([])
    expect(toDrop([kept('2026-11-22T08:30:00.000Z', 'before-erasure')], now)).toHaveLength(1)
  })

  it('stays within two gigabytes: automatic ones go first, the oldest of them, and the newest of all never', () => {
    const third = MOST_BYTES / 3
    const all = [
      kept('2026-11-22T09:00:00.000Z', 'daily', third),
      kept('2026-11-21T09:00:00.000Z', 'before-import', third),
      kept('2026-11-20T09:00:00.000Z', 'daily', third),
      kept('2026-11-19T09:00:00.000Z', 'by-hand', third),
    ]
    expect(left(all)).toEqual(['2026-11-22', '2026-11-21', '2026-11-19'])
    expect(left([kept(NOW, 'daily', MOST_BYTES * 2), ...all])).toEqual(['2026-11-22'])
  })

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
