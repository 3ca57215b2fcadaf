// The file that loses nothing: what is acknowledged is on disk, what failed is nowhere, what is foreign is left alone.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addCampaign, allCampaigns } from '../../electron/engine/store/campaigns'
import { Program } from '../../electron/engine/store/program'
import { searchTextOf, type Who } from '../../electron/engine/store/searchText'
import { all, one, run, sql } from '../../electron/engine/store/sql'
import { addAnswers, aFolder, anOpenProgram, aProgramFile, CLOSED, NOW, refusal } from './builders'

const clock = () => new Date(NOW)
const add = (program: Program, name: string) =>
  program.write((db) => addCampaign(db, { name, kind: 'relational', touchpoint: null }, NOW), clock)
const names = (program: Program) => program.read((db) => allCampaigns(db).map((campaign) => campaign.name))

async function reopened(path: string): Promise<string[]> {
  const program = await Program.open(path)
  const found = await names(program)
  await program.close()
  return found
}

describe('a write', () => {
  it('is on disk when it resolves, in one file without companions', async () => {
    const folder = aFolder()
    const path = await aProgramFile(folder)
    const program = await Program.open(path)
    expect(program.savedAt).toBeNull()
    await add(program, 'Été « à suivre »')
    expect(program.savedAt).toEqual(clock())
    // Read by another reader while this one is still open.
    expect(await reopened(path)).toEqual(['Relational', 'Été « à suivre »'])
    expect(readdirSync(folder)).toEqual(['test.npsw'])
    await program.close()
    expect(await reopened(path)).toEqual(['Relational', 'Été « à suivre »'])
  })

  it('that throws leaves nothing, in memory or on disk', async () => {
    const path = await aProgramFile(aFolder())
    const before = readFileSync(path)
    const program = await Program.open(path)
    const failed = program.write((db) => {
      addCampaign(db, { name: 'Half', kind: 'relational', touchpoint: null }, NOW)
      throw new Error('after the first half')
    }, clock)
    await expect(failed).rejects.toThrow('after the first half')
    expect(await names(program)).toEqual(['Relational'])
    expect(readFileSync(path).equals(before)).toBe(true)
    await add(program, 'Next')
    expect(await reopened(path)).toEqual(['Relational', 'Next'])
  })

  it('waits for the one before it, and nobody reads half of it', async () => {
    const program = await Program.open(await aProgramFile(aFolder()))
    const order: string[] = []
    const slow = program.write(async (db) => {
      addCampaign(db, { name: 'Slow', kind: 'relational', touchpoint: null }, NOW)
      await new Promise((resolve) => setTimeout(resolve, 30))
      order.push('slow')
    }, clock)
    const read = names(program).then((found) => order.push(`read ${found.length}`))
    const quick = program.write(() => order.push('quick'), clock)
    await Promise.all([slow, read, quick])
    expect(order).toEqual(['slow', 'read 2', 'quick'])
  })

  it('keeps foreign keys on, before and after a save', async () => {
    const program = await Program.open(await aProgramFile(aFolder(), [CLOSED]))
    const dangling = () =>
      program.write((db) => run(db, sql`INSERT INTO response (wave_id, score) VALUES (99, 9)`), clock)
    await expect(dangling()).rejects.toThrow(/FOREIGN KEY/)
    await program.write((db) => addAnswers(db, 1, { promoters: 1, passives: 0, detractors: 0, segment: 'A' }), clock)
    await expect(dangling()).rejects.toThrow(/FOREIGN KEY/)
    await program.write((db) => run(db, sql`DELETE FROM wave WHERE id = 1`), clock)
    const left = await program.read((db) =>
      one(
        db,
        sql`SELECT (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM response_segment) AS places`,
      ),
    )
    expect(left).toEqual({ responses: 0, places: 0 })
  })

  it('stores a lone surrogate as one replacement character', async () => {
    const program = await Program.open(await aProgramFile(aFolder()))
    await add(program, 'a\uD83Db \u{1F600}')
    expect(await names(program)).toContain('a\uFFFDb \u{1F600}')
  })
})

describe('a save that fails', () => {
  it('where the file was replaced by a folder: the state is that of the last save', async () => {
    const folder = aFolder()
    const path = await aProgramFile(folder)
    const program = await Program.open(path)
    await add(program, 'Saved')
    const aside = join(folder, 'aside')
    renameSync(path, aside)
    mkdirSync(path)
    expect(await refusal(add(program, 'Lost'))).toEqual({
      code: 'cannot-write',
      facts: { file: 'test.npsw', reason: 'EISDIR' },
    })
    expect(await names(program)).toEqual(['Relational', 'Saved'])
    expect(readdirSync(folder).sort()).toEqual(['aside', 'test.npsw'])

    rmSync(path, { recursive: true })
    renameSync(aside, path)
    await add(program, 'Again')
    expect(await reopened(path)).toEqual(['Relational', 'Saved', 'Again'])
  })

  it('where the folder is gone: nothing is lost, and a copy can still be taken', async () => {
    const folder = aFolder()
    const inner = join(folder, 'stick')
    mkdirSync(inner)
    const program = await Program.open(await aProgramFile(inner))
    await add(program, 'Saved')
    rmSync(inner, { recursive: true })
    expect(await refusal(add(program, 'Lost'))).toEqual({
      code: 'cannot-write',
      facts: { file: 'test.npsw', reason: 'ENOENT' },
    })
    expect(existsSync(inner)).toBe(false)
    const copy = join(folder, 'copy.npsw')
    writeFileSync(copy, await program.bytes())
    expect(await reopened(copy)).toEqual(['Relational', 'Saved'])
    await expect(
      program.write((db) => run(db, sql`INSERT INTO response (wave_id, score) VALUES (9, 9)`), clock),
    ).rejects.toThrow(/FOREIGN KEY/)
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'where the folder may not be written to: the file is as it was',
    async () => {
      const folder = aFolder()
      const path = await aProgramFile(folder)
      const before = readFileSync(path)
      const program = await Program.open(path)
      chmodSync(folder, 0o500)
      const failure = await refusal(add(program, 'Lost')).finally(() => chmodSync(folder, 0o700))
      expect(failure).toEqual({ code: 'cannot-write', facts: { file: 'test.npsw', reason: 'EACCES' } })
      expect(await names(program)).toEqual(['Relational'])
      expect(readFileSync(path).equals(before)).toBe(true)
    },
  )

  it('because another program has written: its work is kept, and shown', async () => {
    const path = await aProgramFile(aFolder())
    const [mine, other] = [await Program.open(path), await Program.open(path)]
    await add(other, 'Theirs')
    expect(await refusal(add(mine, 'Mine'))).toEqual({
      code: 'program-changed-elsewhere',
      facts: { file: 'test.npsw' },
    })
    expect(await names(mine)).toEqual(['Relational', 'Theirs'])
    expect(await reopened(path)).toEqual(['Relational', 'Theirs'])
    await add(mine, 'Mine')
    expect(await reopened(path)).toEqual(['Relational', 'Theirs', 'Mine'])
  })

  it('because something that is no program stands there: the state is that of the last save, the stranger stays', async () => {
    const path = await aProgramFile(aFolder())
    const program = await Program.open(path)
    writeFileSync(path, 'meeting notes')
    expect((await refusal(add(program, 'Lost'))).code).toBe('program-changed-elsewhere')
    expect(await names(program)).toEqual(['Relational'])
    expect((await refusal(add(program, 'Lost'))).code).toBe('program-changed-elsewhere')
    expect(readFileSync(path, 'utf8')).toBe('meeting notes')
  })
})

describe('creating', () => {
  it('never replaces a file that is there', async () => {
    const path = join(aFolder(), 'notes.npsw')
    writeFileSync(path, 'meeting notes')
    const failure = await refusal(Program.create(path, { name: 'New', createdAt: NOW }))
    expect(failure).toEqual({ code: 'file-exists', facts: { file: 'notes.npsw' } })
    expect(readFileSync(path, 'utf8')).toBe('meeting notes')
  })

  it('in a folder that is not there', async () => {
    const path = join(aFolder(), 'nowhere', 'new.npsw')
    const failure = await refusal(Program.create(path, { name: 'New', createdAt: NOW }))
    expect(failure).toEqual({ code: 'cannot-write', facts: { file: 'new.npsw', reason: 'ENOENT' } })
  })
})

describe('searching', () => {
  it('takes no notice of case and accents, and takes “%” and “_” as they are', async () => {
    const open = await anOpenProgram([{ ...CLOSED, answers: [{ promoters: 3, passives: 0, detractors: 0 }] }])
    await open.engine.close()
    const program = await Program.open(open.path)
    await program.write((db) => {
      const nobody = { company: null, name: null, email: null, respondent: null }
      const keep = (id: number, who: Partial<Who>, verbatim: string | null) => {
        const text = searchTextOf({ ...nobody, ...who }, verbatim)
        run(db, sql`UPDATE response SET search_text = ${text} WHERE id = ${id}`)
      }
      keep(1, { name: 'Éléonore Müller' }, 'Un délai de 100_% trop long')
      // The same name, its accents written as marks of their own.
      keep(2, { name: 'E\u0301le\u0301onore', company: 'Cœur & Fils' }, null)
    }, clock)
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
    const program = await Program.open(await aProgramFile(aFolder()))
    const rows = await program.read((db) =>
      all(db, sql`SELECT ${null} AS absent, ${1.5} AS half, ${'é'} AS letter, ${new Uint8Array([1, 2])} AS bytes`),
    )
    expect(rows).toEqual([{ absent: null, half: 1.5, letter: 'é', bytes: new Uint8Array([1, 2]) }])
  })
})
