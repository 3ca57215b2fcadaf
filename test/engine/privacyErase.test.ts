// People's data, erased: down to the last byte of the program and its backups, and nothing of anybody else's.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPlain } from '../../electron/engine/store/disk/open'
import { migrate } from '../../electron/engine/store/migrations'
import { Program } from '../../electron/engine/store/program/program'
import { searchTextOf } from '../../electron/engine/store/searchText'
import { insert, run, sql } from '../../electron/engine/store/sql'
import { anEngine, around, first, NOW } from './builders'
import { filesOf, foundIn, importAnswers, type Person, people, type Row, rowsOf, type Tables, trailOf } from './people'
import { aProgramWith, aStory, everywhere, type OpenProgram, plain, responseOf, scores } from './peoplePrograms'

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

  it('deletes the backup that was made before the program had a uid', async () => {
    const open = anEngine()
    const path = join(open.folder, 'program.npsw')
    await aFileOfShape10(path, 'ann.oldest@exemple.fr')
    await open.ask('program.open', { file: open.token(path) })
    const program = { ...open, path, waves: [] }
    const mark = 'ann.oldest'
    expect(everywhere(program, [mark]).some((found) => found.includes('backups'))).toBe(true)
    const { response } = first(await open.ask('privacy.find', { search: mark }))
    expect((await open.ask('privacy.dossier', { response })).backups).toBe(1)
    const done = await open.ask('privacy.erase', { response, score: 'keep', backups: true })
    expect(done.backupsDeleted).toBe(1)
    expect(everywhere(program, [mark])).toEqual([])
  })

  it('deletes a backup of an older shape whose trail alone holds the code, as it was written', async () => {
    const { open, response, erased } = await aStory()
    const older = await aBackupOfShape10(open, null, String(erased.code))
    await open.ask('privacy.erase', { response, score: 'keep', backups: true })
    expect((await open.ask('backup.list', {})).backups.map(({ id }) => id)).not.toContain(older)
    expect(everywhere(open, [erased.mark])).toEqual([])
  })

  it('takes an answer without e-mail and code out of a backup in which only the trail holds it', async () => {
    const open = await aProgramWith([])
    const alone: Person = { mark: 'lonely', name: 'Nom lonely', email: null, code: null }
    await importAnswers(open, first(open.waves), [plain(alone)], 'a.csv')
    await open.ask('history.undo', {})
    await open.ask('backup.make', {})
    await open.ask('history.redo', {})
    const response = await responseOf(open, alone)
    await open.ask('privacy.erase', { response, score: 'keep', backups: true })
    expect(everywhere(open, [alone.mark])).toEqual([])
  })

  it('takes the account that was theirs alone, also one that was made anew under another number', async () => {
    const [ann, bob] = people(2, 'acc') as [Person, Person]
    const open = await aProgramWith([])
    const wave = first(open.waves)
    const undone = await importAnswers(open, wave, [plain(bob), plain(ann)], 'a.csv')
    await open.ask('import.undo', { batch: undone.id })
    // Firme 1 was the second account of the undone import, and is the third from now on.
    await importAnswers(open, wave, [plain(bob)], 'b.csv')
    await open.ask('program.close', {})
    const program = await Program.open(open.path, around(open.folder))
    await program.write('import.run', (db) => {
      insert(db, sql`INSERT INTO account (name) VALUES ('Firme 9')`)
      insert(db, sql`INSERT INTO account (name) VALUES ('Firme 1')`)
      run(
        db,
        sql`UPDATE response SET company = 'Firme 1', account_id = (SELECT id FROM account WHERE name = 'Firme 1')`,
      )
      insert(
        db,
        sql`INSERT INTO contact (account_id, name, email) SELECT id, ${bob.name}, ${bob.email} FROM account
            WHERE name = 'Firme 1'`,
      )
    })
    await program.close()
    await open.ask('program.open', { file: open.token(open.path) })
    await open.ask('privacy.erase', { response: await responseOf(open, bob), score: 'keep', backups: true })
    const { tables, copy } = await rowsOf(open)
    expect(tables.account?.map(({ name }) => name)).toEqual(['Firme 0', 'Firme 9'])
    expect(await trailOf(copy)).not.toContain('Firme 1')
    expect(await trailOf(copy)).toContain('Firme 9')
  })
})

/** A backup in the shape of the first version, with one answer and one line of its trail. */
async function aBackupOfShape10(open: OpenProgram, email: string | null, told = ''): Promise<string> {
  const path = join(open.folder, 'older.npsw')
  await aFileOfShape10(path, email, told)
  const [uid = ''] = readdirSync(join(open.folder, 'settings', 'backups'))
  const backup = await around(open.folder).backups.keepFile(path, 'by-hand', uid)
  rmSync(path)
  return backup.id
}

async function aFileOfShape10(path: string, email: string | null, told = ''): Promise<void> {
  const database = await openPlain(path, { create: true })
  migrate(database, 'older.npsw', 10)
  database.run(`INSERT INTO program (id, name, created_at) VALUES (1, 'Older', '${NOW}');
    INSERT INTO campaign (id, name, kind, created_at) VALUES (1, 'C', 'relational', '${NOW}');
    INSERT INTO wave (id, campaign_id, name, opens_on, closes_on, created_at)
      VALUES (1, 1, 'W', '2026-01-01', '2026-01-31', '${NOW}');`)
  const folded = searchTextOf({ company: null, name: null, email, respondent: null }, null)
  database.run('INSERT INTO response (wave_id, score, email, search_text) VALUES (1, 9, ?, ?)', [email, folded])
  database.run(`INSERT INTO trail (at, call, input) VALUES ('${NOW}', 'import.run', ?)`, [JSON.stringify({ told })])
  database.close()
}
