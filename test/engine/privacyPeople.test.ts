// What lists of contacts bring into a program is a person's data as well: shown, exported, erased down to the last byte.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { Program } from '../../electron/engine/store/program/program'
import { run, sql } from '../../electron/engine/store/sql'
import type { PeopleMapping } from '../../shared/contract/people'
import { bytesOf } from '../fixtures/people'
import { around, first } from './builders'
import { filesOf, foundIn, importAnswers, people, rowsOf } from './people'
import { aProgramWith, everywhere, plain, responseOf } from './peoplePrograms'

const MARK = 'goneq0z'
const EMAIL = `${MARK}@exemple.fr`
const ROLES = ['number', 'name', 'email', 'role', 'account', 'segment', 'opted-out', 'owner'] as const
const MAPPING: PeopleMapping = {
  sheet: null,
  kind: 'contacts',
  key: 'number',
  columns: ROLES.map((role, index) => ({ index, role })),
  blanks: 'keep',
}
const HEAD = ['Id contact', 'Nom', 'E-mail', 'Fonction', 'Société', 'Secteur', 'Désabonné', 'Responsable']
const line = (mark: string, email: string, more: Partial<Record<'job' | 'out', string>> = {}) => [
  `N-${mark}`,
  `Zoé ${mark}`,
  email,
  more.job ?? `Poste de ${mark}`,
  'Firme 0',
  'Nord',
  more.out ?? 'non',
  'Clara',
]

/** Somebody in a list that was undone, in one that was corrected since, in one that left a line out, and with an answer. */
async function aListStory() {
  const open = await aProgramWith([])
  const take = async (rows: string[][], name: string) => {
    const path = join(open.folder, name)
    writeFileSync(path, bytesOf([HEAD, ...rows], ';'))
    const batch = await open.ask('people.run', { file: open.token(path), mapping: MAPPING })
    // What the user keeps of the original file is not the program's; here it would only be found by the search.
    writeFileSync(path, '')
    return batch
  }
  const other = line('otherq1z', 'other@exemple.fr')
  await take([line(MARK, EMAIL), other], 'undone.csv')
  await open.ask('history.undo', {})
  await take([line(MARK, EMAIL), other], 'list.csv')
  await take([line(MARK, EMAIL, { job: `Ancien poste de ${MARK}` })], 'later.csv')
  const faulty = await take([line(MARK, EMAIL, { out: 'peut-être' }), line('otherq1z', 'no address')], 'faulty.csv')
  expect(faulty.rows).toMatchObject({ read: 2, rejected: 2 })
  await open.ask('backup.make', {})
  const [person] = people(1, 'gone')
  if (!person) throw new Error('one was made')
  await importAnswers(open, first(open.waves), [plain({ ...person, mark: MARK, email: EMAIL }, 3)], 'answers.csv')
  return { open, person, response: await responseOf(open, person) }
}

describe('a person in lists of contacts', () => {
  it('has a dossier and a workbook that tell of their contact and of the lines left out', async () => {
    const { open, response } = await aListStory()
    expect(await open.ask('privacy.dossier', { response })).toMatchObject({ contacts: 1, leftOutRows: 1 })
    const to = open.token(join(open.folder, 'all.xlsx'))
    await open.ask('privacy.export', { response, to })
    const workbook = XLSX.read(readFileSync(join(open.folder, 'all.xlsx')), { type: 'buffer' })
    const sheet = (name: string) =>
      XLSX.utils.sheet_to_json<unknown[]>(workbook.Sheets[name] ?? {}, { header: 1, defval: null })
    expect(sheet('Carnet d’adresses')[1]).toEqual(
      expect.arrayContaining([`N-${MARK}`, EMAIL, 'Firme 0', `Ancien poste de ${MARK}`, 'Clara', 'Secteur: Nord']),
    )
    expect(sheet('Lignes écartées des imports')[1]).toEqual(expect.arrayContaining(['faulty.csv', EMAIL, 'peut-être']))
    const changes = JSON.stringify(sheet('Historique'))
    expect(changes).toContain(`Ancien poste de ${MARK}`)
    expect(changes).not.toContain('otherq1z')
  })

  it('is erased from the contacts, the lines left out, the trail and the backups; the others stay', async () => {
    const { open, response } = await aListStory()
    const before = await rowsOf(open)
    const done = await open.ask('privacy.erase', { response, score: 'keep', backups: true })
    expect(done).toMatchObject({ contacts: 1, leftOutRows: 1 })
    expect(everywhere(open, [MARK])).toEqual([])
    const after = await rowsOf(open)
    expect(foundIn(after.copy, [MARK])).toEqual([])
    expect(filesOf(open).length).toBeGreaterThan(1)
    const others = (rows: typeof before) => rows.tables.contact?.filter(({ name }) => name === 'Zoé otherq1z')
    expect(others(after)).toEqual(others(before))
    expect(others(after)).toHaveLength(1)
    const { rows } = await open.ask('people.contacts', {})
    expect(rows).toMatchObject([{ name: 'Zoé otherq1z', segments: [{ name: 'Nord' }] }])
    // The lists still add up, and the other's line is whole.
    const [faulty] = await open.ask('people.batches', {})
    const { total } = await open.ask('people.issues', { batch: first(faulty ? [faulty] : []).id })
    expect(total).toBe(2)
  })
})

describe('what an answer says beside its score', () => {
  it('goes with the person who gave it, and with a wave that is made anonymous', async () => {
    for (const way of ['erase', 'anonymise'] as const) {
      const open = await aProgramWith([])
      const [person] = people(1, 'gone')
      if (!person) throw new Error('one was made')
      const wave = first(open.waves)
      await importAnswers(open, wave, [plain(person, 3)], 'answers.csv')
      await open.ask('program.close', {})
      const program = await Program.open(open.path, around(open.folder))
      await program.write('import.run', (db) => {
        run(
          db,
          sql`UPDATE response SET answer = 'A-goneq0z', role = 'goneq0z chief', owner = 'goneq0z', ticket = 'T-goneq0z', value = 12.5`,
        )
      })
      await program.close()
      await open.ask('program.open', { file: open.token(open.path) })
      const response = await responseOf(open, person)
      if (way === 'erase') await open.ask('privacy.erase', { response, score: 'keep', backups: true })
      else await open.ask('privacy.anonymise', { wave, verbatims: 'remove' })
      const { tables } = await rowsOf(open)
      expect(tables.response).toEqual([
        expect.objectContaining({ score: 3, answer: null, role: null, owner: null, ticket: null, value: null }),
      ])
      if (way === 'erase') expect(everywhere(open, ['goneq0z'])).toEqual([])
    }
  })
})
