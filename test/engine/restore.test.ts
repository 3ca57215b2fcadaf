// The way back to a backup: what it would change, and that nothing is lost on it, whatever fails.
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Backups } from '../../electron/engine/store/backups/backups'
import { OF_EACH_RARE_KIND } from '../../electron/engine/store/backups/rules'
import { openPlain } from '../../electron/engine/store/disk/open'
import { migrate } from '../../electron/engine/store/migrations'
import { ProgramLock } from '../../electron/engine/store/program/lock'
import { Program } from '../../electron/engine/store/program/program'
import { script } from '../../electron/engine/store/sql'
import type { Backup } from '../../shared/contract/backup'
import { addAnswers, anEngine, anOpenProgram, around, CLOSED, first, LATER, NOW, type TestEngine } from './builders'

const ANSWERS = [{ promoters: 9, passives: 7, detractors: 4, segment: 'A' }]

/** A program that was backed up with twenty answers, and has changed since. */
async function aChangedProgram() {
  const test = await anOpenProgram([{ ...CLOSED, answers: ANSWERS }, LATER])
  const backup = await test.ask('backup.make', {})
  await test.ask('program.close', {})
  const program = await Program.open(test.path, around(test.folder))
  await program.write('import.run', (db) => {
    addAnswers(db, 2, { promoters: 3, passives: 0, detractors: 0 })
    script(
      db,
      `DELETE FROM response WHERE id <= 2;
       UPDATE campaign SET name = 'Renamed';
       INSERT INTO action (response_id, category, title, status, created_at) VALUES (5, 'promoter', 'Thank', 'open', '${NOW}')`,
    )
  })
  await program.close()
  await test.ask('program.open', { file: test.token(test.path) })
  return { ...test, backup }
}

const zeroed = (bytes: Buffer): Buffer => {
  const page = Math.floor(bytes.length / 4096 / 2)
  return Buffer.concat([bytes]).fill(0, page * 4096, (page + 1) * 4096)
}

/** What the open program holds. */
async function holdsNow({ ask }: TestEngine) {
  const { campaigns, responses, openActions, name } = await ask('program.info', {})
  return { campaigns, responses, openActions, name }
}

/** The names in the program's folder but for what belongs to an open program and to the settings. */
const besides = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !/\.lock-|settings|programs|-wal$|reserve|ballast/.test(name))
    .sort()

describe('the preview', () => {
  it('says what comes back, goes and changes, and changes neither file', async () => {
    const { ask, backup, path, engine } = await aChangedProgram()
    const kept = join(path, '..', 'settings', 'backups', ...backup.id.split('.')).concat('.npsw')
    const before = readFileSync(kept)
    const preview = await ask('backup.preview', { backup: backup.id })
    expect(preview).toEqual({
      backup,
      effects: {
        campaigns: { now: 1, restored: 1, back: 0, gone: 0, changed: 1 },
        waves: { now: 2, restored: 2, back: 0, gone: 0, changed: 0 },
        responses: { now: 21, restored: 20, back: 2, gone: 3, changed: 0 },
        actions: { now: 1, restored: 0, back: 0, gone: 1, changed: 0 },
        personal: 0,
        settings: [],
      },
    })
    expect(readFileSync(kept).equals(before)).toBe(true)
    // The program was not disturbed by it.
    await ask('program.update', { name: 'After' })
    const later = await ask('backup.preview', { backup: backup.id })
    expect(later).toEqual({ backup, effects: { ...preview.effects, settings: ['name'] } })
    await engine.close()
  })

  it('counts many rows in several stretches', async () => {
    const test = await anOpenProgram([CLOSED])
    const many = (
      from: number,
      to: number,
    ) => `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
      INSERT INTO response (id, wave_id, score) SELECT i, 1, i % 11 FROM n;`
    const changed = async (statements: string) => {
      await test.ask('program.close', {})
      const database = await openPlain(test.path)
      database.exec(`BEGIN; ${statements} COMMIT`)
      database.close()
      await test.ask('program.open', { file: test.token(test.path) })
    }
    await changed(`${many(1, 50_000)} ${many(1_000_000_000, 1_000_000_009)}`)
    const { id } = await test.ask('backup.make', {})
    await changed(`DELETE FROM response WHERE id BETWEEN 10001 AND 35000; ${many(60_001, 60_700)}
      UPDATE response SET company = 'Acme' WHERE id % 1000 = 0 AND id < 60000;`)
    const { effects } = await test.ask('backup.preview', { backup: id })
    expect(effects?.responses).toEqual({ now: 25_710, restored: 50_010, back: 25_000, gone: 700, changed: 25 })
  })

  it('of a file that is damaged has no effects, and of one that is sound has them without opening it', async () => {
    const { ask, backup, path, token } = await aChangedProgram()
    await ask('program.close', {})
    const bytes = readFileSync(path)
    const preview = await ask('backup.preview', { backup: backup.id, file: token(path) })
    expect(preview.effects?.responses).toMatchObject({ now: 21, restored: 20 })
    expect(readFileSync(path).equals(bytes)).toBe(true)
    writeFileSync(path, zeroed(bytes))
    expect((await ask('backup.preview', { backup: backup.id, file: token(path) })).effects).toBeNull()
  })

  it.each(['sqlite_schema', 'response'])('of a backup whose %s does not read says so', async (table) => {
    const { ask, failure, backup, folder, lines } = await aChangedProgram()
    const kept = join(folder, 'settings', 'backups', ...backup.id.split('.')).concat('.npsw')
    const database = await openPlain(kept)
    const found = database.exec('SELECT rootpage FROM sqlite_schema WHERE name = ?', [table])
    database.close()
    const root = Number(found[0]?.values[0]?.[0] ?? 1)
    writeFileSync(kept, readFileSync(kept).fill(0, (root - 1) * 4096, root * 4096))
    expect(await failure('backup.preview', { backup: backup.id })).toEqual({
      code: 'backup-damaged',
      facts: { at: NOW },
    })
    // The open program is not to blame.
    expect(lines.filter((line) => line.includes('reconnecting'))).toEqual([])
    expect((await ask('program.info', {})).state).toBe('writable')
  })

  it('compares with a backup of an older shape by what both know', async () => {
    const test = anEngine()
    const path = join(test.folder, 'old.npsw')
    const old = await openPlain(path, { create: true })
    migrate(old, 'old.npsw', 10)
    old.exec(`INSERT INTO program (id, name, created_at) VALUES (1, 'Old', '${NOW}');
      INSERT INTO campaign (id, name, kind, created_at) VALUES (1, 'c', 'relational', '${NOW}')`)
    old.close()
    await test.ask('program.open', { file: test.token(path) })
    const { id, reason } = first((await test.ask('backup.list', {})).backups)
    expect(reason).toBe('before-migration')
    const { effects } = await test.ask('backup.preview', { backup: id })
    expect(effects?.campaigns).toEqual({ now: 1, restored: 1, back: 0, gone: 0, changed: 0 })
    // It can be restored, too: it is brought to the newest shape again.
    expect((await test.ask('backup.restore', { backup: id })).program).toMatchObject({ name: 'Old', campaigns: 1 })
  })
})

describe('the restore of the open program', () => {
  it('brings back what was backed up, and keeps what it replaces in a backup', async () => {
    const test = await aChangedProgram()
    const { ask, backup, folder } = test
    const before = await holdsNow(test)
    const { program, setAside } = await ask('backup.restore', { backup: backup.id })
    expect(setAside).toBeNull()
    expect(program).toMatchObject({ file: 'test.npsw', state: 'writable', campaigns: 1, responses: 20, openActions: 0 })
    expect(besides(folder)).toEqual(['test.npsw'])
    const { backups } = await ask('backup.list', {})
    expect(backups.map(({ reason }) => reason).sort()).toEqual(['before-restore', 'by-hand'])
    // The restore itself can be taken back.
    const undo = backups.find(({ reason }) => reason === 'before-restore') as Backup
    expect(undo.holds).toEqual({ campaigns: 1, waves: 2, responses: 21, actions: 1 })
    await ask('backup.restore', { backup: undo.id })
    expect(await holdsNow(test)).toEqual(before)
    await ask('program.update', { name: 'Goes on' })
  })

  it('says before that names and settings come back, and keeps what was told of their going', async () => {
    const test = await anOpenProgram([{ ...CLOSED, answers: ANSWERS }])
    const { ask, path } = test
    await ask('program.close', {})
    const program = await Program.open(path, around(test.folder))
    await program.write('import.run', (db) =>
      script(db, "UPDATE response SET name = 'Zoé', email = 'z@x.fr' WHERE id <= 7"),
    )
    await program.close()
    await ask('program.open', { file: test.token(path) })
    const backup = await ask('backup.make', {})
    await ask('program.update', { retentionMonths: 3, contactRuleDays: 30, currency: 'CHF' })
    const [wave] = test.waves
    if (wave === undefined) throw new Error('the program has a wave')
    expect(await ask('privacy.anonymise', { wave, verbatims: 'keep' })).toEqual({ responses: 7 })

    const { effects } = await ask('backup.preview', { backup: backup.id })
    expect(effects).toMatchObject({ personal: 7, settings: ['retentionMonths', 'contactRuleDays', 'currency'] })
    const { program: restored } = await ask('backup.restore', { backup: backup.id })
    // The file was written just now, and the header says so.
    expect([restored.retentionMonths, restored.currency, restored.savedAt]).toEqual([null, 'EUR', NOW])
    const { entries } = await ask('history.list', {})
    expect(entries.slice(0, 2).map(({ call, undone }) => [call, undone])).toEqual([
      ['backup.restore', false],
      ['privacy.anonymise', false],
    ])
    expect(entries[0]?.changes).toMatchObject([{ what: 'program', how: 'changed', name: backup.at }])
    expect((await ask('history.next', {})).undo).toBeNull()
    // Told once, however often it is restored.
    await ask('backup.restore', { backup: backup.id })
    const again = await ask('history.list', {})
    expect(again.entries.map(({ call }) => call).filter((call) => call === 'privacy.anonymise')).toHaveLength(1)
  })

  it('without an erasure in between leaves what was done before it to be undone', async () => {
    const { ask } = await aChangedProgram()
    await ask('campaign.create', { name: 'Before', kind: 'relational', touchpoint: null })
    const backup = await ask('backup.make', {})
    await ask('campaign.create', { name: 'After', kind: 'relational', touchpoint: null })
    await ask('backup.restore', { backup: backup.id })
    expect((await ask('history.undo', {})).of?.call).toBe('campaign.create')
    expect((await ask('campaign.list', {})).map(({ name }) => name)).toEqual(['Renamed'])
  })

  it('into a new file leaves the present one as it is', async () => {
    const test = await aChangedProgram()
    const { ask, failure, backup, folder, path, token } = test
    const to = token(join(folder, 'restored.npsw'))
    const { program } = await ask('backup.restore', { backup: backup.id, to })
    expect(program).toMatchObject({ file: 'restored.npsw', responses: 20 })
    expect(besides(folder)).toEqual(['restored.npsw', 'test.npsw'])
    await ask('program.open', { file: token(path) })
    expect(await holdsNow(test)).toMatchObject({ responses: 21 })
    const bytes = readFileSync(to.token)
    expect(await failure('backup.restore', { backup: backup.id, to })).toEqual({
      code: 'file-exists',
      facts: { file: 'restored.npsw' },
    })
    expect(readFileSync(to.token).equals(bytes)).toBe(true)
  })

  it('of a backup that does not read any more is refused, and the program stays open as it is', async () => {
    const test = await aChangedProgram()
    const { failure, backup, folder } = test
    const before = await holdsNow(test)
    const kept = join(folder, 'settings', 'backups', ...backup.id.split('.')).concat('.npsw')
    writeFileSync(kept, zeroed(readFileSync(kept)))
    expect(await failure('backup.restore', { backup: backup.id })).toEqual({
      code: 'backup-damaged',
      facts: { at: NOW },
    })
    expect(await holdsNow(test)).toEqual(before)
    expect(besides(folder)).toEqual(['test.npsw'])
  })

  it('when the present file cannot be backed up is refused, and the program stays open as it is', async () => {
    const test = await aChangedProgram()
    const { failure, ask, backup, folder } = test
    const before = await holdsNow(test)
    const own = join(folder, 'settings', 'backups', first(backup.id.split('.')))
    // A second program's folder holds the backup; in the place of the own one stands a file.
    const elsewhere = join(folder, 'settings', 'backups', 'elsewhere')
    renameSync(own, elsewhere)
    writeFileSync(own, 'in the way')
    const id = backup.id.replace(/^[^.]+/, 'elsewhere')
    expect((await failure('backup.restore', { backup: id })).code).toBe('backup-failed')
    expect(await holdsNow(test)).toEqual(before)
    rmSync(own)
    await ask('program.update', { name: 'Still open' })
    expect(besides(folder)).toEqual(['test.npsw'])
  })

  it('when the restored file cannot be opened puts the former one back', async () => {
    const test = await aChangedProgram()
    const { failure, backup, folder, path } = test
    const before = await holdsNow(test)
    // A sound program that says it is of the first shape: bringing it up to date must fail.
    const kept = join(folder, 'settings', 'backups', ...backup.id.split('.')).concat('.npsw')
    const database = await openPlain(kept)
    database.exec('PRAGMA user_version = 10')
    database.close()
    expect(statSync(kept).size).toBe(backup.bytes)
    await failure('backup.restore', { backup: backup.id })
    expect(await holdsNow(test)).toEqual(before)
    expect((await test.ask('program.info', {})).state).toBe('writable')
    await test.ask('program.update', { name: 'As it was' })
    expect(besides(folder)).toEqual(['test.npsw'])
    expect(readFileSync(path).length).toBeGreaterThan(0)
  })

  it('to the oldest of the backups before a restore, which the newest one drops', async () => {
    const test = await aChangedProgram()
    const { ask, backup } = test
    const before = await holdsNow(test)
    for (let i = 0; i < OF_EACH_RARE_KIND; i++) await ask('backup.restore', { backup: backup.id })
    const { backups } = await ask('backup.list', {})
    const oldest = backups.findLast(({ reason }) => reason === 'before-restore') as Backup
    expect(oldest.holds.responses).toBe(21)
    await ask('backup.restore', { backup: oldest.id })
    expect(await holdsNow(test)).toEqual(before)
    await ask('program.update', { name: 'Goes on' })
  })

  it.each(['in its place', 'into a new file'])('that cannot be told in the history is undone, %s', async (where) => {
    const test = await aChangedProgram()
    const { ask, failure, backup, folder, token } = test
    const before = await holdsNow(test)
    const kept = join(folder, 'settings', 'backups', ...backup.id.split('.')).concat('.npsw')
    const database = await openPlain(kept)
    database.run("CREATE TRIGGER mute BEFORE INSERT ON trail BEGIN SELECT RAISE(ABORT, 'mute'); END")
    database.close()
    rmSync(kept.replace('.npsw', '.json'))
    const to = where === 'into a new file' ? { to: token(join(folder, 'restored.npsw')) } : {}
    expect((await failure('backup.restore', { backup: backup.id, ...to })).code).toBe('internal')
    expect(await holdsNow(test)).toEqual(before)
    await ask('program.update', { name: 'As it was' })
    expect(besides(folder)).toEqual(['test.npsw'])
    expect(readdirSync(folder).filter((name) => name.includes('.lock-'))).toHaveLength(1)
  })

  it('keeps what is saved while it is under way', async () => {
    const test = await aChangedProgram()
    const { ask, engine, backup, path, folder } = test
    // The daily backup is made: a change waits for nothing but its turn.
    await ask('program.update', { name: 'Before' })
    const saved: string[] = []
    let restoring = true
    const restored = ask('backup.restore', { backup: backup.id }).finally(() => {
      restoring = false
    })
    for (let i = 1; restoring; i++) {
      const name = `Campaign ${i}`
      const reply = await engine.dispatch('campaign.create', { name, kind: 'relational', touchpoint: null })
      if (reply.ok) saved.push(name)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await restored
    await ask('program.close', {})
    const backups = new Backups({
      folder: join(folder, 'settings', 'backups'),
      clock: () => new Date(NOW),
      log: () => {},
    })
    const all = (await ask('backup.list', { file: test.token(path) })).backups
    const kept = await Promise.all(
      all.filter(({ reason }) => reason === 'before-restore').map(({ id }) => backups.pathOf(id)),
    )
    const found = new Set<unknown>()
    for (const one of [path, ...kept]) {
      const database = await openPlain(one)
      for (const [name] of database.exec('SELECT name FROM campaign')[0]?.values ?? []) found.add(name)
      database.close()
    }
    expect(saved.length).toBeGreaterThan(0)
    expect(saved.filter((name) => !found.has(name))).toEqual([])
  })

  it('through a link replaces the file, not the link', async () => {
    const test = await aChangedProgram()
    const { ask, backup, folder, path, token } = test
    await ask('program.close', {})
    const real = join(folder, 'real.npsw')
    renameSync(path, real)
    symlinkSync(real, path)
    const { program } = await ask('backup.restore', { backup: backup.id, file: token(path) })
    expect(program.responses).toBe(20)
    await ask('program.close', {})
    expect(besides(folder)).toEqual(['real.npsw', 'test.npsw'])
    expect(readFileSync(real).equals(readFileSync(path))).toBe(true)
  })
})

describe('the restore of a file that does not open', () => {
  it.each([
    ['fr-FR', 'test (endommagé 2026-11-22'],
    ['en-GB', 'test (damaged 2026-11-22'],
  ])('sets it aside as it is, in %s', async (language, aside) => {
    const test = await aChangedProgram()
    await test.ask('program.close', {})
    const { folder, path, backup } = test
    const damaged = zeroed(readFileSync(path))
    const { ask, failure, token } = anEngine({ folder, settings: { systemLanguages: [language] } })
    for (const name of [`${aside}).npsw`, `${aside} 2).npsw`]) {
      writeFileSync(path, damaged)
      writeFileSync(`${path}-journal`, 'what a crash left')
      expect((await failure('program.open', { file: token(path) })).code).toBe('program-damaged')
      const { backups } = await ask('backup.list', { file: token(path) })
      expect(backups.map(({ id }) => id)).toContain(backup.id)
      const { program, setAside } = await ask('backup.restore', { file: token(path), backup: backup.id })
      expect(setAside).toBe(name)
      expect(program).toMatchObject({ file: 'test.npsw', responses: 20 })
      expect(readFileSync(join(folder, name)).equals(damaged)).toBe(true)
      expect(readFileSync(join(folder, `${name}-journal`), 'utf8')).toBe('what a crash left')
      await ask('program.close', {})
    }
  })

  it('takes the place of a file that is not there any more', async () => {
    const { ask, backup, folder, path, token } = await aChangedProgram()
    await ask('program.close', {})
    rmSync(path)
    const { program, setAside } = await ask('backup.restore', { file: token(path), backup: backup.id })
    expect([program.file, program.responses, setAside]).toEqual(['test.npsw', 20, null])
    expect(besides(folder)).toEqual(['test.npsw'])
  })

  it('of no bytes at all is set aside, too', async () => {
    const { ask, backup, folder, path, token } = await aChangedProgram()
    await ask('program.close', {})
    writeFileSync(path, '')
    const { program, setAside } = await ask('backup.restore', { file: token(path), backup: backup.id })
    expect(program.responses).toBe(20)
    expect(statSync(join(folder, setAside ?? '')).size).toBe(0)
  })

  it('carries what was erased from it, as long as that still reads', async () => {
    const test = await aChangedProgram()
    const { ask, backup, path, token } = test
    expect(await ask('privacy.anonymise', { wave: first(test.waves), verbatims: 'keep' })).toEqual({ responses: 0 })
    await ask('program.close', {})
    const database = await openPlain(path)
    const root = Number(database.exec("SELECT rootpage FROM sqlite_schema WHERE name = 'response'")[0]?.values[0]?.[0])
    database.close()
    await ask('program.open', { file: token(path) })
    await ask('program.close', {})
    // Damage that cannot be seen from outside: the file is opened without being looked through.
    writeFileSync(path, readFileSync(path).fill(0, (root - 1) * 4096, root * 4096), { flag: 'r+' })
    utimesSync(path, new Date(NOW), new Date(NOW))
    const note = join(test.folder, 'settings', 'closed.json')
    const left = JSON.parse(readFileSync(note, 'utf8'))
    left[path].modifiedMs = Date.parse(NOW)
    writeFileSync(note, JSON.stringify(left))
    const { setAside } = await ask('backup.restore', { file: token(path), backup: backup.id })
    expect(setAside).not.toBeNull()
    const { entries } = await ask('history.list', {})
    expect(entries.slice(0, 2).map(({ call }) => call)).toEqual(['backup.restore', 'privacy.anonymise'])
  })

  it('that another workbench has open is refused, and left as it is', async () => {
    const { ask, failure, backup, folder, path, token } = await aChangedProgram()
    await ask('program.close', {})
    const damaged = zeroed(readFileSync(path))
    writeFileSync(path, damaged)
    const lock = await ProgramLock.take(path, { who: 'Ana', clock: () => new Date(NOW) })
    const refused = await failure('backup.restore', { file: token(path), backup: backup.id })
    expect(refused).toMatchObject({ code: 'program-in-use', facts: { who: 'Ana' } })
    expect(readFileSync(path).equals(damaged)).toBe(true)
    await lock.release()
    expect(besides(folder)).toEqual(['test.npsw'])
  })

  it('leaves another program that is open until it is done, then takes its place', async () => {
    const { ask, backup, folder, path, token } = await aChangedProgram()
    const other = join(folder, 'other.npsw')
    await ask('program.close', {})
    copyFileSync(path, other)
    await ask('program.open', { file: token(other) })
    mkdirSync(join(folder, 'away'))
    renameSync(path, join(folder, 'away', 'test.npsw'))
    const { program } = await ask('backup.restore', { file: token(path), backup: backup.id })
    expect(program.file).toBe('test.npsw')
    expect((await ask('program.info', {})).file).toBe('test.npsw')
  })
})
