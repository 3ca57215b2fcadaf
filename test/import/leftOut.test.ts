// Rows that an import left out: found by filters, written to a file with all their cells, corrected there, imported again.
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { leftOutFile } from '../../electron/engine/import/leftOut/leftOutFile'
import { Program } from '../../electron/engine/store/program/program'
import { run, sql } from '../../electron/engine/store/sql'
import type { Mapping, Recognition } from '../../shared/contract/import'
import type { FileToken } from '../../shared/wire'
import { anOpenProgram, around, first, OPEN } from '../engine/builders'
import { answers, asRow, HEADER, recognised } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'

const { list } = answers(40, 7)
const FAULTY = [
  ['x1', '01/02/2026', '11', '=HYPERLINK("http://x.example")', 'x1@exemple.fr', 'Société; Élan', '@home'],
  ['x2', '01/02/2026', 'NSP', 'ligne 1\nligne 2', 'x2@exemple.fr', 'Aubier SA', 'Santé'],
  ['x3', '01/02/2026', '7,5', '-12', 'x3@exemple.fr', 'Cèdre & fils', '00123'],
]
const SCORE = HEADER.findIndex((header) => /note/i.test(header))
const FILE = encode(csvText([HEADER, ...list.map(asRow), ...FAULTY], { delimiter: ';' }), 'utf-8')

/** An import with rows left out, and its batch; `headers` as an import of now keeps them. */
async function anImport() {
  const open = await anOpenProgram([OPEN])
  const [wave] = open.waves
  const file = (bytes: Uint8Array, name: string): FileToken => {
    writeFileSync(join(open.folder, name), bytes)
    return open.token(join(open.folder, name))
  }
  const source = file(FILE, 'réponses.csv')
  const batch = await open.ask('import.run', { file: source, mapping: await proposed(source), wave: first(open.waves) })
  await open.engine.close()
  const program = await Program.open(open.path, around(open.folder))
  await program.write('import.run', (db) =>
    run(db, sql`UPDATE import_batch SET headers = ${JSON.stringify(HEADER)} WHERE id = ${batch.id}`),
  )
  await program.close()
  await open.ask('program.open', { file: open.token(open.path) })
  return { ...open, wave: wave as NonNullable<typeof wave>, batch: batch.id, file, proposed, source }

  async function proposed(token: FileToken): Promise<Mapping> {
    return mappingOf(await open.ask('import.recognise', { file: token }))
  }
}

const mappingOf = ({ sheet, columns }: Recognition): Mapping => ({
  sheet,
  columns: columns.map(({ index, role }) => ({ index, role, ...(role === 'date' && { dateOrder: 'day-first' }) })),
})

describe('import.issues', () => {
  test('by kind, by reason, and by words in the value or any cell, whatever their case and accents', async () => {
    const { ask, batch } = await anImport()
    const rows = async (filter: object) =>
      (await ask('import.issues', { batch, ...filter })).rows.map(({ reason }) => reason)
    expect(await rows({})).toEqual(['out-of-range', 'decimal', 'non-answer'])
    expect(await rows({ kind: 'skipped' })).toEqual(['non-answer'])
    expect(await rows({ reason: 'decimal' })).toEqual(['decimal'])
    expect(await rows({ search: 'SANTE aubier' })).toEqual(['non-answer'])
    expect(await rows({ search: '7,5' })).toEqual(['decimal'])
    expect(await rows({ search: 'cedre' })).toEqual(['decimal'])
    expect(await rows({ search: '%' })).toEqual([])
    expect(await rows({ search: '","' })).toEqual([])
    const page = await ask('import.issues', { batch, kind: 'rejected', offset: 1, limit: 1 })
    expect(page).toMatchObject({ total: 2, rows: [{ reason: 'decimal' }] })
  })
})

describe('import.report', () => {
  test.each(['xlsx', 'csv'] as const)('%s: corrected and imported again, its rows count', async (format) => {
    const { ask, batch, wave, file, proposed, folder, token } = await anImport()
    const target = token(join(folder, `écarts.${format}`))
    expect(await ask('import.report', { batch, target, format })).toEqual({ rows: 3 })

    const written = await ask('import.recognise', { file: target })
    expect(written.columns.map(({ name }) => name)).toEqual([
      'Import\u00a0: feuille',
      'Import\u00a0: ligne',
      'Import\u00a0: colonne',
      'Import\u00a0: valeur',
      'Import\u00a0: motif de l’écart',
      ...HEADER,
    ])
    expect(written.columns.slice(0, 5).every(({ role }) => role === 'ignore')).toBe(true)
    expect(written.scoreCandidates).not.toContain(1)

    const bytes = readFileSync(target.token)
    const corrected = file(withCell(bytes, format, { row: 2, column: 5 + SCORE, value: '10' }), `corrigé.${format}`)
    const mapping = await proposed(corrected)
    const score = mapping.columns.find(({ role }) => role === 'score')
    expect(score?.index ?? 5 + SCORE).toBe(5 + SCORE)
    const again = await ask('import.run', { file: corrected, mapping: asBefore(mapping), wave })
    expect(again.rows).toMatchObject({ read: 3, imported: 1, skipped: 1, rejected: 1 })
    const { rows } = await ask('wave.responses', { wave, search: 'x1@exemple.fr' })
    expect(rows).toMatchObject([
      {
        score: 10,
        verbatim: '=HYPERLINK("http://x.example")',
        company: 'Société; Élan',
        segments: [{ name: '@home' }],
      },
    ])
  })

  test('holds only what the filter lets through, and needs a place to be written to', async () => {
    const { ask, batch, folder, token, failure } = await anImport()
    const target = token(join(folder, 'some.csv'))
    expect(await ask('import.report', { batch, target, format: 'csv', search: 'cedre' })).toEqual({ rows: 1 })
    expect(await failure('import.report', { batch: 99, target, format: 'csv' })).toMatchObject({ code: 'not-found' })
    const unknown = { token: 'none', name: 'none.csv' }
    expect(await failure('import.report', { batch, target: unknown, format: 'csv' })).toMatchObject({
      code: 'unknown-file',
    })
  })
})

/** The roles by their columns of the original file, five places further on. */
function asBefore(mapping: Mapping): Mapping {
  const roles = ['respondent', 'date', 'score', 'comment', 'email', 'company', 'segment'] as const
  return {
    ...mapping,
    columns: roles.map((role, index) => ({
      index: index + 5,
      role,
      ...(role === 'date' && { dateOrder: 'day-first' as const }),
    })),
  }
}

/** The file with one cell changed, as somebody would who opens it. */
function withCell(
  bytes: Buffer,
  format: 'xlsx' | 'csv',
  change: { row: number; column: number; value: string },
): Buffer {
  const { row, column, value } = change
  if (format === 'csv') {
    const lines = bytes.toString('utf8').split('\r\n')
    const cells = (lines[row - 1] ?? '').split(';')
    cells[column] = value
    return Buffer.from(lines.with(row - 1, cells.join(';')).join('\r\n'))
  }
  const book = XLSX.read(bytes)
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (!sheet) throw new Error('the file has no sheet')
  XLSX.utils.sheet_add_aoa(sheet, [[value]], { origin: { r: row - 1, c: column } })
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' })
}

describe('leftOutFile', () => {
  const row = (cells: (string | number)[]) => ({
    sheet: 'Feuil1',
    row: 4,
    column: 'Note',
    value: '11',
    reason: 'out of range',
    cells,
  })
  const text = async (file: Parameters<typeof leftOutFile>[0]) => Buffer.from(await leftOutFile(file)).toString('utf8')

  test('without headers the columns are called by their numbers, as many as the longest row has', async () => {
    const csv = await text({ headers: null, rows: [row(['a']), row(['a', 'b'])], format: 'csv', language: 'en' })
    expect(csv.split('\r\n')[0]).toBe(
      '\ufeffImport: sheet,Import: row,Import: column,Import: value,Import: why left out,#1,#2',
    )
    expect(csv.split('\r\n')[2]).toBe('Feuil1,4,Note,11,out of range,a,b')
  })

  test('what a spreadsheet would take for a formula is written as text; numbers and lone dashes stay', async () => {
    const cells = ['=1+1', ' \u200b+cmd', '@x', '\t=1', '＝1', '-5', '-', 7.5, "l'été", '-a']
    const csv = await text({ headers: null, rows: [row(cells)], format: 'csv', language: 'en' })
    expect(csv.split('\r\n')[1]?.split(',').slice(5)).toEqual([
      `"'=1+1"`,
      `"'+cmd"`,
      `"'@x"`,
      `"'=1"`,
      `"'＝1"`,
      '-5',
      '-',
      '7.5',
      `"l'été"`,
      `"'-a"`,
    ])
  })

  test('a workbook holds no formula and no link', async () => {
    const bytes = await leftOutFile({ headers: ['=A1', 'b'], rows: [row(['=1+1', 3])], format: 'xlsx', language: 'fr' })
    const sheet = first(Object.values(XLSX.read(bytes, { cellFormula: true }).Sheets))
    expect(sheet.F2).toMatchObject({ t: 's', v: '=1+1' })
    expect(sheet.G2).toMatchObject({ t: 'n', v: 3 })
    for (const [place, cell] of Object.entries(sheet)) {
      if (!place.startsWith('!')) expect([cell.f, cell.l]).toEqual([undefined, undefined])
    }
  })

  test('the columns of an earlier file of this kind are not written once more', async () => {
    const own = ['Import: sheet', 'Import: row', 'Import: column', 'Import: value', 'Import: why left out']
    const csv = await text({
      headers: [...own, 'Note'],
      rows: [row(['s', 1, 'c', 'v', 'r', '11'])],
      format: 'csv',
      language: 'en',
    })
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      `\ufeff${[...own, 'Note'].join(',')}`,
      'Feuil1,4,Note,11,out of range,11',
    ])
  })

  test('its own columns are never taken for a score, whatever stands in them', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => ({ ...row([`${i + 1}`, 'comment']), row: i + 1, value: '7' }))
    for (const language of ['fr', 'en'] as const) {
      const bytes = await leftOutFile({ headers: ['Note', 'Avis'], rows, format: 'xlsx', language })
      const { columns, scoreCandidates } = await recognised(bytes, `left ${basename(language)}.xlsx`)
      expect(scoreCandidates).toEqual([5])
      expect(columns.map(({ role }) => role).slice(0, 6)).toEqual([
        'ignore',
        'ignore',
        'ignore',
        'ignore',
        'ignore',
        'score',
      ])
    }
  })
})

describe('import.paste', () => {
  test('a text from the clipboard is read like a file', async () => {
    const { ask, waves } = await anOpenProgram([OPEN])
    const file = await ask('import.paste', {
      text: 'Note\tAvis\n10\t"très bien\nvraiment"\n3\tlent\n',
      name: 'Presse-papiers',
    })
    expect(file.name).toBe('Presse-papiers.tsv')
    const { file: name, delimiter, columns, rows } = await ask('import.recognise', { file })
    expect([name, delimiter, rows, columns.map(({ name }) => name)]).toEqual([file.name, '\t', 2, ['Note', 'Avis']])
    const mapping: Mapping = { sheet: null, columns: [{ index: 0, role: 'score' }] }
    const batch = await ask('import.run', { file, mapping, wave: first(waves) })
    expect(batch).toMatchObject({ file: file.name, rows: { read: 2, imported: 2 } })
  })

  test('gets its ending by what is in it', async () => {
    const { ask } = await anOpenProgram()
    const named = async (text: string, name: string) => (await ask('import.paste', { text, name })).name
    expect(await named('Note;Avis\n1;2', 'a')).toBe('a.csv')
    expect(await named('Note\tAvis', 'a.tsv')).toBe('a.tsv')
    expect(await named('Note\tAvis', 'a.csv')).toBe('a.csv.tsv')
  })

  test('it lies on no disk: nothing is written to it', async () => {
    const { ask, failure } = await anOpenProgram()
    const file = await ask('import.paste', { text: 'x', name: 'x' })
    expect(await failure('program.saveCopy', { to: file })).toMatchObject({ code: 'unknown-file' })
  })
})
