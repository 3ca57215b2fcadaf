// Backups that are found again: which are listed, and that no id leads out of their folder.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Backups } from '../../electron/engine/store/backups/backups'
import { openPlain } from '../../electron/engine/store/disk/open'
import { APPLICATION_ID, migrate } from '../../electron/engine/store/migrations'
import { Program } from '../../electron/engine/store/program/program'
import type { Backup } from '../../shared/contract/backup'
import { anOpenFile, HOLDS } from './backedUp'
import { aFolder, anOpenProgram, around, first, NOW, refusal } from './builders'

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
    expect((await refusal(backups.get(id))).code).toBe('backup-missing')
    await program.close()
  })

  it('looked at while one is made leaves it the manifest that says where it came from', async () => {
    const { program, backups, path, folder } = await anOpenFile()
    for (let i = 0; i < 5; i++) {
      let making = true
      const made = backups.make(program, 'by-hand').finally(() => {
        making = false
      })
      while (making) await backups.list({ uid: program.uid })
      await made
    }
    const found = await backups.list({ path })
    expect(found.map((one) => [one.file, one.folder])).toEqual(Array(5).fill(['test.npsw', folder]))
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
