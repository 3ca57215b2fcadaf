// People's data, looked for: who is who, what is known of somebody, and its export.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { WaveId } from '../../shared/model/ids'
import { first } from './builders'
import { type Answer, importAnswers, type Person, people, rowsOf } from './people'
import { aProgramWith, aStory, plain } from './peoplePrograms'

/** With plain spaces. */
const spaced = (cell: string | number | null | undefined) =>
  typeof cell === 'string' ? cell.replaceAll(/[\u00a0\u202f]/g, ' ') : (cell ?? null)

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
      'Invitations',
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
      null,
      erased.name,
      erased.email,
      'Firme 0',
      'Utilisateur clé',
      null,
      null,
      null,
      'non',
      null,
    ])
    expect(sheet('Actions')[1]).toEqual(
      expect.arrayContaining(['Détracteur', `Écrire à ${erased.email}`, `${erased.name} est fâchée`, 'À faire']),
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
