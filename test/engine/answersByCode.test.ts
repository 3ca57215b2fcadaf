// The way back: a list goes out with codes, a file of codes and scores comes in, and every answer is its person's again,
// with their segments.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CallInput } from '../../shared/contract'
import type { FileToken } from '../../shared/wire'
import { first } from './builders'
import { dumpOfCopy as dump } from './dump'
import { filesOf, foundIn, rowsOf, trailOf } from './people'
import { aSampledProgram, RULES, type Sampled, SECTORS, SIZES } from './sampled'

/** Everybody who was sent an invitation, in the order of the list. */
async function sent(open: Sampled) {
  await open.ask('sample.draw', { wave: open.wave, rules: RULES })
  await open.ask('sample.send', { wave: open.wave, on: '2026-12-01' })
  return (await open.ask('sample.people', { wave: open.wave, state: 'sent', limit: 500 })).rows
}

function aFile(open: Sampled, lines: readonly string[]) {
  const path = join(open.folder, 'answers.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return open.token(path)
}

/** Taken as it is proposed. */
async function mappingOf(open: Sampled, file: FileToken, rules: CallInput<'import.run'>['mapping']['rules'] = {}) {
  const { columns, sheet } = await open.ask('import.recognise', { file })
  return { sheet, columns: columns.map(({ index, role }) => ({ index, role })), rules }
}

/** Who answered, from what account and with which segments, by code. */
async function answersIn(open: Sampled) {
  const { tables } = await rowsOf(open)
  const named = (table: string, id: unknown) => tables[table]?.find((row) => row.id === id)
  return new Map(
    tables.response?.map(({ id, respondent, contact_id, account_id }) => [
      respondent,
      {
        email: named('contact', contact_id)?.email ?? null,
        company: named('account', account_id)?.name ?? null,
        segments: tables.response_segment
          ?.filter(({ response_id }) => response_id === id)
          .map(({ segment_id }) => named('segment', segment_id)?.name),
      },
    ]),
  )
}

const sectorOf = (company = '') => SECTORS[Number(company.split(' ')[1]) % SECTORS.length]
const sizeOf = (company = '') => SIZES[Number(company.split(' ')[1]) % SIZES.length]

describe('a file of codes and scores', () => {
  it('is linked to its people, who are in their cells; and all of it is taken back exactly', async () => {
    const open = await aSampledProgram({ crossed: true })
    const { ask, wave } = open
    const people = await sent(open)
    const some = people.slice(0, 18)
    const file = aFile(open, [
      'nps_id,How likely are you to recommend us?',
      ...some.map(({ code }, i) => `${code},${i % 11}`),
    ])
    const mapping = await mappingOf(open, file)
    expect(mapping.columns.map(({ role }) => role)).toEqual(['respondent', 'score'])
    const { links } = await ask('import.preview', { file, mapping, wave })
    expect(links.contacts).toMatchObject({ matched: 18, unmatched: 0, codes: { rows: 18, otherWaves: [] } })
    expect(links.contacts.examples[0]).toMatchObject({ key: some[0]?.code, contact: some[0]?.contact?.name })
    const before = await dump(open)
    await ask('import.run', { file, mapping, wave })
    const answers = await answersIn(open)
    for (const { code, contact } of some) {
      const company = contact?.account?.name
      expect(answers.get(code)).toEqual({
        email: contact?.email,
        company,
        segments: [sectorOf(company), sizeOf(company)],
      })
    }
    expect(await ask('sample.get', { wave })).toMatchObject({ sent: people.length, answered: 18 })
    // The plan's cells count them, though the file has neither sector nor size.
    const cells = (await ask('plan.track', { wave }))?.cells ?? []
    for (const { names, answers: counted } of cells) {
      const own = some.filter(({ contact }) => {
        const company = contact?.account?.name
        return sectorOf(company) === names[0] && sizeOf(company) === names[1]
      })
      expect(counted).toBe(own.length)
    }
    const after = await dump(open)
    await ask('history.undo', {})
    expect(await dump(open)).toBe(before)
    await ask('history.redo', {})
    expect(await dump(open)).toBe(after)
    const batch = first(await ask('import.list', { wave }))
    await ask('import.undo', { batch: batch.id })
    expect((await rowsOf(open)).tables.response_segment).toEqual([])
  })

  it('says of itself what it says; the contact fills in the rest', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const [one, other] = await sent(open)
    const file = aFile(open, [
      'Score,Custom Data 1,Company,Sector',
      `9,${one?.code},Elsewhere,Farming`,
      // Some tools write what came in a link in small letters.
      `3,${other?.code.toLowerCase()},,`,
      '7,XXXXXXXXX,,Fishing',
    ])
    const mapping = await mappingOf(open, file)
    expect(mapping.columns.map(({ role }) => role)).toEqual(['score', 'respondent', 'company', 'segment'])
    await ask('import.run', { file, mapping, wave })
    const answers = await answersIn(open)
    const size = (company?: string) => sizeOf(company)
    expect(answers.get(one?.code ?? '')).toEqual({
      email: one?.contact?.email,
      company: 'Elsewhere',
      segments: ['Farming', size(one?.contact?.account?.name)],
    })
    expect(answers.get(other?.code.toLowerCase() ?? '')).toEqual({
      email: other?.contact?.email,
      company: other?.contact?.account?.name,
      segments: [size(other?.contact?.account?.name)],
    })
    expect(answers.get('XXXXXXXXX')).toEqual({ email: null, company: null, segments: ['Fishing'] })
  })

  it('of another wave is linked, too, and the preview says so', async () => {
    const open = await aSampledProgram()
    const { ask, next } = open
    const [one] = await sent(open)
    const file = aFile(open, ['Score,nps_id', `9,${one?.code}`, '8,ZZ'])
    const mapping = await mappingOf(open, file)
    const { links } = await ask('import.preview', { file, mapping, wave: next })
    expect(links.contacts).toMatchObject({ matched: 1, codes: { rows: 1, otherWaves: [{ wave: 'One', rows: 1 }] } })
    await ask('import.run', { file, mapping, wave: next })
    expect((await answersIn(open)).get(one?.code ?? '')?.email).toBe(one?.contact?.email)
    expect((await ask('sample.get', { wave: open.wave }))?.answered).toBe(0)
  })

  it('is linked to nobody where the user wants no links', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const [one] = await sent(open)
    const file = aFile(open, ['Score,nps_id', `9,${one?.code}`])
    const mapping = await mappingOf(open, file, { contactBy: 'none' })
    const { links } = await ask('import.preview', { file, mapping, wave })
    expect(links.contacts).toEqual({ by: 'none', matched: 0, unmatched: 1, examples: [] })
    await ask('import.run', { file, mapping, wave })
    expect((await answersIn(open)).get(one?.code ?? '')).toEqual({ email: null, company: null, segments: [] })
  })
})

describe('a person who answered by code', () => {
  it('is found by their name, and erased with their invitation, their code and the traces of both', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const [one, other] = await sent(open)
    const file = aFile(open, ['Score,nps_id', `9,${one?.code}`, `2,${other?.code}`, `none,${one?.code}`])
    await ask('import.run', { file, mapping: await mappingOf(open, file), wave })
    writeFileSync(join(open.folder, 'answers.csv'), '')
    const [name, email, code] = [one?.contact?.name ?? '', one?.contact?.email ?? '', one?.code ?? '']
    const person = first(await ask('privacy.find', { search: name }))
    expect(person).toMatchObject({ by: 'email', name, email, respondent: code, responses: 1 })
    const dossier = await ask('privacy.dossier', { response: person.response })
    expect(dossier).toMatchObject({ contacts: 1, invitations: 1, leftOutRows: 1 })
    const done = await ask('privacy.erase', { response: person.response, score: 'keep', backups: true })
    expect(done).toMatchObject({ responses: 1, contacts: 1, leftOutRows: 1 })
    const { tables, copy } = await rowsOf(open)
    const ofThem = tables.invitation?.find(({ id }) => id === one?.id)
    expect(ofThem).toMatchObject({ contact_id: null, invited_on: '2026-12-01' })
    for (const path of [...filesOf(open), copy]) expect(foundIn(path, [code, email])).toEqual([])
    const trail = await trailOf(copy)
    for (const text of [code, email, name]) expect(trail).not.toContain(text)
    // The others stay as they were.
    const kept = (await ask('sample.people', { wave, search: other?.code ?? '' })).rows
    expect(kept).toMatchObject([{ state: 'answered', contact: { email: other?.contact?.email } }])
    expect(await ask('sample.get', { wave })).toMatchObject({ sent: 15, answered: 1 })
    const gone = (await ask('sample.people', { wave, limit: 500 })).rows.find(({ id }) => id === one?.id)
    expect(gone).toMatchObject({ contact: null, state: 'sent' })
  })

  it('leads to nobody once the wave is anonymous', async () => {
    const open = await aSampledProgram()
    const { ask, wave } = open
    const people = await sent(open)
    const [one] = people
    const file = aFile(open, ['Score,nps_id', `9,${one?.code}`])
    await ask('import.run', { file, mapping: await mappingOf(open, file), wave })
    writeFileSync(join(open.folder, 'answers.csv'), '')
    await ask('privacy.anonymise', { wave, verbatims: 'keep' })
    const { tables, copy } = await rowsOf(open)
    expect(tables.invitation?.every(({ contact_id }) => contact_id === null)).toBe(true)
    const codes = people.map(({ code }) => code)
    expect(foundIn(open.path, codes)).toEqual([])
    expect(foundIn(copy, codes)).toEqual([])
    expect(await ask('sample.remind', { wave, on: '2026-12-20' })).toEqual({ reminded: 0, leftOut: { erased: 15 } })
    expect((await ask('sample.get', { wave }))?.sent).toBe(15)
  })
})
