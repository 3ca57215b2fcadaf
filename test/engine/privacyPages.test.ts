// What erasing leaves in the pages of a file: nothing, whatever was split, merged or cut short.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../electron/engine/sample/random'
import { openPlain } from '../../electron/engine/store/disk/open'
import { isToBeCleared } from '../../electron/engine/store/privacy/clearing'
import { erasePerson } from '../../electron/engine/store/privacy/erase'
import { identityOf, peopleNamed } from '../../electron/engine/store/privacy/identity'
import { knownOf } from '../../electron/engine/store/privacy/known'
import { clearLeftovers } from '../../electron/engine/store/privacy/leftovers'
import { Program } from '../../electron/engine/store/program/program'
import type { WaveId } from '../../shared/model/ids'
import { aFolder, around, first } from './builders'
import { commentOf, foundIn, importAnswers, type Person, people } from './people'
import { aProgramWith, plain, responseOf } from './peoplePrograms'

describe('erasing from thousands of rows', () => {
  it('leaves nothing in any page, whatever pages were split and merged before', async () => {
    const random = createRandom(5)
    const everybody = people(2500, 'bulk')
    const open = await aProgramWith(everybody.slice(0, 400))
    const [wave, later] = open.waves as [WaveId, WaveId, WaveId]
    const answers = (some: readonly Person[]) =>
      some.map((person) => ({ person, score: random.whole(0, 10), comment: commentOf(person, random) }))
    await importAnswers(open, wave, answers(everybody), 'a.csv')
    const undone = await importAnswers(open, later, answers(everybody.slice(0, 900)), 'b.csv')
    await open.ask('import.undo', { batch: undone.id })
    await importAnswers(
      open,
      later,
      [...answers(everybody.slice(500, 1500)), ...everybody.slice(0, 300).map((one) => plain(one, 'NA'))],
      'c.csv',
    )
    const chosen = random.shuffled(everybody).slice(0, 6)
    for (const person of chosen) {
      const score = random.pick(['keep', 'remove'] as const)
      await open.ask('privacy.erase', {
        response: await responseOf(open, person),
        score,
        backups: person === chosen.at(-1),
      })
    }
    const marks = chosen.map(({ mark }) => mark)
    expect(foundIn(open.path, marks)).toEqual([])
    // What stayed in memory must not come back with later changes.
    const [campaign] = await open.ask('campaign.list', {})
    await open.ask('wave.create', {
      campaign: campaign?.id as never,
      name: 'More',
      opensOn: '2026-01-01',
      closesOn: '2026-01-31',
      invited: null,
    })
    await importAnswers(open, later, answers(people(300, 'late')), 'd.csv')
    await open.ask('program.close', {})
    expect(foundIn(open.path, marks)).toEqual([])
  }, 120_000)

  it('is finished at the next opening when it was cut short before the unused parts were overwritten', async () => {
    const open = await aProgramWith([])
    const [wave] = open.waves as [WaveId, WaveId, WaveId]
    const [person] = people(40, 'cut') as [Person, ...Person[]]
    await importAnswers(
      open,
      wave,
      people(40, 'cut').map((one) => plain(one)),
      'a.csv',
    )
    await open.engine.close()
    const program = await Program.open(open.path, around(open.folder))
    await program.write('privacy.erase', (db) => {
      const { response } = first(peopleNamed(db, person.mark))
      erasePerson(db, knownOf(db, identityOf(db, response)), { score: 'remove', actionTitle: 'Action' })
    })
    await program.close()
    const sound = await Program.open(open.path, around(open.folder), { readOnly: true })
    expect(await sound.read(isToBeCleared)).toBe(true)
    await sound.close()
    // A stale copy in the unused middle of a page, such as a split leaves.
    const bytes = readFileSync(open.path)
    bytes.write(person.mark, gapIn(bytes), 'latin1')
    writeFileSync(open.path, bytes)
    expect(foundIn(open.path, [person.mark])).toEqual([person.mark])
    const again = await Program.open(open.path, around(open.folder))
    expect(await again.read(isToBeCleared)).toBe(false)
    await again.close()
    expect(foundIn(open.path, [person.mark])).toEqual([])
  })
})

/** Where a page of a table has room between its list of cells and the cells themselves. */
function gapIn(bytes: Buffer): number {
  for (let page = 4096; page < bytes.length; page += 4096) {
    const [kind, cells, content] = [bytes.readUInt8(page), bytes.readUInt16BE(page + 3), bytes.readUInt16BE(page + 5)]
    const from = 8 + 2 * cells
    if (kind === 13 && cells > 0 && content - from > 200) return page + from + 100
  }
  throw new Error('a page with room was expected')
}

describe('a file that another database program made', () => {
  it('keeps the pages that say where the others belong', async () => {
    const path = join(aFolder(), 'mapped.db')
    const database = await openPlain(path, { create: true })
    database.run('PRAGMA auto_vacuum = FULL')
    const tables = ['one', 'two', 'three', 'four', 'five']
    for (const table of tables) database.run(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY, text TEXT)`)
    // A row a page: some hundred pages below each first one, so that a second page of places is needed.
    for (const table of tables)
      database.run(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO ${table} SELECT i, hex(randomblob(1700)) FROM n`)
    database.close()
    clearLeftovers(path)
    const again = await openPlain(path)
    expect(again.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']])
    again.close()
  })
})
