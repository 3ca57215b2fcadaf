// Contacts and accounts from a file: recognised, matched by their key, compared, written, listed, undone.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import type { PeopleMapping, PeopleRecognition } from '../../shared/contract/people'
import {
  bytesOf,
  hubspotEnglish,
  hubspotFrench,
  madeAccounts,
  madePeople,
  SALESFORCE_FOOTER,
  salesforceAccounts,
} from '../fixtures/people'
import { anEngine } from './builders'

async function aProgram() {
  const open = anEngine()
  await open.ask('program.create', { file: open.token(join(open.folder, 'essai.npsw')), name: 'Essai' })
  const file = (bytes: Uint8Array, name = 'contacts.csv') => {
    writeFileSync(join(open.folder, name), bytes)
    return open.token(join(open.folder, name))
  }
  /** Takes the proposals over, as the window does. */
  const mappingOf = (found: PeopleRecognition, more: Partial<PeopleMapping> = {}): PeopleMapping => ({
    sheet: found.sheet,
    kind: found.kind,
    key: found.kind === 'contacts' ? 'email' : 'number',
    columns: found.columns.map(({ index, role }) => ({ index, role })),
    blanks: 'keep',
    ...more,
  })
  const take = async (bytes: Uint8Array, more: Partial<PeopleMapping> = {}, name?: string) => {
    const token = file(bytes, name)
    const found = await open.ask('people.recognise', { file: token, kind: more.kind })
    return open.ask('people.run', { file: token, mapping: mappingOf(found, more) })
  }
  const contacts = (search?: string) => open.ask('people.contacts', { search, limit: 500 })
  const accounts = (search?: string) => open.ask('people.accounts', { search, limit: 500 })
  return { ...open, file, mappingOf, take, contacts, accounts }
}

const rolesOf = ({ columns }: PeopleRecognition) => Object.fromEntries(columns.map(({ name, role }) => [name, role]))

describe('recognition', () => {
  test('a HubSpot export in English: contacts, the number, the association, the buying role', async () => {
    const { ask, file } = await aProgram()
    const found = await ask('people.recognise', { file: file(bytesOf(hubspotEnglish(madePeople(30, 4)))) })
    expect(found).toMatchObject({ kind: 'contacts', layout: 'hubspot', rows: 30, headerRow: 1 })
    expect(found.layoutEvidence).toContain('Record ID')
    expect(rolesOf(found)).toEqual({
      'Record ID': 'number',
      'First Name': 'first-name',
      'Last Name': 'last-name',
      Email: 'email',
      'Phone Number': 'ignore',
      'Job Title': 'role',
      'Buying Role': 'role',
      'Contact owner': 'owner',
      'Lifecycle Stage': 'segment',
      'Create Date': 'ignore',
      'Associated Company': 'account',
      'Associated Company IDs': 'account-number',
      'Unsubscribed from all email': 'opted-out',
    })
  })

  test('the same in French, in UTF-16 with tabs', async () => {
    const { ask, file } = await aProgram()
    const found = await ask('people.recognise', { file: file(hubspotFrench(madePeople(30, 5))) })
    expect(found).toMatchObject({ kind: 'contacts', layout: 'hubspot', encoding: 'utf-16le', delimiter: '\t' })
    expect(rolesOf(found)).toMatchObject({
      'ID de fiche d’informations': 'number',
      Prénom: 'first-name',
      Nom: 'last-name',
      'Intitulé du poste': 'role',
      'Rôle d’achat': 'role',
      'Propriétaire du contact': 'owner',
      'Phase du cycle de vie': 'segment',
      'Associated Company': 'account',
      'Désabonné de tous les e-mails': 'opted-out',
    })
  })

  test('a Salesforce report of accounts, told by its ids and its footer', async () => {
    const { ask, file } = await aProgram()
    const rows = salesforceAccounts(madeAccounts(20, 3))
    const found = await ask('people.recognise', { file: file(bytesOf(rows, ';', 'windows-1252')) })
    expect(found).toMatchObject({ kind: 'accounts', layout: 'salesforce' })
    expect(found.layoutEvidence.some((text) => text.startsWith('Confidential Information'))).toBe(true)
    expect(rolesOf(found)).toEqual({
      'Account ID': 'number',
      'Account Name': 'name',
      Industry: 'segment',
      'Valeur annuelle': 'value',
      'Date de renouvellement': 'renewal',
      'Account Owner': 'owner',
    })
    expect(found.columns[4]?.dateOrder).toBe('day-first')
  })

  test('a list made by hand; the user may say that it is of the other kind', async () => {
    const { ask, file } = await aProgram()
    const rows = [
      ['Nom complet', 'Société', 'Fonction', 'Mail'],
      ['Anne Roux', 'Brun SARL', 'Décideur', 'a.roux@brun.example'],
      ['Paul Viau', 'Brun SARL', 'Comptable', 'p.viau@brun.example'],
    ]
    const token = file(bytesOf(rows, ';'))
    const found = await ask('people.recognise', { file: token })
    expect(rolesOf(found)).toEqual({ 'Nom complet': 'name', Société: 'account', Fonction: 'role', Mail: 'email' })
    const accounts = await ask('people.recognise', { file: token, kind: 'accounts' })
    expect(rolesOf(accounts)).toMatchObject({ Société: 'name', Mail: 'ignore' })
  })
})

describe('import', () => {
  test('adds contacts with their accounts, roles, segments and consent, and lists them', async () => {
    const program = await aProgram()
    const people = madePeople(80, 11)
    const batch = await program.take(bytesOf(hubspotEnglish(people)))
    expect(batch.rows).toEqual({ read: 80, added: 80, updated: 0, unchanged: 0, skipped: 0, rejected: 0 })
    const { total, rows } = await program.contacts()
    expect(total).toBe(80)
    for (const made of people) {
      expect(rows.find(({ email }) => email === made.email)).toMatchObject({
        number: made.id,
        name: `${made.first} ${made.last}`,
        account: { name: made.company },
        role: made.role,
        jobTitle: made.title,
        owner: made.owner,
        optedOut: made.optedOut,
        segments: [{ dimensionName: 'Lifecycle Stage', name: made.stage }],
      })
    }
    const accounts = await program.accounts()
    expect(accounts.total).toBe(new Set(people.map(({ company }) => company)).size)
    for (const { name, number, contacts } of accounts.rows) {
      const own = people.filter(({ company }) => company === name)
      expect({ number, contacts }).toEqual({ number: own[0]?.companyId, contacts: own.length })
    }
    expect(await program.ask('people.batches', {})).toEqual([batch])
  })

  test.each(['number', 'email'] as const)('the same file twice by %s: everything unchanged', async (key) => {
    const program = await aProgram()
    const bytes = hubspotFrench(madePeople(60, 8))
    await program.take(bytes, { key })
    const again = await program.take(bytes, { key })
    expect(again.rows).toEqual({ read: 60, added: 0, updated: 0, unchanged: 60, skipped: 0, rejected: 0 })
    expect(again.rows.unchanged).toBe((await program.contacts()).total)
  })

  test('a Salesforce report: amounts, day-first dates, its footer left out; 15 and 18 characters are one id', async () => {
    const program = await aProgram()
    const made = madeAccounts(25, 2)
    const rows = salesforceAccounts(made)
    const batch = await program.take(bytesOf(rows, ';'))
    const skipped = SALESFORCE_FOOTER.notices + SALESFORCE_FOOTER.blanks
    expect(batch.rows).toMatchObject({ read: 25 + skipped, added: 25, skipped, rejected: 0 })
    const listed = await program.accounts()
    for (const { id, name, value, renewsOn, industry, owner } of made) {
      expect(listed.rows.find((row) => row.name === name)).toMatchObject({
        number: id.long,
        valuePerYear: value,
        renewsOn,
        owner,
        segments: [{ dimensionName: 'Industry', name: industry }],
      })
    }
    const again = await program.take(bytesOf(salesforceAccounts(made, 'short'), ';'))
    expect(again.rows).toMatchObject({ added: 0, updated: 0, unchanged: 25 })
  })

  test('the preview tells each change field by field; the run makes exactly these', async () => {
    const program = await aProgram()
    const head = ['Id contact', 'Nom complet', 'E-mail', 'Société', 'Fonction', 'Secteur', 'Désabonné']
    const before = [
      head,
      ['7', 'Anne Roux', 'a@x.example', 'Brun', 'Comptable', 'Nord', 'non'],
      ['8', 'Paul Viau', 'p@x.example', 'Brun', 'Achats', 'Nord', 'non'],
    ]
    const after = [
      head,
      ['7', 'Anne Roux-Val', 'A@X.example', 'Vert', 'Décideur', 'Sud', 'oui'],
      ['8', '', 'p@x.example', '', '', '', ''],
      ['9', 'Zoé Lam', 'z@x.example', 'Vert', '', 'Nord', ''],
    ]
    const columns = (['number', 'name', 'email', 'account', 'role', 'segment', 'opted-out'] as const).map(
      (role, index) => ({ index, role }),
    )
    const mapping = { sheet: null, kind: 'contacts', key: 'number', columns, blanks: 'keep' } as const
    const mapped = { ...mapping, columns: [...columns] }
    await program.ask('people.run', { file: program.file(bytesOf(before, ';')), mapping: mapped })
    const file = program.file(bytesOf(after, ';'))
    const preview = await program.ask('people.preview', { file, mapping: mapped })
    expect(preview.rows).toEqual({ read: 3, added: 1, updated: 1, unchanged: 1, skipped: 0, rejected: 0 })
    expect(preview.newAccounts).toBe(1)
    expect(preview.dimensions).toEqual([{ name: 'Secteur', values: 2, isNew: false }])
    const field = (name: string, was: string | null, is: string | null, isDimension = false) => {
      return { field: name, isDimension, before: was, after: is }
    }
    expect(preview.changes).toEqual([
      {
        row: 2,
        how: 'updated',
        name: 'Anne Roux-Val',
        fields: [
          field('name', 'Anne Roux', 'Anne Roux-Val'),
          field('role', null, 'decision-maker'),
          field('opted-out', '0', '1'),
          field('account', 'Brun', 'Vert'),
          field('Secteur', 'Nord', 'Sud', true),
        ],
      },
      {
        row: 4,
        how: 'added',
        name: 'Zoé Lam',
        fields: [
          field('number', null, '9'),
          field('name', null, 'Zoé Lam'),
          field('email', null, 'z@x.example'),
          field('account', null, 'Vert'),
          field('Secteur', null, 'Nord', true),
        ],
      },
    ])
    // Blank cells may empty what is known.
    const clearing = await program.ask('people.preview', { file, mapping: { ...mapped, blanks: 'clear' } })
    expect(clearing.changes.find(({ row }) => row === 3)?.fields).toEqual([
      field('name', 'Paul Viau', null),
      field('job-title', 'Achats', null),
      field('account', 'Brun', null),
      field('Secteur', 'Nord', null, true),
    ])
    await program.ask('people.run', { file, mapping: mapped })
    const { rows } = await program.contacts()
    expect(rows.map(({ name, account }) => [name, account?.name])).toEqual([
      ['Anne Roux-Val', 'Vert'],
      ['Paul Viau', 'Brun'],
      ['Zoé Lam', 'Vert'],
    ])
    expect(rows[0]).toMatchObject({
      email: 'a@x.example',
      role: 'decision-maker',
      jobTitle: 'Comptable',
      optedOut: true,
    })
  })

  test('a faulty row changes nothing at all and is listed; of a repeated key the last line counts', async () => {
    const program = await aProgram()
    const rows = [
      ['Code client', 'Raison sociale', 'CA annuel', 'Date de renouvellement', 'Résilié'],
      ['C1', 'Un', '1 200,50 €', '17/03/2027', 'non'],
      ['C2', 'Deux', 'beaucoup', '18/03/2027', 'non'],
      ['C3', 'Trois', '300', '31/02/2027', 'non'],
      ['', 'Quatre', '300', '', ''],
      ['C1', 'Un', '1 500,00 €', '17/03/2027', 'oui'],
      ['C5', '', '10', '', ''],
      ['C6', 'UN', '10', '', ''],
      ['C7', 'Sept', '10', '', 'peut-être'],
      ['Code client', 'Raison sociale', 'CA annuel', 'Date de renouvellement', 'Résilié'],
    ]
    const batch = await program.take(bytesOf(rows, ';'), {}, 'comptes.csv')
    expect(batch.rows).toEqual({ read: 9, added: 1, updated: 0, unchanged: 0, skipped: 2, rejected: 6 })
    const { rows: issues } = await program.ask('people.issues', { batch: batch.id })
    expect(issues.map(({ row, kind, reason, column, value }) => [row, kind, reason, column, value])).toEqual([
      [3, 'rejected', 'bad-value', 'CA annuel', 'beaucoup'],
      [4, 'rejected', 'bad-date', 'Date de renouvellement', '31/02/2027'],
      [5, 'rejected', 'no-key', 'Code client', ''],
      [7, 'rejected', 'bad-value', 'Raison sociale', ''],
      [8, 'rejected', 'bad-value', 'Raison sociale', 'UN'],
      [9, 'rejected', 'bad-value', 'Résilié', 'peut-être'],
      [2, 'skipped', 'repeated-key', 'Code client', 'C1'],
      [10, 'skipped', 'duplicate-header', null, ''],
    ])
    const accounts = await program.accounts()
    expect(accounts.rows).toMatchObject([{ name: 'Un', valuePerYear: 1500, churned: true, renewsOn: '2027-03-17' }])
  })

  test('dates that can be read in two ways are asked for', async () => {
    const program = await aProgram()
    const rows = [
      ['Compte', 'Échéance'],
      ['Un', '03/04/2027'],
      ['Deux', '05/06/2027'],
    ]
    const file = program.file(bytesOf(rows, ';'))
    const found = await program.ask('people.recognise', { file, kind: 'accounts' })
    expect(found.columns[1]).toMatchObject({ role: 'renewal', dateOrder: null })
    const mapping = program.mappingOf(found, { key: 'name' })
    expect(await program.failure('people.run', { file, mapping })).toMatchObject({
      code: 'date-order-unknown',
      facts: { column: 'Échéance', example: '03/04/2027' },
    })
    const columns = mapping.columns.map((one) =>
      one.role === 'renewal' ? { ...one, dateOrder: 'day-first' as const } : one,
    )
    await program.ask('people.run', { file, mapping: { ...mapping, columns } })
    expect((await program.accounts()).rows.map(({ renewsOn }) => renewsOn)).toEqual(['2027-06-05', '2027-04-03'])
  })

  test('an account that is known by its name alone takes the number of the CRM', async () => {
    const program = await aProgram()
    await program.take(
      bytesOf(
        [
          ['E-mail', 'Société'],
          ['a@x.example', 'Brun'],
        ],
        ';',
      ),
    )
    const rows = [
      ['Code client', 'Raison sociale'],
      ['C1', 'BRUN'],
    ]
    const batch = await program.take(bytesOf(rows, ';'), { key: 'number' }, 'comptes.csv')
    expect(batch.rows).toMatchObject({ added: 0, updated: 1 })
    expect((await program.accounts()).rows).toMatchObject([{ name: 'Brun', number: 'C1', contacts: 1 }])
  })

  test('a key without a column, or a role that the kind has not, is refused; so is a column beyond the table', async () => {
    const program = await aProgram()
    const file = program.file(bytesOf([['E-mail'], ['a@x.example']], ';'))
    const run = (mapping: Partial<PeopleMapping>) =>
      program.failure('people.run', {
        file,
        mapping: { sheet: null, kind: 'contacts', key: 'email', columns: [], ...mapping },
      })
    expect(await run({})).toMatchObject({ code: 'bad-input' })
    expect(await run({ columns: [{ index: 0, role: 'renewal' }] })).toMatchObject({ code: 'bad-input' })
    expect(await run({ columns: [{ index: 4, role: 'email' }] })).toMatchObject({ code: 'no-such-column' })
    expect(await program.ask('people.batches', {})).toEqual([])
  })
})

describe('around it', () => {
  test('undo and redo take the whole import back and forth, exactly', async () => {
    const program = await aProgram()
    await program.take(bytesOf(hubspotEnglish(madePeople(30, 1))))
    const before = { contacts: await program.contacts(), accounts: await program.accounts() }
    await program.take(
      bytesOf(hubspotEnglish(madePeople(50, 1).map((one, i) => ({ ...one, owner: 'Ana', stage: `Phase ${i % 2}` })))),
    )
    const after = { contacts: await program.contacts(), accounts: await program.accounts() }
    expect(after.contacts.total).toBe(50)
    const undone = await program.ask('history.undo', {})
    expect(undone.of?.call).toBe('people.run')
    expect({ contacts: await program.contacts(), accounts: await program.accounts() }).toEqual(before)
    await program.ask('history.redo', {})
    expect({ contacts: await program.contacts(), accounts: await program.accounts() }).toEqual(after)
    await program.ask('history.undo', {})
    await program.ask('history.undo', {})
    expect([(await program.contacts()).total, (await program.accounts()).total]).toEqual([0, 0])
    expect(await program.ask('people.batches', {})).toEqual([])
  })

  test('the history tells how many came and what changed alike', async () => {
    const program = await aProgram()
    await program.take(bytesOf(hubspotEnglish(madePeople(40, 1))))
    await program.take(
      bytesOf(hubspotEnglish(madePeople(40, 1).map((one, i) => ({ ...one, stage: `Phase ${i % 2}` })))),
    )
    const { entries } = await program.ask('history.list', {})
    const lines = entries.map(({ call, changes }) => [call, changes.map(({ what, how, count }) => [what, how, count])])
    expect(lines[0]).toEqual(['people.run', [['contact', 'changed', 40]]])
    expect(lines[1]?.[0]).toBe('people.run')
    expect(lines[1]?.[1]).toContainEqual(['contact', 'added', 40])
  })

  test('very many changes are told together, with what changed alike', async () => {
    const program = await aProgram()
    const people = madePeople(2500, 1).map((one) => ({ ...one, owner: 'Bea' }))
    await program.take(bytesOf(hubspotEnglish(people)))
    const moved = people.map((one, i) => ({ ...one, owner: 'Ana', title: `Poste ${i}` }))
    await program.take(bytesOf(hubspotEnglish(moved)))
    const [entry] = (await program.ask('history.list', {})).entries
    const fields = [{ field: 'owner', before: 'Bea', after: 'Ana' }]
    expect(entry?.changes).toEqual([{ what: 'contact', id: null, name: null, how: 'changed', count: 2500, fields }])
    await program.ask('history.undo', {})
    expect((await program.contacts()).rows.every(({ owner }) => owner === 'Bea')).toBe(true)
  })

  test('a backup is made before, and a cancelled import leaves nothing', async () => {
    const program = await aProgram()
    const file = program.file(bytesOf(hubspotEnglish(madePeople(200, 1))))
    const found = await program.ask('people.recognise', { file })
    const mapping = program.mappingOf(found)
    const abort = new AbortController()
    const failure = await program.failure(
      'people.run',
      { file, mapping },
      { signal: abort.signal, onProgress: ({ stage }) => stage === 'writing' && abort.abort() },
    )
    expect(failure.code).toBe('cancelled')
    expect((await program.contacts()).total).toBe(0)
    await program.ask('people.run', { file, mapping })
    const { backups } = await program.ask('backup.list', {})
    expect(backups.some(({ reason }) => reason === 'before-import')).toBe(true)
  })

  test('search folds case and accents, over every word; an account has its contacts', async () => {
    const program = await aProgram()
    const people = madePeople(60, 6)
    await program.take(bytesOf(hubspotEnglish(people)))
    const found = await program.contacts('ELOISE ferrand')
    expect(found.total).toBe(people.filter(({ first, last }) => first === 'Éloïse' && last === 'Ferrand').length)
    const account = (await program.accounts('ateliers 3')).rows.find(({ name }) => name === 'Ateliers 3, SA')
    const own = await program.ask('people.contacts', { account: account?.id })
    expect(own.total).toBe(people.filter(({ company }) => company === 'Ateliers 3, SA').length)
    const names = (await program.contacts()).rows.map(({ name }) =>
      name
        ?.normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .toLowerCase(),
    )
    expect(names).toEqual(names.toSorted())
  })

  test.each(['xlsx', 'csv'] as const)('the lines left out as %s can be corrected and imported', async (format) => {
    const program = await aProgram()
    const rows = [
      ['Nom complet', 'E-mail', 'Désabonné'],
      ['=1+1', 'pas une adresse', 'non'],
      ['Anne', 'a@x.example', 'non'],
    ]
    const batch = await program.take(bytesOf(rows, ';'))
    expect(batch.rows).toMatchObject({ added: 1, rejected: 1 })
    const target = program.token(join(program.folder, `ecartes.${format}`))
    expect(await program.ask('people.report', { batch: batch.id, target, format })).toEqual({ rows: 1 })
    const bytes = readFileSync(join(program.folder, `ecartes.${format}`))
    const sheet = XLSX.read(bytes, format === 'csv' ? { type: 'buffer', FS: ';' } : { type: 'buffer' })
    const cells = Object.values(sheet.Sheets[sheet.SheetNames[0] ?? ''] ?? {})
    expect(cells.filter((cell) => typeof cell === 'object' && cell !== null && 'f' in cell)).toEqual([])
    const corrected =
      format === 'csv' ? Buffer.from(bytes.toString('utf8').replaceAll('pas une adresse', 'b@x.example')) : bytes
    if (format === 'xlsx') return
    const again = await program.take(corrected, {}, 'corrige.csv')
    expect(again.rows).toMatchObject({ read: 1, added: 1 })
    expect((await program.contacts('=1+1')).rows).toMatchObject([{ name: '=1+1', email: 'b@x.example' }])
  })
})
