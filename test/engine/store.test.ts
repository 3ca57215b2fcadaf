// The file that loses nothing: what is acknowledged is on disk, what failed is nowhere, what is there is not replaced.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addCampaign } from '../../electron/engine/store/campaigns'
import { nodeDisk } from '../../electron/engine/store/disk/nodeDisk'
import { openPlain } from '../../electron/engine/store/disk/open'
import { OverlayDisk } from '../../electron/engine/store/disk/overlay'
import { Program } from '../../electron/engine/store/program/program'
import { searchTextOf, type Who } from '../../electron/engine/store/searchText'
import { all, one, run, sql } from '../../electron/engine/store/sql'
import { addAnswers, aFolder, anOpenProgram, around, CLOSED, NOW, refusal } from './builders'
import { add, names, opened, reopened } from './opened'

const clock = () => new Date(NOW)

/** What a reader that is not the workbench finds in the file and its log, as they are now. */
async function foundBy(path: string): Promise<unknown[]> {
  const overlay = new OverlayDisk(nodeDisk)
  const database = await openPlain(path, { disk: overlay })
  const found = database.exec('SELECT name FROM campaign ORDER BY id')[0]?.values.flat() ?? []
  database.close()
  overlay.dispose()
  return found
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

  it('that comes after the closing is refused, and the file is left as it is', async () => {
    const { folder, path, program } = await opened()
    const [, late] = await Promise.all([program.close(), refusal(add(program, 'Too late'))])
    expect(late).toMatchObject({ code: 'no-program' })
    expect(readdirSync(folder).sort()).toEqual(['settings', 'test.npsw'])
    expect(await reopened(folder, path)).toEqual(['Relational'])
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
