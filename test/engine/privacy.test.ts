// People's data: who is who, what is known of somebody, its export, its erasure down to the last byte, and waves made
// anonymous.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { createRandom } from '../../electron/engine/sample/random'
import { openPlain } from '../../electron/engine/store/disk/open'
import { migrate } from '../../electron/engine/store/migrations'
import { isToBeCleared } from '../../electron/engine/store/privacy/clearing'
import { monthsAfter } from '../../electron/engine/store/privacy/due'
import { erasePerson } from '../../electron/engine/store/privacy/erase'
import { identityOf, peopleNamed } from '../../electron/engine/store/privacy/identity'
import { knownOf } from '../../electron/engine/store/privacy/known'
import { Program } from '../../electron/engine/store/program'
import { insert, sql } from '../../electron/engine/store/sql'
import type { ResponseId, WaveId } from '../../shared/model/ids'
import { anEngine, aProgramFile, around, CLOSED, first, LATER, NOW, OPEN, type TestEngine } from './builders'
import {
  type Answer,
  commentOf,
  filesOf,
  foundIn,
  importAnswers,
  type Person,
  people,
  type Row,
  rowsOf,
  type Tables,
  trailOf,
} from './people'

type Open = TestEngine & { path: string; waves: WaveId[] }

/** A program whose address book holds these people. */
async function aProgramWith(contacts: readonly Person[], given: Parameters<typeof anEngine>[0] = {}): Promise<Open> {
  const engine = anEngine(given)
  const path = await aProgramFile(engine.folder, [CLOSED, LATER, OPEN])
  const program = await Program.open(path, around(engine.folder))
  await program.write('import.run', (db) => {
    const account = insert(db, sql`INSERT INTO account (name, value_per_year) VALUES ('Firme 0', 1000)`)
    for (const { name, email } of contacts) {
      insert(
        db,
        sql`INSERT INTO contact (account_id, name, email, role) VALUES (${account}, ${name}, ${email}, 'key-user')`,
      )
    }
  })
  await program.close()
  await engine.ask('program.open', { file: engine.token(path) })
  const [campaign] = await engine.ask('campaign.list', {})
  const waves = [CLOSED, LATER, OPEN].map(({ name }) => campaign?.waves.find((wave) => wave.name === name)?.id)
  return { ...engine, path, waves: waves as WaveId[] }
}

/** The response by which somebody is found; `mark` stands in their names and nobody else's. */
async function responseOf(open: Open, { mark }: Person): Promise<ResponseId> {
  return first(await open.ask('privacy.find', { search: mark })).response
}

const plain = (person: Person, score: number | string = 9): Answer => ({
  person,
  score,
  comment: `Avis de ${person.mark}`,
})

/** With plain spaces. */
const spaced = (cell: string | number | null | undefined) =>
  typeof cell === 'string' ? cell.replaceAll(/[\u00a0\u202f]/g, ' ') : (cell ?? null)

const everywhere = (open: Open, texts: readonly string[]) =>
  filesOf(open).flatMap((file) => foundIn(file, texts).map((text) => `${text} in ${file.slice(open.folder.length)}`))

describe('privacy.find', () => {
  it('takes responses with one e-mail for one person, else those with one code, else one alone', async () => {
    const open = await aProgramWith([])
    const [wave = 0 as WaveId, later = 0 as WaveId] = open.waves
    const ann: Person = { mark: 'ann', name: 'Ann Été', email: 'Ann@x.fr', code: '7' }
    const lowerCase = { ...ann, email: 'ann@X.FR', name: 'Ann E.', code: '9' }
    const byCode: Person = { mark: 'bea', name: 'Béa Été', email: null, code: '7' }
    const alone: Person = { mark: 'cid', name: 'Cid Été', email: null, code: null }
    await importAnswers(open, wave, [plain(ann), plain(byCode), plain(alone), plain(alone)], 'a.csv')
    await importAnswers(open, later, [plain(lowerCase), plain({ ...byCode, code: '7' })], 'b.csv')
    const found = await open.ask('privacy.find', { search: 'ete' })
    expect(found.map(({ by, email, respondent, responses }) => [by, email, respondent, responses])).toEqual([
      // Found by the older of her two names, told by the newer.
      ['email', 'ann@X.FR', '9', 2],
      ['respondent', null, '7', 2],
      ['response', null, null, 1],
      ['response', null, null, 1],
    ])
    expect(found[0]?.name).toBe('Ann E.')
  })

  it('looks through names, e-mails, codes and companies, not through comments, whatever case and accents', async () => {
    const open = await aProgramWith([])
    const zoe: Person = { mark: 'zoe', name: 'Zoé Lefèvre', email: 'z@x.fr', code: 'K-12' }
    const other: Person = { mark: 'max', name: 'Max', email: 'max@x.fr', code: null }
    const wave = first(open.waves)
    await importAnswers(open, wave, [plain(zoe), { ...plain(other), comment: 'Zoé Lefèvre m’a aidé' }], 'a.csv')
    const names = async (search: string) => (await open.ask('privacy.find', { search })).map(({ name }) => name)
    expect(await names('LEFEVRE zoé')).toEqual(['Zoé Lefèvre'])
    expect(await names('k-12')).toEqual(['Zoé Lefèvre'])
    expect(await names('FIRME max')).toEqual(['Max'])
    expect(await names('Z@X')).toEqual(['Zoé Lefèvre'])
    expect(await names('%')).toEqual([])
    expect(await names('m’a aidé')).toEqual([])
  })

  it('lists people by name, then by e-mail, whatever case and accents; those without a name last', async () => {
    const open = await aProgramWith([])
    const called = (name: string, email: string): Answer => plain({ mark: 'x', name, email, code: null })
    const answers = [
      called('', 'a@x.fr'),
      called('Zoé', 'z@x.fr'),
      called('émile', 'e@x.fr'),
      called('Eva', 'eva@x.fr'),
      called('Anna', 'b@x.fr'),
      called('anna', 'a2@x.fr'),
    ]
    await importAnswers(open, first(open.waves), answers, 'a.csv')
    const found = await open.ask('privacy.find', { search: 'x.fr' })
    expect(found.map(({ name, email }) => name ?? email)).toEqual(['anna', 'Anna', 'émile', 'Eva', 'Zoé', 'a@x.fr'])
  })

  it('gives at most fifty, the first by name', async () => {
    const open = await aProgramWith([])
    const many = people(80, 'many')
    await importAnswers(
      open,
      first(open.waves),
      many.map((one) => plain(one)),
      'a.csv',
    )
    const found = await open.ask('privacy.find', { search: 'manyq' })
    const names = many.map(({ name }) => name).sort(new Intl.Collator('en').compare)
    expect(found.map(({ name }) => name)).toEqual(names.slice(0, 50))
  })
})

/** One person in every place where a program can hold them, among others. */
async function aStory(given: Parameters<typeof anEngine>[0] = {}) {
  const everybody = people(9, 'some')
  const [erased] = people(1, 'gone') as [Person]
  const open = await aProgramWith([...everybody.slice(0, 3), erased], given)
  const [wave, later] = open.waves as [WaveId, WaveId, WaveId]
  await open.ask('backup.make', {})
  const answers = everybody.map((one, i) => plain(one, i % 11))
  await importAnswers(
    open,
    wave,
    [...answers, plain(erased, 2), plain(erased, 'NA'), plain(first(everybody), 'NA')],
    'a.csv',
  )
  const undone = await importAnswers(open, later, [plain(erased, 9), ...answers], 'undone.csv')
  await open.ask('import.undo', { batch: undone.id })
  await importAnswers(open, later, [plain(erased, 4)], 'b.csv')
  const response = await responseOf(open, erased)
  const words = { owner: 'Clara', dueOn: null, note: `${erased.name} est fâchée` }
  const { id } = await open.ask('action.create', { response, title: `Rappeler ${erased.mark}`, ...words })
  await open.ask('action.update', { action: id, title: `Écrire à ${erased.email}`, owner: erased.name })
  const another = await responseOf(open, first(everybody))
  await open.ask('action.create', { response: another, title: 'Remercier', owner: 'Paul', dueOn: null, note: 'Bien' })
  await open.ask('backup.make', {})
  const texts = [erased.mark, erased.email as string, erased.name, erased.code as string, 'gonéq0z', 'Jean.goneq0z']
  return { open, erased, response, texts, wave, later, everybody }
}

describe('privacy.dossier', () => {
  it('counts what the program holds in every place', async () => {
    const { open, response } = await aStory()
    const dossier = await open.ask('privacy.dossier', { response })
    expect(dossier.person).toMatchObject({ by: 'email', responses: 2, company: 'Firme 0' })
    expect(dossier.responses.map(({ wave, score, actions }) => ({ wave, score, actions }))).toEqual([
      { wave: 'Later', score: 4, actions: 1 },
      { wave: 'Closed', score: 2, actions: 0 },
    ])
    // The trail: the contact, the undone import, the action made and changed; an import itself is told as a span.
    expect(dossier).toMatchObject({ contacts: 1, actions: 1, leftOutRows: 1 })
    expect(dossier.trailEntries).toBeGreaterThanOrEqual(4)
    expect(await open.failure('privacy.dossier', { response: 999 })).toMatchObject({ code: 'not-found' })
  })

  it('counts the backups made since the person came', async () => {
    let now = Date.parse('2026-11-20T10:00:00Z')
    const clock = () => {
      now += 60_000
      return new Date(now)
    }
    const { open, response } = await aStory({ clock })
    const { backups } = await open.ask('backup.list', {})
    const since = (await rowsOf(open)).tables.import_batch?.[0]?.at as string
    const expected = backups.filter(({ at }) => at > since).length
    expect(expected).toBeGreaterThan(0)
    expect(expected).toBeLessThan(backups.length)
    expect((await open.ask('privacy.dossier', { response })).backups).toBe(expected)
  })
})

describe('privacy.export', () => {
  it('writes a workbook that reads back completely, text as text', async () => {
    const { open, erased, response } = await aStory()
    const long = `=1+1 ${'très long 🙂 '.repeat(6000)}fin`
    await importAnswers(open, first(open.waves), [{ person: erased, score: 1, comment: long }], 'long.csv')
    const path = join(open.folder, 'known.xlsx')
    const { bytes } = await open.ask('privacy.export', { response, to: open.token(path) })
    const file = readFileSync(path)
    expect(file.length).toBe(bytes)
    const workbook = XLSX.read(file, { cellFormula: true, cellStyles: true })
    expect(workbook.SheetNames).toEqual([
      'Personne',
      'Réponses',
      'Segments des réponses',
      'Carnet d’adresses',
      'Actions',
      'Lignes écartées des imports',
      'Historique',
    ])
    const sheet = (name: string) => {
      const found = workbook.Sheets[name] as XLSX.WorkSheet
      for (const [place, cell] of Object.entries(found)) {
        if (!place.startsWith('!')) expect((cell as XLSX.CellObject).f).toBeUndefined()
      }
      return XLSX.utils.sheet_to_json<(string | number | null)[]>(found, { header: 1, defval: null })
    }
    expect(sheet('Personne')).toContainEqual(['E-mail', erased.email])
    const [head = [], ...responses] = sheet('Réponses')
    const column = (name: string) => head.indexOf(name)
    expect(responses.filter((row) => typeof row[0] === 'number').map((row) => row[column('Note')])).toEqual([2, 4, 1])
    const comments = responses.map((row) => row[column('Commentaire')] ?? '')
    expect(comments.slice(2).join('')).toBe(long)
    expect(responses[0]).toEqual(expect.arrayContaining(['Closed', `Avis de ${erased.mark}`, 'a.csv', 11]))
    expect(sheet('Segments des réponses')).toContainEqual([responses[0]?.[0], 'Région', 'R1'])
    expect(sheet('Carnet d’adresses')[1]).toEqual([
      erased.name,
      erased.email,
      'Firme 0',
      'Utilisateur clé',
      'non',
      null,
    ])
    expect(sheet('Actions')[1]).toEqual(
      expect.arrayContaining([`Écrire à ${erased.email}`, `${erased.name} est fâchée`]),
    )
    expect(sheet('Lignes écartées des imports')[1]).toEqual(expect.arrayContaining(['a.csv', 'NA', erased.email]))
    const [changeHead = [], ...changes] = sheet('Historique')
    expect(changeHead).toEqual(['Quand', 'Par qui', 'À quelle étape', 'De quoi il s’agit', 'Champ', 'Avant', 'Après'])
    const history = changes.map((row) => row.slice(2).map((cell) => spaced(cell)))
    const [called, written] = [`Rappeler ${erased.mark}`, `Écrire à ${erased.email}`]
    const title = 'Ce qu’il faut faire'
    expect(history).toContainEqual(['Action ouverte', `Action « ${called} »`, title, null, called])
    expect(history).toContainEqual(['Action modifiée', `Action « ${called} »`, title, called, written])
    expect(history).toContainEqual(['Action ouverte', `Action « ${called} »`, 'État', null, 'À faire'])
    expect(history).toContainEqual(['Import retiré', `Réponse « ${erased.name} »`, 'Nom', erased.name, null])
    // Nothing in the words of the program itself, and dates as they are read.
    expect(JSON.stringify(history)).not.toMatch(/_id|_at|detractor|in-progress|"open"|import\.|action\./)
    // A row of the file stands as it was written there.
    const ours = workbook.SheetNames.filter((name) => name !== 'Lignes écartées des imports').map(sheet)
    const theirs = ours.flat(2).filter((cell) => !String(cell).includes(' | '))
    expect(JSON.stringify(theirs)).not.toMatch(/\d{4}-\d{2}-\d{2}/)
    expect(workbook.Sheets.Historique?.['!cols']?.every((column) => (column.wch ?? column.width ?? 0) >= 8)).toBe(true)
    expect(JSON.stringify(workbook.SheetNames.map(sheet))).not.toContain('someq')
  })
})

/** What an erasure may not touch: every row that is not of the person, and of theirs what it promises to keep. */
function withoutPerson(tables: Tables, mark: string): Tables {
  const holds = (row: Row) => JSON.stringify(row).toLowerCase().includes(mark)
  const theirs = new Set((tables.response ?? []).filter(holds).map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      table === 'action' || table === 'response_segment'
        ? rows.filter((row) => !theirs.has(row.response_id ?? null))
        : rows.filter((row) => !holds(row)),
    ]),
  )
}

const idsIn = (rows: readonly Row[] | undefined) => new Set((rows ?? []).map(({ id }) => id))

const scores = async (open: Open) =>
  (await open.ask('campaign.list', {})).flatMap(({ waves }) => waves.map((wave) => [wave.name, JSON.stringify(wave)]))

describe.each(['keep', 'remove'] as const)('privacy.erase, score: %s', (score) => {
  it('leaves nothing of the person in any byte of the program or its backups, and everything of the others', async () => {
    const { open, response, texts, erased } = await aStory()
    expect(everywhere(open, [erased.mark]).length).toBeGreaterThan(2)
    const before = await rowsOf(open)
    const figures = await scores(open)
    const done = await open.ask('privacy.erase', { response, score, backups: true })
    expect(done).toMatchObject({ responses: 2, contacts: 1, actions: 1, leftOutRows: 1, backupsDeleted: 0 })
    expect(done.trailEntries).toBeGreaterThanOrEqual(4)
    expect(done.backupsCleaned).toBeGreaterThan(0)
    expect(everywhere(open, texts)).toEqual([])
    for (const file of filesOf(open).filter((name) => name.endsWith('.npsw'))) {
      if (file !== open.path) expect((await trailOf(file)).toLowerCase()).not.toContain(erased.mark)
    }
    const after = await rowsOf(open)
    expect(foundIn(after.copy, texts)).toEqual([])
    expect((await trailOf(after.copy)).toLowerCase()).not.toContain(erased.mark)

    const untouched = withoutPerson(before.tables, erased.mark)
    for (const [table, rows] of Object.entries(untouched))
      expect(after.tables[table]).toEqual(expect.arrayContaining(rows))
    const actions = after.tables.action?.filter((row) => !idsIn(untouched.action).has(row.id ?? null))
    const left = after.tables.response?.filter((row) => !idsIn(untouched.response).has(row.id ?? null)) ?? []
    if (score === 'remove') {
      expect([left, actions]).toEqual([[], []])
    } else {
      expect(await scores(open)).toEqual(figures)
      expect(left.map((row) => [row.score, row.answered_at, row.search_text])).toEqual([
        [2, '2026-07-10', '\n\n\n\n'],
        [4, '2026-07-01', '\n\n\n\n'],
      ])
      for (const row of left) {
        const gone = [
          row.verbatim,
          row.name,
          row.email,
          row.respondent,
          row.company,
          row.account_id,
          row.sheet,
          row.row,
        ]
        expect(gone.every((value) => value === null)).toBe(true)
      }
      const title = 'Action sur une réponse anonyme'
      expect(actions).toEqual([expect.objectContaining({ title, note: null, owner: null, status: 'open' })])
      expect(after.tables.response_segment).toEqual(before.tables.response_segment)
    }
    // The rows left out are still counted, and still say where they stood and why.
    expect(after.tables.import_issue?.map(({ id, row, reason }) => [id, row, reason])).toEqual(
      before.tables.import_issue?.map(({ id, row, reason }) => [id, row, reason]),
    )
    expect(await open.ask('privacy.find', { search: erased.mark })).toEqual([])
  })

  it('cannot be undone, nor can what was before it, and its entry names nobody', async () => {
    const { open, response, erased } = await aStory()
    await open.ask('privacy.erase', { response, score, backups: false })
    expect(await open.ask('history.next', {})).toEqual({ undo: null, redo: null })
    expect(await open.failure('history.undo', {})).toMatchObject({ code: 'nothing-to-undo' })
    const { entries } = await open.ask('history.list', {})
    expect(JSON.stringify(entries).toLowerCase()).not.toContain(erased.mark)
    expect(entries[0]).toMatchObject({ call: 'privacy.erase', who: 'Tester' })
    expect(entries[0]?.changes).toContainEqual(expect.objectContaining({ what: 'response', count: 2, fields: [] }))
  })
})

describe('privacy.erase', () => {
  it('leaves the backups alone when told to', async () => {
    const { open, response, erased } = await aStory()
    const done = await open.ask('privacy.erase', { response, score: 'keep', backups: false })
    expect(done).toMatchObject({ backupsCleaned: 0, backupsDeleted: 0 })
    const holding = filesOf(open).filter((file) => foundIn(file, [erased.mark]).length > 0)
    expect(holding.length).toBeGreaterThan(0)
    expect(holding.every((file) => file.includes('backups'))).toBe(true)
  })

  it('keeps the other backups, and each of them sound', async () => {
    const { open, response } = await aStory()
    const before = (await open.ask('backup.list', {})).backups
    await open.ask('privacy.erase', { response, score: 'keep', backups: true })
    const after = (await open.ask('backup.list', {})).backups
    const facts = (list: typeof after) =>
      list.map(({ id, at, reason, file, folder, name, holds }) => ({ id, at, reason, file, folder, name, holds }))
    expect(facts(after)).toEqual(facts(before))
    for (const { id } of after) expect((await open.ask('backup.preview', { backup: id })).backup.id).toBe(id)
  })

  it('changes nothing when a look at the program is all that is open', async () => {
    const { open, response } = await aStory()
    await open.ask('program.close', {})
    const bytes = () => filesOf(open).map((file) => [file, readFileSync(file).toString('latin1')])
    const before = bytes()
    await open.ask('program.open', { file: open.token(open.path), readOnly: true })
    const wish = { response, score: 'keep', backups: true }
    expect(await open.failure('privacy.erase', wish)).toMatchObject({ code: 'look-only' })
    expect(await open.failure('privacy.anonymise', { wave: 1, verbatims: 'keep' })).toMatchObject({ code: 'look-only' })
    await open.ask('program.close', {})
    expect(before.length).toBeGreaterThan(1)
    expect(bytes().every(([file, text], i) => file === before[i]?.[0] && text === before[i]?.[1])).toBe(true)
  })

  it('takes an answer without e-mail and code for itself alone, also in backups where its number is another’s', async () => {
    const open = await aProgramWith([])
    const wave = first(open.waves)
    const alone = (mark: string): Person => ({ mark, name: `Nom ${mark}`, email: null, code: null })
    const batch = await importAnswers(open, wave, [plain(alone('firstx'))], 'a.csv')
    await open.ask('backup.make', {})
    await open.ask('import.undo', { batch: batch.id })
    await importAnswers(open, wave, [plain(alone('secondx'))], 'b.csv')
    const response = await responseOf(open, alone('secondx'))
    await open.ask('backup.make', {})
    await open.ask('privacy.erase', { response, score: 'keep', backups: true })
    expect(everywhere(open, ['secondx'])).toEqual([])
    expect(everywhere(open, ['Nom firstx']).some((found) => found.includes('backups'))).toBe(true)
  })

  it('takes a name that was imported as a segment off the answer', async () => {
    const open = await aProgramWith([])
    const wave = first(open.waves)
    const [ann, bob] = people(2, 'seg') as [Person, Person]
    await importAnswers(open, wave, [plain(ann), plain(bob)], 'a.csv')
    await open.ask('program.close', {})
    const program = await Program.open(open.path, around(open.folder))
    await program.write('import.run', (db) => {
      const dimension = insert(db, sql`INSERT INTO dimension (name) VALUES ('Qui')`)
      for (const [i, { name }] of [ann, bob].entries()) {
        const segment = insert(
          db,
          sql`INSERT INTO segment (dimension_id, name) VALUES (${dimension}, ${name.toUpperCase()})`,
        )
        insert(
          db,
          sql`INSERT INTO response_segment SELECT id, ${dimension}, ${segment}, wave_id, score FROM response WHERE id = ${i + 1}`,
        )
      }
    })
    await program.close()
    await open.ask('program.open', { file: open.token(open.path) })
    await open.ask('privacy.erase', { response: await responseOf(open, ann), score: 'keep', backups: true })
    expect(everywhere(open, [ann.mark])).toEqual([])
    const { tables } = await rowsOf(open)
    expect(tables.segment?.map(({ name }) => name)).toContain(bob.name.toUpperCase())
  })

  it('deletes a backup of an older shape that holds the person, and keeps one that does not', async () => {
    const { open, response, erased } = await aStory()
    const older = await aBackupOfShape10(open, erased.email)
    const without = await aBackupOfShape10(open, 'somebody@else.fr')
    const done = await open.ask('privacy.erase', { response, score: 'keep', backups: true })
    expect(done.backupsDeleted).toBe(1)
    const ids = (await open.ask('backup.list', {})).backups.map(({ id }) => id)
    expect(ids).not.toContain(older)
    expect(ids).toContain(without)
    expect(everywhere(open, [erased.mark])).toEqual([])
  })
})

/** A backup in the shape of the first version, with one answer. */
async function aBackupOfShape10(open: Open, email: string | null): Promise<string> {
  const path = join(open.folder, 'older.npsw')
  const database = await openPlain(path, { create: true })
  migrate(database, 'older.npsw', 10)
  database.run(`INSERT INTO program (id, name, created_at) VALUES (1, 'Older', '${NOW}');
    INSERT INTO campaign (id, name, kind, created_at) VALUES (1, 'C', 'relational', '${NOW}');
    INSERT INTO wave (id, campaign_id, name, opens_on, closes_on, created_at)
      VALUES (1, 1, 'W', '2026-01-01', '2026-01-31', '${NOW}');`)
  database.run('INSERT INTO response (wave_id, score, email) VALUES (1, 9, ?)', [email])
  database.close()
  const [uid = ''] = readdirSync(join(open.folder, 'settings', 'backups'))
  const backup = await around(open.folder).backups.keepFile(path, 'by-hand', uid)
  rmSync(path)
  return backup.id
}

describe('privacy.due and privacy.anonymise', () => {
  it('counts months from the last day of a wave', () => {
    expect(monthsAfter('2026-07-31', 1)).toBe('2026-08-31')
    expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28')
    expect(monthsAfter('2027-08-31', 6)).toBe('2028-02-29')
    expect(monthsAfter('2026-12-15', 240)).toBe('2046-12-15')
  })

  it('lists closed waves with personal data, and none once it is gone', async () => {
    const open = await aProgramWith([])
    const [closed, later, running] = open.waves as [WaveId, WaveId, WaveId]
    const some = people(6, 'due')
    for (const [i, wave] of [running, later, closed].entries())
      await importAnswers(
        open,
        wave,
        some.slice(i).map((one) => plain(one)),
        `${i}.csv`,
      )
    const due = await open.ask('privacy.due', {})
    expect(due.map(({ name, dueOn, personal, verbatims }) => [name, dueOn, personal, verbatims])).toEqual([
      ['Closed', null, 4, 4],
      ['Later', null, 5, 5],
    ])
    await open.ask('program.update', { retentionMonths: 3 })
    expect((await open.ask('privacy.due', {})).map(({ dueOn }) => dueOn)).toEqual(['2026-10-31', '2027-01-31'])
    expect(await open.ask('privacy.anonymise', { wave: closed, verbatims: 'keep' })).toEqual({ responses: 4 })
    expect((await open.ask('privacy.due', {})).map(({ name }) => name)).toEqual(['Later'])
  })

  it.each(['keep', 'remove'] as const)('makes a wave anonymous, verbatims: %s', async (verbatims) => {
    const { open, wave, everybody, erased } = await aStory()
    const named = await responseOf(open, everybody[1] as Person)
    await open.ask('action.create', {
      response: named,
      title: `Voir Mme ${everybody[1]?.mark}`,
      owner: 'Clara',
      dueOn: null,
      note: 'ok',
    })
    await open.ask('action.update', { action: 3, owner: 'Paul' } as never)
    const before = await rowsOf(open)
    const figures = await scores(open)
    expect(await open.ask('privacy.anonymise', { wave, verbatims })).toEqual({ responses: 10 })
    const after = await rowsOf(open)
    expect(await scores(open)).toEqual(figures)
    for (const row of after.tables.response?.filter((one) => one.wave_id === wave) ?? []) {
      const gone = [
        row.name,
        row.email,
        row.respondent,
        row.company,
        row.account_id,
        row.contact_id,
        row.sheet,
        row.row,
      ]
      expect(gone.every((value) => value === null)).toBe(true)
      expect(row.verbatim === null).toBe(verbatims === 'remove')
      expect(row.search_text).toBe(`${String(row.verbatim ?? '').toLowerCase()}\n\n\n\n`)
    }
    const others = (tables: Tables) => tables.response?.filter((one) => one.wave_id !== wave)
    expect(others(after.tables)).toEqual(others(before.tables))
    expect(after.tables.contact).toEqual(before.tables.contact)
    const first = before.tables.import_batch?.[0]?.id
    for (const issue of after.tables.import_issue ?? [])
      if (issue.batch_id === first) expect(issue).toMatchObject({ value: '', cells: '[]' })
    // Actions keep what names nobody.
    expect(after.tables.action?.map(({ title, note, owner }) => [title, note, owner])).toEqual([
      [`Écrire à ${erased.email}`, `${erased.name} est fâchée`, erased.name],
      ['Remercier', 'Bien', 'Paul'],
      ['Action sur une réponse anonyme', 'ok', 'Paul'],
    ])
    expect(await open.ask('history.next', {})).toEqual({ undo: null, redo: null })
    // Whoever is in the wave alone is in no byte of the program; a code alone is in no address book either.
    const alone = everybody
      .slice(3)
      .flatMap(({ name, email, code }) => [name, email, code].filter((text) => text !== null))
    if (verbatims === 'remove')
      expect(
        foundIn(
          open.path,
          everybody.slice(3).map(({ mark }) => mark),
        ),
      ).toEqual([])
    else expect(foundIn(open.path, alone)).toEqual([])
    expect(await trailOf(after.copy)).not.toContain(everybody[5]?.mark)
  })

  it('finds comments of an anonymous wave as before', async () => {
    const { open, wave } = await aStory()
    const count = async () => (await open.ask('wave.responses', { wave, search: 'avis SOMEQ3Z' })).total
    expect(await count()).toBe(1)
    await open.ask('privacy.anonymise', { wave, verbatims: 'keep' })
    expect(await count()).toBe(1)
    expect((await open.ask('wave.responses', { wave, search: 'firme' })).total).toBe(0)
  })
})

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
