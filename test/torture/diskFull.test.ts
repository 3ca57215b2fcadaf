// A full drive: what does not fit fails as a whole and says why, everything that was there is there and can be read and
// taken elsewhere, deleting works, and with room again so does everything else, without opening the program anew.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import { Program } from '../../electron/engine/store/program/program'
import { one, run, script, sql } from '../../electron/engine/store/sql'
import { csvOf, MAPPING } from '../bench/files'
import { benchRows } from '../bench/rows'
import { aFolder, anEngine, refusal } from '../engine/builders'
import { aDrive } from '../engine/drive'
import { skip } from '../fixtures/skipping'
import { around } from './around'
import { filesOf, fullDisk } from './fullDisk'

const AT = '2026-01-01T00:00:00.000Z'
const MEGABYTE = 1024 * 1024

const count = (program: Program) =>
  program.read((db) => one<{ n: number }>(db, sql`SELECT count(*) AS n FROM response`)?.n)

/** One user action that stores so many long answers in a wave. */
const addLong = (program: Program, wave: number, responses: number) =>
  program.write('import.run', (db) => {
    script(
      db,
      `WITH RECURSIVE ids(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < ${responses})
       INSERT INTO response (wave_id, score, verbatim) SELECT ${wave}, 9, hex(randomblob(500)) FROM ids`,
    )
  })

describe('a simulated full drive', () => {
  it('takes nothing that does not fit, keeps what is there, lets go of it, and goes on', async () => {
    const folder = aFolder()
    const path = join(folder, 'full.npsw')
    const room = { bytes: 100 * MEGABYTE }
    const given = { ...around(join(folder, 'settings')), disk: fullDisk(filesOf(path), room) }
    const program = await Program.create(path, { name: 'Full', createdAt: AT }, given)
    onTestFinished(() => program.close())
    await program.write('wave.create', (db) => {
      const campaign = addCampaign(db, { name: 'Full', kind: 'relational', touchpoint: null }, AT)
      for (const name of ['Old', 'New']) {
        addWave(db, campaign, { name, opens_on: '2026-01-01', closes_on: '2026-01-31', invited: null }, AT)
      }
    })
    await addLong(program, 1, 1000)

    // The file, its reserve and little more.
    room.bytes = 7 * MEGABYTE
    expect(await refusal(addLong(program, 2, 5000))).toEqual({ code: 'disk-full', facts: { file: 'full.npsw' } })
    expect(await count(program)).toBe(1000)
    const copied = join(folder, 'elsewhere.npsw')
    await program.copyTo(copied)

    await program.write('wave.remove', (db) => run(db, sql`DELETE FROM wave WHERE id = 1`))
    expect(await count(program)).toBe(0)

    room.bytes = 100 * MEGABYTE
    await addLong(program, 2, 5000)
    expect(program.state).toBe('writable')
    expect(await count(program)).toBe(5000)

    const copy = await Program.open(copied, around(join(folder, 'settings')))
    onTestFinished(() => copy.close())
    expect(await count(copy)).toBe(1000)
  })
})

describe('a real full drive', () => {
  it('of 12 MB: an import that does not fit fails whole, through the engine', async (context) => {
    const folder = aFolder()
    const made = aDrive(12)
    if ('reason' in made) return skip(context, made.reason)
    const drive = made.folder
    const { ask, failure, token } = anEngine({ folder })
    const path = join(drive, 'small.npsw')
    const rowsAt = (rows: number) => {
      const csv = join(folder, `rows-${rows}.csv`)
      writeFileSync(csv, csvOf(benchRows(rows)))
      return token(csv)
    }
    await ask('program.create', { file: token(path), name: 'Small' })
    const campaign = await ask('campaign.create', { name: 'Small', kind: 'relational', touchpoint: null })
    const wave = async (name: string) => {
      const dates = { opensOn: '2026-01-01', closesOn: '2026-09-30', invited: null }
      return (await ask('wave.create', { campaign: campaign.id, name, ...dates })).id
    }
    const [first, second] = [await wave('First'), await wave('Second')]
    const batch = await ask('import.run', { file: rowsAt(2000), mapping: MAPPING, wave: first })

    const large = { file: rowsAt(25_000), mapping: MAPPING, wave: second }
    expect(await failure('import.run', large)).toEqual({ code: 'disk-full', facts: { file: 'small.npsw' } })
    const info = await ask('program.info', {})
    expect(info).toMatchObject({ state: 'full', responses: 2000 })
    expect((await ask('wave.responses', { wave: first })).total).toBe(2000)
    expect((await ask('wave.responses', { wave: second })).total).toBe(0)
    await ask('program.saveCopy', { to: token(join(folder, 'elsewhere.npsw')) })

    // What makes room is taken, although there is none.
    await ask('import.undo', { batch: batch.id })
    expect((await ask('program.info', {})).responses).toBe(0)
    execFileSync('mount', ['-o', 'remount,size=64m', drive])
    await ask('import.run', large)
    expect(await ask('program.info', {})).toMatchObject({ state: 'writable', responses: 25_000 })

    await ask('program.close', {})
    await ask('program.open', { file: token(join(folder, 'elsewhere.npsw')) })
    expect((await ask('program.info', {})).responses).toBe(2000)
  })
})
