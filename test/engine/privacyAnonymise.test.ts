// Waves whose people are due, and waves made anonymous.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { monthsAfter } from '../../electron/engine/store/privacy/due'
import type { WaveId } from '../../shared/model/ids'
import { foundIn, importAnswers, MAPPING, type Person, people, rowsOf, type Tables, trailOf } from './people'
import { aProgramWith, aStory, plain, responseOf, scores } from './peoplePrograms'

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

  it('takes a name that an import had made a segment out of the history, also when it was undone since', async () => {
    const open = await aProgramWith([])
    const [wave] = open.waves as [WaveId]
    const [ann, bob] = people(2, 'seg') as [Person, Person]
    const mapping = { ...MAPPING, columns: MAPPING.columns.map((one) => ({ ...one })) }
    const who = mapping.columns.find(({ role }) => role === 'company')
    if (who) who.role = 'segment'
    const path = join(open.folder, 'who.csv')
    const line = ({ name, email }: Person) => `9;ok;${name};${email ?? ''};;${name};R1;2026-07-01`
    writeFileSync(path, `Note;Commentaire;Nom;E-mail;Code;Qui;Région;Date\n${[ann, bob].map(line).join('\n')}`)
    const batch = await open.ask('import.run', { file: open.token(path), mapping, wave, again: true })
    await open.ask('import.undo', { batch: batch.id })
    await open.ask('privacy.anonymise', { wave, verbatims: 'keep' })
    const trail = await trailOf((await rowsOf(open)).copy)
    expect([ann, bob].filter(({ mark }) => trail.includes(mark))).toEqual([])
    expect(trail).toContain('R1')
  })
})
