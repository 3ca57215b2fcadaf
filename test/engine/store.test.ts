// The file that loses nothing: what is acknowledged is on disk, what failed is nowhere, what is foreign is left alone.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addCampaign, allCampaigns } from '../../electron/engine/store/campaigns'
import type { Disk } from '../../electron/engine/store/disk/disk'
import { loadModule } from '../../electron/engine/store/disk/module'
import { nodeDisk } from '../../electron/engine/store/disk/nodeDisk'
import { openPlain } from '../../electron/engine/store/disk/open'
import { OverlayDisk } from '../../electron/engine/store/disk/overlay'
import { routeTo } from '../../electron/engine/store/disk/routes'
import { type Around, Program } from '../../electron/engine/store/program'
import { searchTextOf, type Who } from '../../electron/engine/store/searchText'
import { all, one, run, sql } from '../../electron/engine/store/sql'
import {
  addAnswers,
  aFolder,
  anOpenProgram,
  aProgramFile,
  around,
  CLOSED,
  NOW,
  refusal,
  type WaveScript,
} from './builders'

const clock = () => new Date(NOW)
const add = (program: Program, name: string) =>
  program.write('campaign.create', (db) => addCampaign(db, { name, kind: 'relational', touchpoint: null }, NOW))
const names = (program: Program) => program.read((db) => allCampaigns(db).map((campaign) => campaign.name))

/** A program of its own in a folder of its own, open. */
async function opened(waves: readonly WaveScript[] = [], more: Partial<Around> = {}) {
  const folder = aFolder()
  const path = await aProgramFile(folder, waves)
  const program = await Program.open(path, around(folder, more))
  onTestFinished(() => program.close())
  return { folder, path, program }
}

/** What somebody who opens it next finds, each name once. */
async function reopened(folder: string, path: string): Promise<string[]> {
  const program = await Program.open(path, around(folder))
  const found = await names(program)
  await program.close()
  return found
}

/** What a reader that is not the workbench finds in the file and its log, as they are now. */
async function foundBy(path: string): Promise<unknown[]> {
  const overlay = new OverlayDisk(nodeDisk)
  const database = await openPlain(path, { disk: overlay })
  const found = database.exec('SELECT name FROM campaign ORDER BY id')[0]?.values.flat() ?? []
  database.close()
  overlay.dispose()
  return found
}

/** A disk that fails as `fault` says: it is asked before each operation and gives an error code or nothing. */
function failingDisk(fault: (operation: string, path: string) => string | undefined): Disk {
  const paths = new Map<number, string>()
  const check = (operation: string, path: string) => {
    const code = fault(operation, path)
    if (code) throw Object.assign(new Error(code), { code })
  }
  const of = (handle: number) => paths.get(handle) ?? ''
  return {
    ...nodeDisk,
    open(path, flags) {
      check('open', path)
      const handle = nodeDisk.open(path, flags)
      paths.set(handle, path)
      return handle
    },
    read: (handle, bytes, position) => {
      check('read', of(handle))
      return nodeDisk.read(handle, bytes, position)
    },
    write(handle, bytes, position) {
      check('write', of(handle))
      return nodeDisk.write(handle, bytes, position)
    },
    sync(handle) {
      check('sync', of(handle))
      nodeDisk.sync(handle)
    },
  }
}

describe('a write', () => {
  it('is on disk when it resolves: whoever reads the file and its log finds it', async () => {
    const { folder, path, program } = await opened()
    expect(program.savedAt).toBeNull()
    await add(program, 'Été « à suivre »')
    expect(program.savedAt).toEqual(clock())
    expect(await foundBy(path)).toEqual(['Relational', 'Été « à suivre »'])
    await program.close()
    expect(readdirSync(folder).sort()).toEqual(['settings', 'test.npsw'])
    expect(await reopened(folder, path)).toEqual(['Relational', 'Été « à suivre »'])
  })

  it('that throws leaves nothing, in memory or on disk', async () => {
    const { folder, path, program } = await opened()
    const failed = program.write('campaign.create', (db) => {
      addCampaign(db, { name: 'Half', kind: 'relational', touchpoint: null }, NOW)
      throw new Error('after the first half')
    })
    await expect(failed).rejects.toThrow('after the first half')
    expect(await names(program)).toEqual(['Relational'])
    expect(await foundBy(path)).toEqual(['Relational'])
    await add(program, 'Next')
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Next'])
  })

  it('waits for the one before it, and nobody reads half of it', async () => {
    const { program } = await opened()
    const order: string[] = []
    const slow = program.write('campaign.create', async (db) => {
      addCampaign(db, { name: 'Slow', kind: 'relational', touchpoint: null }, NOW)
      await new Promise((resolve) => setTimeout(resolve, 30))
      order.push('slow')
    })
    const read = names(program).then((found) => order.push(`read ${found.length}`))
    const quick = program.write('campaign.create', () => order.push('quick'))
    await Promise.all([slow, read, quick])
    expect(order).toEqual(['slow', 'read 2', 'quick'])
  })

  it('keeps foreign keys on', async () => {
    const { program } = await opened([CLOSED])
    const dangling = () =>
      program.write('import.run', (db) => run(db, sql`INSERT INTO response (wave_id, score) VALUES (99, 9)`))
    await expect(dangling()).rejects.toThrow(/FOREIGN KEY/)
    await program.write('import.run', (db) =>
      addAnswers(db, 1, { promoters: 1, passives: 0, detractors: 0, segment: 'A' }),
    )
    await expect(dangling()).rejects.toThrow(/FOREIGN KEY/)
    await program.write('wave.remove', (db) => run(db, sql`DELETE FROM wave WHERE id = 1`))
    const left = await program.read((db) =>
      one(
        db,
        sql`SELECT (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM response_segment) AS places`,
      ),
    )
    expect(left).toEqual({ responses: 0, places: 0 })
  })

  it('stores a lone surrogate as one replacement character', async () => {
    const { program } = await opened()
    await add(program, 'a\uD83Db \u{1F600}')
    expect(await names(program)).toContain('a\uFFFDb \u{1F600}')
  })
})

describe('a disk that fails', () => {
  /** Fails once, at the first operation of this kind on a file with this ending. */
  function once(operation: string, ending: string, code: string) {
    let armed = false
    const disk = failingDisk((what, path) => {
      if (!armed || what !== operation || !path.endsWith(ending)) return undefined
      armed = false
      return code
    })
    return { disk, arm: () => (armed = true), spent: () => !armed }
  }

  it.each(['EIO', 'ENXIO'])(
    'while a change is written (%s): it is not saved, all before it is, work goes on',
    async (code) => {
      const { disk, arm, spent } = once('write', '-wal', code)
      const { folder, path, program } = await opened([], { disk })
      await add(program, 'Saved')
      arm()
      expect(await refusal(add(program, 'Lost'))).toEqual({
        code: 'change-not-saved',
        facts: { file: 'test.npsw', reason: code },
      })
      expect(spent()).toBe(true)
      expect(program.state).toBe('writable')
      expect(await names(program)).toEqual(['Relational', 'Saved'])
      await add(program, 'Again')
      await program.close()
      expect(await reopened(folder, path)).toEqual(['Relational', 'Saved', 'Again'])
    },
  )

  it('at the very last step of a change that is whole in the file: it is saved, and said to be', async () => {
    const { disk, arm, spent } = once('sync', '-wal', 'EIO')
    const { folder, path, program } = await opened([], { disk })
    await add(program, 'Saved')
    arm()
    await add(program, 'Doubtful')
    expect(spent()).toBe(true)
    expect(await names(program)).toEqual(['Relational', 'Saved', 'Doubtful'])
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Saved', 'Doubtful'])
  })

  it('while something is read: read again from the file', async () => {
    const { disk, arm, spent } = once('read', '.npsw', 'EIO')
    const answers = [{ promoters: 900, passives: 700, detractors: 400, segment: 'A' }]
    const { program } = await opened([{ ...CLOSED, answers }], { disk })
    arm()
    const count = () => program.read((db) => one<{ n: number }>(db, sql`SELECT count(*) AS n FROM response`)?.n)
    expect(await count()).toBe(2000)
    expect(spent()).toBe(true)
  })

  it('for good: unreachable is said, and what was acknowledged is there when it is back', async () => {
    let gone = false
    const disk = failingDisk(() => (gone ? 'EIO' : undefined))
    const { folder, path, program } = await opened([], { disk })
    await add(program, 'Saved')
    gone = true
    const unreachable = { code: 'program-unreachable', facts: { file: 'test.npsw', reason: 'EIO' } }
    expect(await refusal(add(program, 'Lost'))).toEqual(unreachable)
    expect(program.state).toBe('unreachable')
    expect(await refusal(names(program))).toEqual(unreachable)
    gone = false
    expect(await names(program)).toEqual(['Relational', 'Saved'])
    await add(program, 'Again')
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Saved', 'Again'])
  })

  it('because it is full: reading and deleting go on, and writing once there is room', async () => {
    let room = true
    const disk = failingDisk((what, path) =>
      !room && what === 'write' && !path.endsWith('.reserve') ? 'ENOSPC' : undefined,
    )
    const { folder, path, program } = await opened([], { disk })
    await add(program, 'Saved')
    room = false
    const full = { code: 'disk-full', facts: { file: 'test.npsw' } }
    expect(await refusal(add(program, 'Lost'))).toEqual(full)
    expect(program.state).toBe('full')
    expect(await names(program)).toEqual(['Relational', 'Saved'])
    room = true
    await program.write('campaign.remove', (db) => run(db, sql`DELETE FROM campaign WHERE name = 'Saved'`))
    await add(program, 'Again')
    expect(program.state).toBe('writable')
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Again'])
  })

  it('because the drive is gone: nothing is made in its place', async () => {
    const folder = aFolder()
    const stick = join(folder, 'stick')
    mkdirSync(stick)
    const path = await aProgramFile(stick)
    const program = await Program.open(path, around(folder))
    await add(program, 'Saved')
    renameSync(stick, join(folder, 'pulled'))
    expect((await refusal(add(program, 'Lost'))).code).toBe('program-unreachable')
    expect(existsSync(stick)).toBe(false)
    renameSync(join(folder, 'pulled'), stick)
    expect(await names(program)).toEqual(['Relational', 'Saved'])
    await add(program, 'Again')
    await program.close()
    expect(await reopened(folder, path)).toEqual(['Relational', 'Saved', 'Again'])
  })
})

describe('another program that writes to the file', () => {
  /** As a database program of another kind would: it takes no notice of our flag. */
  async function stranger(path: string, statement: string): Promise<void> {
    const { sql: other, routes } = await loadModule('debug')
    routes.expected = routeTo(nodeDisk, path, false)
    const database = new other.Database(new Uint8Array(0))
    database.run(`PRAGMA locking_mode = EXCLUSIVE; ${statement}`)
    database.close()
  }

  it('before our change: theirs is kept and shown, ours is refused and said to be', async () => {
    const { folder, path, program } = await opened()
    await add(program, 'Ours')
    await stranger(
      path,
      "INSERT INTO campaign (name, kind, created_at) VALUES ('Theirs', 'relational', '2026-11-22T09:00:00.000Z')",
    )
    expect(await refusal(add(program, 'Mine'))).toEqual({
      code: 'program-changed-elsewhere',
      facts: { file: 'test.npsw' },
    })
    expect((await names(program)).sort()).toEqual(['Ours', 'Relational', 'Theirs'])
    await add(program, 'Mine')
    await program.close()
    expect(await reopened(folder, path)).toHaveLength(4)
  })

  it('and has it open: nothing is written beside it, and nothing is lost', async () => {
    const { path, program } = await opened()
    await add(program, 'Ours')
    writeFileSync(`${path}-shm`, '')
    expect(await refusal(add(program, 'Mine'))).toEqual({
      code: 'program-held-elsewhere',
      facts: { file: 'test.npsw' },
    })
    rmSync(`${path}-shm`)
    expect(await names(program)).toEqual(['Relational', 'Ours'])
  })

  it('something that is no program in its place: it is left alone', async () => {
    const { path, program } = await opened()
    await add(program, 'Ours')
    rmSync(`${path}-wal`)
    writeFileSync(path, 'meeting notes')
    expect((await refusal(add(program, 'Lost'))).code).toBe('not-a-program')
    expect(readFileSync(path, 'utf8')).toBe('meeting notes')
    await program.close()
    expect(readFileSync(path, 'utf8')).toBe('meeting notes')
  })
})

describe('a copy', () => {
  it('is one plain file with everything in it, and a program of its own', async () => {
    const { folder, program } = await opened()
    await add(program, 'Saved')
    const copy = join(folder, 'copy.npsw')
    expect(await program.copyTo(copy)).toBe(statSync(copy).size)
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.npsw'])
    // 1: a rollback journal, which even a reader of a read-only drive can open.
    expect(readFileSync(copy).subarray(18, 20)).toEqual(Buffer.from([1, 1]))
    const other = await Program.open(copy, around(folder))
    expect(await names(other)).toEqual(['Relational', 'Saved'])
    expect(other.uid).not.toBe(program.uid)
    await other.close()
  })

  it('replaces a file that the user has agreed to replace, but none that is in use', async () => {
    const { folder, program } = await opened()
    const copy = join(folder, 'copy.npsw')
    writeFileSync(copy, 'an older copy')
    await program.copyTo(copy)
    const other = await Program.open(copy, around(folder))
    expect((await refusal(program.copyTo(copy))).code).toBe('file-exists')
    await other.close()
    await program.copyTo(copy)
  })

  it('to where nothing can be written is refused by name', async () => {
    const { folder, program } = await opened()
    expect(await refusal(program.copyTo(join(folder, 'no', 'copy.npsw')))).toEqual({
      code: 'cannot-write',
      facts: { file: 'copy.npsw', reason: 'ENOENT' },
    })
  })
})

describe('a look', () => {
  it('shows the state of its moment, changes nothing and is not in the way', async () => {
    const { folder, path, program } = await opened()
    await add(program, 'Saved')
    const look = await Program.open(path, around(folder), { readOnly: true })
    expect([look.state, look.path]).toEqual(['read-only', path])
    await add(program, 'Later')
    expect(await names(look)).toEqual(['Relational', 'Saved'])
    expect(await refusal(add(look, 'Mine'))).toEqual({ code: 'look-only', facts: { file: 'test.npsw' } })
    await look.copyTo(join(folder, 'copy.npsw'))
    expect(await reopened(folder, join(folder, 'copy.npsw'))).toEqual(['Relational', 'Saved'])
    await look.close()
    expect(readdirSync(join(folder, 'settings', 'looks'))).toEqual([])
    expect(await names(program)).toEqual(['Relational', 'Saved', 'Later'])
  })
})

describe('creating', () => {
  it('never replaces a file that is there', async () => {
    const folder = aFolder()
    const path = join(folder, 'notes.npsw')
    writeFileSync(path, 'meeting notes')
    const failure = await refusal(Program.create(path, { name: 'New', createdAt: NOW }, around(folder)))
    expect(failure).toEqual({ code: 'file-exists', facts: { file: 'notes.npsw' } })
    expect(readFileSync(path, 'utf8')).toBe('meeting notes')
    expect(readdirSync(folder)).toEqual(['notes.npsw'])
  })

  it('nor puts a new one beside the log of an old one, which would be taken for its own', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'new.npsw-wal'), 'a log')
    const failure = await refusal(
      Program.create(join(folder, 'new.npsw'), { name: 'New', createdAt: NOW }, around(folder)),
    )
    expect(failure.code).toBe('file-exists')
  })

  it('in a folder that is not there', async () => {
    const folder = aFolder()
    const path = join(folder, 'nowhere', 'new.npsw')
    const failure = await refusal(Program.create(path, { name: 'New', createdAt: NOW }, around(folder)))
    expect(failure).toEqual({ code: 'cannot-write', facts: { file: 'new.npsw', reason: 'ENOENT' } })
  })
})

describe('searching', () => {
  it('takes no notice of case and accents, and takes “%” and “_” as they are', async () => {
    const open = await anOpenProgram([{ ...CLOSED, answers: [{ promoters: 3, passives: 0, detractors: 0 }] }])
    await open.engine.close()
    const program = await Program.open(open.path, around(open.folder))
    await program.write('import.run', (db) => {
      const nobody = { company: null, name: null, email: null, respondent: null }
      const keep = (id: number, who: Partial<Who>, verbatim: string | null) => {
        const text = searchTextOf({ ...nobody, ...who }, verbatim)
        run(db, sql`UPDATE response SET search_text = ${text} WHERE id = ${id}`)
      }
      keep(1, { name: 'Éléonore Müller' }, 'Un délai de 100_% trop long')
      // The same name, its accents written as marks of their own.
      keep(2, { name: 'E\u0301le\u0301onore', company: 'Cœur & Fils' }, null)
    })
    await program.close()
    await open.ask('program.open', { file: open.token(open.path) })
    const [wave] = open.waves
    if (wave === undefined) throw new Error('the program has a wave')
    const found = async (search: string) =>
      (await open.ask('wave.responses', { wave, search })).rows.map(({ id }) => Number(id))
    expect(await found('eleonore')).toEqual([1, 2])
    expect(await found('ÉLÉONORE')).toEqual([1, 2])
    expect(await found('muller DELAI')).toEqual([1])
    expect(await found('0_%')).toEqual([1])
    expect(await found('%')).toEqual([1])
    expect(await found('éléonore absent')).toEqual([])
    expect(await found('')).toEqual([1, 2, 3])
  })
})

describe('reading', () => {
  it('sees the values that were stored, whatever their type', async () => {
    const { program } = await opened()
    const rows = await program.read((db) =>
      all(db, sql`SELECT ${null} AS absent, ${1.5} AS half, ${'é'} AS letter, ${new Uint8Array([1, 2])} AS bytes`),
    )
    expect(rows).toEqual([{ absent: null, half: 1.5, letter: 'é', bytes: new Uint8Array([1, 2]) }])
  })
})
