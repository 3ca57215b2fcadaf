// The import room through the engine's own door: recognise → preview → run → list, issues, undo.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ImportRules, type Mapping } from '../../shared/contract/import'
import type { Progress } from '../../shared/wire'
import { anEngine, type TestEngine } from '../engine/builders'
import { answers, asRow, HEADER } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'
import { workbook } from '../fixtures/workbook'

const { list, truth } = answers(60, 21)
const faulty = [
  ['x1', '01/02/2026', 'NSP', 'pas de note', 'x1@exemple.fr', 'Aubier SA', 'Santé'],
  ['x2', '01/02/2026', '11', 'hors échelle', 'x2@exemple.fr', 'Inconnue SARL', 'Autre'],
]
const rows = [HEADER, ...list.map(asRow), ...faulty]
const BYTES = encode(csvText(rows, { delimiter: ';' }), 'windows-1252')

/** An engine with an open program, a wave in it, and a way to put files beside it. */
async function aProgram() {
  const test = anEngine()
  await test.ask('program.create', { file: test.token(join(test.folder, 'essai.npsw')), name: 'Essai' })
  const campaign = await test.ask('campaign.create', { name: 'Relation 2026', kind: 'relational', touchpoint: null })
  const dates = { opensOn: '2026-01-01', closesOn: '2026-03-31', invited: null }
  const wave = await test.ask('wave.create', { campaign: campaign.id, name: 'T1', ...dates })
  const file = (bytes: Uint8Array, name = 'réponses.csv') => {
    writeFileSync(join(test.folder, name), bytes)
    return test.token(join(test.folder, name))
  }
  return { ...test, wave: wave.id, campaign: campaign.id, file }
}

/** What was proposed, taken over as it is. */
async function proposed({ ask }: TestEngine, file: ReturnType<TestEngine['token']>): Promise<Mapping> {
  const { sheet, columns } = await ask('import.recognise', { file })
  return { sheet, columns: columns.map(({ index, role }) => ({ index, role })) }
}

describe('preview', () => {
  test('shows counts, score, first rows, what is left out, and what would be new', async () => {
    const program = await aProgram()
    const file = program.file(BYTES)
    const mapping = await proposed(program, file)
    const preview = await program.ask('import.preview', { file, mapping, wave: program.wave })
    expect(preview).toMatchObject({
      ...truth,
      rows: { read: 62, imported: 60, skipped: 1, rejected: 1 },
      unreadDates: 0,
      dimensions: [{ name: 'Secteur', values: 3, isNew: true }],
      sameFile: null,
    })
    expect(preview.issues).toEqual([
      { kind: 'skipped', reason: 'non-answer', sheet: null, row: 62, column: 'Note NPS', value: 'NSP' },
      { kind: 'rejected', reason: 'out-of-range', sheet: null, row: 63, column: 'Note NPS', value: '11' },
    ])
    const [first] = list
    expect(preview.sample).toHaveLength(20)
    expect(preview.sample[0]).toMatchObject({
      row: 2,
      score: first?.score,
      email: first?.email,
      company: first?.company,
      segments: [{ dimension: 'Secteur', value: first?.sector }],
      issue: null,
    })
    expect(await program.ask('import.list', {})).toEqual([])
  })

  test('a mapping without a score, or with a column that is not there, is refused', async () => {
    const program = await aProgram()
    const file = program.file(BYTES)
    const preview = (columns: Mapping['columns']) =>
      program.failure('import.preview', { file, mapping: { sheet: null, columns }, wave: program.wave })
    expect(await preview([{ index: 3, role: 'comment' }])).toMatchObject({ code: 'no-score-column' })
    expect(await preview([{ index: 9, role: 'score' }])).toMatchObject({
      code: 'no-such-column',
      facts: { column: '#10' },
    })
    expect(
      await preview([
        { index: 2, role: 'score' },
        { index: 3, role: 'score' },
      ]),
    ).toMatchObject({ code: 'bad-input' })
    expect(
      await program.failure('import.preview', { file, mapping: { sheet: null, columns: [] }, wave: 99 }),
    ).toMatchObject({
      code: 'not-found',
    })
  })
})

describe('run', () => {
  test('two imports at once know of each other: nobody answers twice', async () => {
    const program = await aProgram()
    const [first, second] = ['', '\n'].map((end, i) =>
      program.file(Buffer.concat([BYTES, Buffer.from(end)]), `export-${i}.csv`),
    )
    if (!first || !second) throw new Error('two files were written')
    const mapping = await proposed(program, first)
    const rules = { sameAnswer: 'first', samePerson: 'first' } as const
    const input = { mapping: { ...mapping, rules }, wave: program.wave, again: true }
    const done = await Promise.all(
      [first, second].map((file) => program.engine.dispatch('import.run', { ...input, file })),
    )
    // The one that comes second says that it brings nothing, and not that it holds no scores.
    const told = done.map((reply) => (reply.ok ? 'imported' : reply.failure.code))
    expect(told.toSorted()).toEqual(['imported', 'nothing-to-import'])
    expect((await program.ask('wave.responses', { wave: program.wave })).total).toBe(60)
  })

  test('stores every answer with its fields and its source, and every row left out, whole', async () => {
    const program = await aProgram()
    const file = program.file(BYTES)
    const stages: Progress['stage'][] = []
    const mapping = await proposed(program, file)
    const batch = await program.ask(
      'import.run',
      { file, mapping, wave: program.wave },
      { onProgress: ({ stage }) => stages.push(stage) },
    )
    expect(batch).toMatchObject({
      wave: program.wave,
      file: 'réponses.csv',
      layout: 'generic',
      undoneAt: null,
      rows: {
        read: 62,
        imported: 60,
        skipped: 1,
        rejected: 1,
        reasons: [
          { kind: 'rejected', reason: 'out-of-range', count: 1 },
          { kind: 'skipped', reason: 'non-answer', count: 1 },
        ],
      },
    })
    expect([...new Set(stages)]).toEqual(['checking', 'writing'])
    const { total, rows: stored } = await program.ask('wave.responses', { wave: program.wave })
    expect(total).toBe(60)
    list.forEach((answer, i) => {
      const [day = '', month = '', year = ''] = answer.date.split('/')
      expect(stored[i]).toMatchObject({
        score: answer.score,
        verbatim: ['', 'RAS'].includes(answer.comment) ? null : answer.comment,
        answeredAt: `${year}-${month}-${day}`,
        email: answer.email,
        company: answer.company,
        segments: [{ name: answer.sector }],
        source: { batch: batch.id, file: 'réponses.csv', sheet: null, row: i + 2 },
      })
    })
    expect((await program.ask('wave.results', { wave: program.wave })).score).toMatchObject(truth)
    expect(await program.ask('import.issues', { batch: batch.id })).toMatchObject({
      total: 2,
      rows: [
        { reason: 'out-of-range', row: 63 },
        { reason: 'non-answer', row: 62 },
      ],
    })
    expect(await program.ask('import.list', { wave: program.wave })).toEqual([batch])
  })

  test('the same bytes are not imported twice, unless on purpose', async () => {
    const program = await aProgram()
    const file = program.file(BYTES)
    const copy = program.file(BYTES, 'copie.csv')
    const mapping = await proposed(program, file)
    const wave = program.wave
    await program.ask('import.run', { file, mapping, wave })
    expect(await program.failure('import.run', { file: copy, mapping, wave })).toEqual({
      code: 'already-imported',
      facts: { file: 'copie.csv', wave: 'T1', at: '2026-11-22T10:00:00.000Z' },
    })
    expect((await program.ask('import.preview', { file: copy, mapping, wave })).sameFile).toMatchObject({ wave: 'T1' })
    // What the wave holds already stays out of it, unless that, too, is on purpose.
    expect(await program.failure('import.run', { file: copy, mapping, wave, again: true })).toMatchObject({
      code: 'nothing-to-import',
    })
    const rules = ImportRules.parse({ sameAnswer: 'all' })
    await program.ask('import.run', { file: copy, mapping: { ...mapping, rules }, wave, again: true })
    expect((await program.ask('wave.responses', { wave })).total).toBe(120)
  })

  test('segments and companies that differ only in case or blanks are one', async () => {
    const program = await aProgram()
    const text = 'NPS;Entreprise;Secteur\n9;Aubier SA;Santé\n8;aubier sa ;santé\n7;AUBIER SA; SANTÉ\n2;Forges;SaaS\n'
    const file = program.file(encode(text, 'utf-8'))
    await program.ask('import.run', { file, mapping: await proposed(program, file), wave: program.wave })
    const { wave } = await program.ask('wave.results', { wave: program.wave })
    expect(wave.dimensions.map(({ name, segments }) => [name, segments.map((segment) => segment.name)])).toEqual([
      ['Secteur', ['SaaS', 'Santé']],
    ])
  })

  test('dates that can be read in two ways are refused until the order is given', async () => {
    const program = await aProgram()
    const file = program.file(encode('Date;NPS\n03/04/2026;9\n05/06/2026;2\n', 'utf-8'))
    const mapping = await proposed(program, file)
    const wave = program.wave
    expect(await program.failure('import.run', { file, mapping, wave })).toEqual({
      code: 'date-order-unknown',
      facts: { column: 'Date', example: '03/04/2026' },
    })
    const decided: Mapping = {
      sheet: null,
      columns: [
        { index: 0, role: 'date', dateOrder: 'month-first' },
        { index: 1, role: 'score' },
      ],
    }
    await program.ask('import.run', { file, mapping: decided, wave })
    const { rows: stored } = await program.ask('wave.responses', { wave })
    expect(stored.map(({ answeredAt }) => answeredAt)).toEqual(['2026-03-04', '2026-05-06'])
  })

  test('a cancelled import leaves nothing behind', async () => {
    const program = await aProgram()
    const file = program.file(BYTES)
    const mapping = await proposed(program, file)
    const abort = new AbortController()
    const onProgress = ({ stage }: Progress) => {
      if (stage === 'writing') abort.abort()
    }
    const input = { file, mapping, wave: program.wave }
    expect((await program.failure('import.run', input, { signal: abort.signal, onProgress })).code).toBe('cancelled')
    expect(await program.ask('import.list', {})).toEqual([])
    expect((await program.ask('wave.responses', { wave: program.wave })).total).toBe(0)
  })

  test('a workbook keeps the name of its sheet', async () => {
    const program = await aProgram()
    const file = program.file(workbook('xlsx', [{ name: 'Vague 1', rows }]), 'vague.xlsx')
    await program.ask('import.run', { file, mapping: await proposed(program, file), wave: program.wave })
    const { rows: stored } = await program.ask('wave.responses', { wave: program.wave })
    expect(stored[0]?.source).toMatchObject({ file: 'vague.xlsx', sheet: 'Vague 1', row: 2 })
  })

  test('a file changed after it was looked at is read anew', async () => {
    const program = await aProgram()
    const file = program.file(encode('NPS\n9\n8\n', 'utf-8'))
    const mapping = await proposed(program, file)
    program.file(encode('NPS\n9\n8\n7\n', 'utf-8'))
    const batch = await program.ask('import.run', { file, mapping, wave: program.wave })
    expect(batch.rows.imported).toBe(3)
  })
})

describe('undo', () => {
  test('takes back the responses, their actions, and what was made only for them', async () => {
    const program = await aProgram()
    const wave = program.wave
    const first = program.file(encode('NPS;Entreprise;Secteur\n9;Aubier;SaaS\n3;Forges;Santé\n', 'utf-8'), 'a.csv')
    const second = program.file(
      encode('NPS;Entreprise;Secteur;Pays\n8;Aubier;SaaS;FR\n1;Neuve;Banque;BE\n', 'utf-8'),
      'b.csv',
    )
    const kept = await program.ask('import.run', { file: first, mapping: await proposed(program, first), wave })
    const undone = await program.ask('import.run', { file: second, mapping: await proposed(program, second), wave })
    const { rows: stored } = await program.ask('wave.responses', { wave })
    const last = stored.at(-1)
    if (!last) throw new Error('four responses were imported')
    await program.ask('action.create', { response: last.id, title: 'Rappeler', owner: null, dueOn: null, note: null })
    expect(await program.ask('import.undo', { batch: undone.id })).toEqual({ responses: 2, actions: 1 })

    expect((await program.ask('wave.responses', { wave })).rows.map(({ source }) => source?.batch)).toEqual([
      kept.id,
      kept.id,
    ])
    expect(await program.ask('action.list', {})).toEqual([])
    const { wave: header } = await program.ask('wave.results', { wave })
    expect(header.dimensions.map(({ name, segments }) => [name, segments.map((segment) => segment.name)])).toEqual([
      ['Secteur', ['SaaS', 'Santé']],
    ])
    expect((await program.ask('import.list', {})).map(({ id, undoneAt }) => [id, undoneAt !== null])).toEqual([
      [undone.id, true],
      [kept.id, false],
    ])
    expect((await program.failure('import.undo', { batch: undone.id })).code).toBe('already-undone')
  })

  test('what an undone import made is gone: the same file can be imported as if for the first time', async () => {
    const program = await aProgram()
    const file = program.file(encode('NPS;Pays\n9;FR\n3;BE\n', 'utf-8'))
    const mapping = await proposed(program, file)
    const wave = program.wave
    const { id } = await program.ask('import.run', { file, mapping, wave })
    await program.ask('import.undo', { batch: id })
    const preview = await program.ask('import.preview', { file, mapping, wave })
    expect(preview.sameFile).toBeNull()
    expect(preview.dimensions).toEqual([{ name: 'Pays', values: 2, isNew: true }])
    await program.ask('import.run', { file, mapping, wave })
    expect((await program.ask('wave.responses', { wave })).total).toBe(2)
  })

  test('an import that does not exist is refused', async () => {
    const program = await aProgram()
    expect(await program.failure('import.undo', { batch: 7 })).toEqual({ code: 'not-found', facts: { what: 'batch' } })
    expect(await program.failure('import.issues', { batch: 7 })).toEqual({
      code: 'not-found',
      facts: { what: 'batch' },
    })
  })
})

test('a file is scored without a program', async () => {
  const { ask, token, folder, failure } = anEngine()
  writeFileSync(join(folder, 'a.csv'), BYTES)
  expect(await ask('import.score', { file: token(join(folder, 'a.csv')) })).toMatchObject({
    ...truth,
    scoreColumn: 'Note NPS',
  })
  expect((await failure('import.score', { file: token(join(folder, 'nulle-part.csv')) })).code).toBe('file-missing')
})
