// The lists that go to the survey tools: their columns, who is on them, and that nothing in them is a formula.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { splitName } from '../../electron/engine/draw/columns'
import { run, sql } from '../../electron/engine/store/sql'
import type { CallInput } from '../../shared/contract'
import { aSampledProgram, RULES, type Sampled } from './sampled'

type Wish = Partial<Omit<CallInput<'sample.export'>, 'wave' | 'to'>>

/** The list as it is read back: its bytes and its rows. */
async function list(open: Sampled, wish: Wish = {}) {
  const { list = 'sample', tool = 'plain', format = 'csv', language = 'en', ...more } = wish
  const path = join(open.folder, `list.${format}`)
  const to = open.token(path)
  const done = await open.ask('sample.export', { wave: open.wave, list, tool, format, language, to, ...more })
  const bytes = readFileSync(path)
  expect(done.bytes).toBe(bytes.length)
  const book = XLSX.read(bytes, { type: 'buffer', raw: true, cellText: false })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const [head = [], ...rows] = XLSX.utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 })
  expect(rows.length).toBe(done.rows)
  return { text: bytes.toString('utf8'), head, rows }
}

async function drawn() {
  const open = await aSampledProgram()
  await open.ask('sample.draw', { wave: open.wave, rules: RULES })
  return open
}

const HEADS = {
  surveymonkey: [
    ...['Email Address', 'First Name', 'Last Name'],
    ...['Custom Data 1', 'Custom Data 2', 'Custom Data 3', 'Custom Data 4'],
  ],
  typeform: ['email', 'first_name', 'last_name', 'nps_id', 'company', 'sector', 'size'],
  hubspot: ['Email', 'First Name', 'Last Name', 'Company Name', 'nps_id', 'Sector', 'Size'],
  plain: [
    ...['nps_id', 'Name', 'E-mail', 'Company', 'Role', 'Owner', 'Sector', 'Size'],
    ...['State', 'Place', 'Invited on', 'Reminded on'],
  ],
} as const

describe('a list', () => {
  it.each(['surveymonkey', 'typeform', 'hubspot', 'plain'] as const)('for %s has its columns', async (tool) => {
    const open = await drawn()
    const { rows: people } = await open.ask('sample.people', { wave: open.wave, state: 'to-send', limit: 500 })
    for (const format of ['csv', 'xlsx'] as const) {
      const { head, rows } = await list(open, { tool, format })
      expect(head).toEqual(HEADS[tool])
      const at = (header: string) => head.indexOf(header)
      const code = Math.max(at('nps_id'), at('Custom Data 1'))
      const email = Math.max(at('Email Address'), at('email'), at('Email'), at('E-mail'))
      expect(rows.map((row) => [row[code], row[email]])).toEqual(people.map((one) => [one.code, one.contact?.email]))
    }
  })

  it('in French has the words of the reader, and the separator that their spreadsheet program expects', async () => {
    const open = await drawn()
    const { text } = await list(open, { language: 'fr' })
    expect(text.startsWith('\ufeffnps_id;Nom;E-mail;Entreprise;Rôle;Responsable;Sector;Size;État;')).toBe(true)
    expect(text).toContain(';à envoyer;')
    expect((await list(open, { language: 'fr', tool: 'hubspot' })).text.startsWith('\ufeffEmail,First Name,')).toBe(
      true,
    )
  })

  it('holds no formula, and nobody who was erased or has opted out since', async () => {
    const open = await drawn()
    const [formula, out] = (await open.ask('sample.people', { wave: open.wave, state: 'to-send' })).rows
    await open.change((db) => {
      run(db, sql`UPDATE contact SET name = '=HYPERLINK("http://x")' WHERE id = ${formula?.contact?.id ?? 0}`)
      run(db, sql`UPDATE contact SET opted_out = 1 WHERE id = ${out?.contact?.id ?? 0}`)
    })
    const { text, rows } = await list(open)
    expect(rows).toHaveLength(14)
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(text).not.toContain(out?.contact?.email)
    expect((await list(open, { list: 'all' })).rows).toHaveLength(23)
  })

  it('of the reserve, of some cells, and of those to remind', async () => {
    const open = await drawn()
    const { ask, wave } = open
    expect((await list(open, { list: 'reserve' })).rows).toHaveLength(9)
    const cells = ((await ask('sample.get', { wave }))?.cells ?? [])
      .slice(0, 1)
      .map(({ segment, second }) => ({ segment, second }))
    expect((await list(open, { cells })).rows).toHaveLength(5)
    expect((await list(open, { list: 'reminder' })).rows).toHaveLength(0)
    await ask('sample.send', { wave, on: '2026-12-01' })
    expect((await list(open)).rows).toHaveLength(0)
    expect((await list(open, { list: 'reminder' })).rows).toHaveLength(15)
  })
})

it('a name is parted where it says itself how', () => {
  expect(splitName('Durand, Marie')).toEqual({ first: 'Marie', last: 'Durand' })
  expect(splitName('Jean-Paul  de la Tour')).toEqual({ first: 'Jean-Paul', last: 'de la Tour' })
  expect(splitName('Durand')).toEqual({ first: null, last: 'Durand' })
  expect(splitName(' ')).toEqual({ first: null, last: null })
})
