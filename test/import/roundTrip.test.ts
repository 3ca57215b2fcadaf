// Any table that SheetJS or a CSV writer writes comes back exactly, and its score does not depend on how it was written.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { readSource } from '../../electron/engine/import/file/source'
import type { Row } from '../../electron/engine/import/table'
import { noPause, scored } from '../fixtures/answers'
import { csvText, type Encoding, encode } from '../fixtures/text'

type Cells = (string | number)[][]

const HEADER = ['Note NPS', 'Commentaire', 'Identifiant', 'Montant']

const words = fc.constantFrom(
  'Très bien',
  'à revoir ; vite',
  'il a dit "bonjour" hier',
  "l'équipe",
  'a,b',
  'tab\there',
  'deux\nlignes',
  '=1+1',
  "'+33612345678",
  '00123',
  '12345678901234567890',
  '8,50',
  '1e5',
  'TRUE',
  '31/12/2026',
  '“net” — 10 €',
  '',
)
/** Only what Windows-1252 has; letters of other scripts are tried in the encodings that have them. */
const latin = fc.string({
  unit: fc.constantFrom(...'abz éèçœ€’“”«»–…,;|\t"\'0912.-_=+@%&<>#'),
  maxLength: 24,
})
const anyScript = fc.string({ unit: fc.constantFrom(...'aéΩжщ中文字かな한글😀🇫🇷ﬁ ,;"|'), maxLength: 16 })
const score = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }) },
  { weight: 1, arbitrary: fc.constantFrom('', 'NSP', 'NA', 11, 8.5, 'Promoteur') },
)
const amount = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  // An old XLS has no −0, and loses the last bit of numbers that are smaller than any amount.
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => (Math.abs(value) < 1e-9 ? 0 : value)),
  fc.constant(''),
)
const tableOf = (text: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(score, fc.oneof(words, text), fc.constantFrom('00123', 'a', '12345678901234567890'), amount), {
      minLength: 5,
      maxLength: 25,
    })
    .map((rows): Cells => [HEADER, ...rows])

/** Rows as wide as the header: blanks at a row's end are cut by every reader, and mean nothing. */
const padded = (rows: readonly Row[]) => rows.map((row) => HEADER.map((_, i) => row[i] ?? ''))
const asText = (rows: Cells) => rows.map((row) => row.map(String))

async function sheetOf(bytes: Buffer, file: string) {
  const { sheets } = await readSource(bytes, file, noPause)
  return padded(sheets[0]?.rows ?? [])
}

function bySheetJs(rows: Cells, bookType: XLSX.BookType): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Réponses')
  return XLSX.write(book, { type: 'buffer', bookType, compression: true })
}

describe('a workbook of SheetJS', () => {
  test.each(['xlsx', 'biff8', 'ods'] as const)('%s: texts and numbers, cell by cell', async (bookType) => {
    const file = { xlsx: 'a.xlsx', biff8: 'a.xls', ods: 'a.ods' }[bookType]
    await fc.assert(
      fc.asyncProperty(tableOf(fc.oneof(latin, anyScript)), async (rows) => {
        expect(await sheetOf(bySheetJs(rows, bookType), file)).toEqual(rows)
      }),
      { numRuns: 150, seed: 12 },
    )
  })
})

describe('a text file', () => {
  const styles = fc.record({
    delimiter: fc.constantFrom(';', ',', '\t', '|'),
    quotes: fc.constantFrom('always', 'needed'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    finalLineEnd: fc.boolean(),
  })

  test('of a CSV writer, in any style and any encoding that has its letters', async () => {
    const wide = fc.constantFrom<Encoding>('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be')
    const any = fc.oneof(
      fc.tuple(tableOf(latin), fc.constantFrom<Encoding>('windows-1252', 'utf-8', 'utf-16le', 'utf-16be')),
      fc.tuple(tableOf(fc.oneof(latin, anyScript)), wide),
    )
    await fc.assert(
      fc.asyncProperty(any, styles, async ([rows, encoding], style) => {
        expect(await sheetOf(encode(csvText(rows, style), encoding), 'a.csv')).toEqual(asText(rows))
      }),
      { numRuns: 600, seed: 12 },
    )
  })

  test('of SheetJS', async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(latin), fc.constantFrom(',', ';', '\t'), fc.boolean(), async (rows, FS, forceQuotes) => {
        const text = XLSX.utils.sheet_to_csv(XLSX.utils.aoa_to_sheet(rows), { FS, forceQuotes, rawNumbers: true })
        expect(await sheetOf(encode(text, 'utf-8'), 'a.csv')).toEqual(asText(rows))
      }),
      { numRuns: 200, seed: 12 },
    )
  })
})

test('n, promoters, passives and detractors are those of the rows, in any order and any format', async () => {
  // Where every fifth score is 8.5, the column holds means and is refused as a whole.
  const answered = tableOf(latin).filter((rows) => {
    const share = (fits: (value: string | number | undefined) => boolean) =>
      rows.filter(([value]) => fits(value)).length / rows.length
    return share((value) => Number.isInteger(value)) > 0.5 && share((value) => value === 8.5) < 0.1
  })
  const formats = fc.constantFrom('xlsx', 'biff8', 'ods', 'csv')
  await fc.assert(
    fc.asyncProperty(answered, formats, fc.infiniteStream(fc.nat()), async ([header = [], ...rows], format, order) => {
      const shuffled = rows
        .map((row) => ({ row, at: order.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row)
      const file = { xlsx: 'a.xlsx', biff8: 'a.xls', ods: 'a.ods', csv: 'a.csv' }[format]
      const score = await scored(
        bySheetJs([header, ...shuffled], format as XLSX.BookType),
        { scoreColumn: 'Note NPS' },
        file,
      )
      const whole = rows.map(([value]) => value).filter((value) => Number.isInteger(value) && Number(value) <= 10)
      expect(score).toMatchObject({
        n: whole.length,
        promoters: whole.filter((value) => Number(value) >= 9).length,
        detractors: whole.filter((value) => Number(value) <= 6).length,
      })
      const excluded = score.rows.excluded.reduce((sum, { count }) => sum + count, 0)
      expect([score.rows.read, score.rows.counted + excluded]).toEqual([rows.length, rows.length])
    }),
    { numRuns: 120, seed: 12 },
  )
})
