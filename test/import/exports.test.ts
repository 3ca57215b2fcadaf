// Exports of every tool, built as the tool writes them: what is recognised in each, and the counts by its score column.
import { describe, expect, test } from 'vitest'
import { judge } from '../../electron/engine/import/check/judge'
import { readSource } from '../../electron/engine/import/file/source'
import { chooseTable, recogniseTable } from '../../electron/engine/import/recognise/recognise'
import type { Recognition } from '../../shared/contract/import'
import { bandsOf } from '../../shared/model/category'
import { noPause, recognised, refusalOf, scored } from '../fixtures/answers'
import { EXPORTS } from '../fixtures/exports'
import { hubSpotContacts } from '../fixtures/exports/hubSpot'
import { refused, undecided } from '../fixtures/exports/traps'
import { csvText, encode } from '../fixtures/text'

const withRole = ({ columns }: Recognition, role: string) => columns.filter((column) => column.role === role)
const names = (columns: readonly { name: string }[]) => columns.map(({ name }) => name)
const rolesOf = ({ columns }: Recognition, wanted: Readonly<Record<string, string>>) =>
  Object.fromEntries(columns.filter(({ name }) => name in wanted).map(({ name, role }) => [name, role]))

describe.each(EXPORTS)('$title', (made) => {
  test('layout with its evidence, header, score, dates and roles', async () => {
    const found = await recognised(made.bytes, made.file)
    const { layout, headerRow, headerRows } = made
    expect(found).toMatchObject({ layout, headerRow, headerRows, unsuitable: null, waveColumns: [] })
    expect(found.layoutEvidence).toEqual(made.evidence)
    expect(names(withRole(found, 'score'))).toEqual(made.score === null ? [] : [made.score])
    expect(rolesOf(found, made.roles)).toEqual(made.roles)
    const [date] = withRole(found, 'date')
    expect(date?.dateOrder).toBe(made.dateOrder)
  })

  test('the counts by its score column', async () => {
    const table = await chooseTable(await readSource(made.bytes, made.file, noPause), undefined, noPause)
    const { choice } = await recogniseTable(table, noPause)
    const judgement = await judge(table, choice.chosen ?? -1, noPause)
    const { read, imported, skipped, rejected, reasons } = judgement.counts
    expect(imported + skipped + rejected).toBe(read)
    expect({ read, n: imported, ...bandsOf(judgement.scoreCounts) }).toMatchObject({
      read: made.judged.read,
      n: made.judged.n,
      promoters: made.judged.promoters,
      passives: made.judged.passives,
      detractors: made.judged.detractors,
    })
    expect(Object.fromEntries(reasons.map(({ reason, count }) => [reason, count]))).toEqual(made.judged.reasons)
  })
})

describe('people without scores', () => {
  test('HubSpot contacts in French, UTF-16: roles are proposed, no score is', async () => {
    const made = hubSpotContacts()
    const found = await recognised(made.bytes, made.file)
    expect(found).toMatchObject({ layout: made.layout, encoding: 'utf-16le', delimiter: '\t', rows: made.contacts })
    expect(found.layoutEvidence).toEqual(made.evidence)
    expect(rolesOf(found, made.roles)).toEqual(made.roles)
    expect(await refusalOf(scored(made.bytes))).toMatchObject({ code: 'no-score-column' })
  })
})

describe('files in which the user chooses', () => {
  test.each(undecided())('$title', async ({ bytes, file, candidates, waves }) => {
    const found = await recognised(bytes, file)
    const nameOf = (index: number) => found.columns[index]?.name
    expect(withRole(found, 'score')).toEqual([])
    expect(found.unsuitable).toBeNull()
    expect(found.waveColumns.map(nameOf)).toEqual(waves)
    expect(new Set(found.scoreCandidates.map(nameOf))).toEqual(new Set(candidates))
    for (const index of found.waveColumns) {
      expect(found.columns[index]?.evidence[0]).toEqual({ fact: 'wave-column', header: nameOf(index) })
    }
    expect(await refusalOf(scored(bytes))).toMatchObject({ code: 'unclear-score-column' })
  })
})

describe('tables from which no score can be read', () => {
  test.each(refused())('$title', async ({ bytes, file, reason, column }) => {
    const found = await recognised(bytes, file)
    expect(found.unsuitable).toMatchObject({ reason, column })
    expect(found.unsuitable?.samples.length).toBeGreaterThan(0)
    expect(withRole(found, 'score')).toEqual([])
    expect(await refusalOf(scored(bytes, {}, file))).toMatchObject({
      code: 'unsuitable',
      facts: { file, reason, column },
    })
    // Insisting on that column does not help.
    expect(await refusalOf(scored(bytes, { scoreColumn: column }, file))).toMatchObject({ code: 'unsuitable' })
  })

  test('a stray fraction among real scores is a row’s fault, not the column’s', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [`c${i}`, i % 12 === 3 ? '7,5' : i % 11])
    const bytes = encode(csvText([['Client', 'NPS'], ...rows], { delimiter: ';' }), 'utf-8')
    expect((await recognised(bytes)).unsuitable).toBeNull()
    expect((await scored(bytes)).rows).toMatchObject({ counted: 55, excluded: [{ reason: 'decimal', count: 5 }] })
  })
})

describe('what a mapping is found again by', () => {
  const signature = async (header: readonly string[], delimiter = ';', rows = 12) => {
    const data = Array.from({ length: rows }, (_, i) => [i % 11, `avis numéro ${i}`, 'Santé'])
    return (await recognised(encode(csvText([header, ...data], { delimiter }), 'utf-8'))).signature
  }

  test('the same for the same columns, whatever the rows, the separator, case and accents', async () => {
    const first = await signature(['Note NPS', 'Commentaire', 'Secteur'])
    expect(await signature(['note nps', 'COMMENTAIRE', 'Secteur '], ',', 30)).toBe(first)
    expect(await signature(['Commentaire', 'Note NPS', 'Secteur'])).not.toBe(first)
    expect(await signature(['Note NPS', 'Commentaire', 'Pays'])).not.toBe(first)
  })
})

describe('a header that the user points at', () => {
  const above = [
    ['Rapport', 'mensuel', 'v2'],
    ['Score', 'Avis', 'Pays'],
  ]
  const data = Array.from({ length: 20 }, (_, i) => [i % 11, `avis numéro ${i}`, 'France'])
  const bytes = encode(csvText([...above, ...data], { delimiter: ';' }), 'utf-8')
  const tableAt = async (row: number | undefined) =>
    chooseTable(await readSource(bytes, 'rapport.csv', noPause), undefined, noPause, row)

  test('is taken, whatever stands there; none makes the columns nameless', async () => {
    expect(names((await tableAt(2)).columns)).toEqual(['Score', 'Avis', 'Pays'])
    expect(await tableAt(1)).toMatchObject({ header: 0, firstData: 1 })
    expect(await tableAt(0)).toMatchObject({ header: -1, firstData: 0, headerRows: 0 })
    expect(names((await tableAt(0)).columns)).toEqual(['#1', '#2', '#3'])
    expect(await refusalOf(tableAt(99))).toMatchObject({ code: 'bad-input' })
  })
})
