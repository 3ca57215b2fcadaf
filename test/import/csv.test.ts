// The CSV reader gives back exactly what a CSV writer wrote, whatever the delimiter, quoting, line ends and encoding.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../electron/engine/import/file/csv'
import { findDelimiter } from '../../electron/engine/import/file/delimiter'
import { decode } from '../../electron/engine/import/file/encoding'
import { readSource } from '../../electron/engine/import/file/source'
import { noPause } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'

const DELIMITERS = [';', ',', '\t', '|'] as const

/** Cells of every awkward kind; without the blanks at the ends that a reader of surveys may cut. */
const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      '00123',
      '10',
      '8,5',
      '=1+1',
      "'+33",
      'Très bien',
      'a "b" c',
      '""',
      '"',
      ';',
      ',',
      '|',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.string({
      unit: fc.constantFrom('a', 'é', ' ', ',', ';', '\t', '|', '"', '\n', '\r', "'"),
      maxLength: 12,
    }),
  },
)
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))

describe('any table that a CSV writer writes comes back exactly', () => {
  test('with the delimiter known', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('always', 'needed'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'),
        (rows, delimiter, quotes, lineEnd, finalLineEnd, encoding) => {
          const text = csvText(rows, { delimiter, quotes, lineEnd, finalLineEnd })
          expect(parseCsv(decode(encode(text, encoding)).text, delimiter)).toEqual(rows)
        },
      ),
      { numRuns: 2000, seed: 26 },
    )
  })

  test('with the delimiter and the encoding found, for tables that have a header', async () => {
    // Two delimiters can both cut a table evenly; then no reader can know. A header of plain words does not.
    const header = ['Date', 'Note', 'Commentaire', 'Ville', 'Pays', 'Canal']
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', 'ç', ' ', ',', ';', '"', '\n', '0', '9'),
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('2026-03-01', '2026-04-17'), fc.integer({ min: 0, max: 10 }), text), {
          minLength: 4,
          maxLength: 30,
        }),
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'utf-16le-bare', 'utf-16be-bare', 'windows-1252'),
        async (data, delimiter, encoding) => {
          const rows = [header.slice(0, 3), ...data.map((row) => row.map(String))]
          const bytes = encode(csvText(rows, { delimiter, quotes: 'always' }), encoding)
          const source = await readSource(bytes, 'table.csv', noPause)
          expect(source.delimiter).toBe(delimiter)
          expect(source.sheets[0]?.rows).toEqual(rows)
        },
      ),
      { numRuns: 400, seed: 26 },
    )
  })
})

describe('files that no careful writer made', () => {
  test('an unescaped quote inside a quoted field stands for itself', () => {
    expect(parseCsv('9;"il a dit "bonjour" hier";x\n8;ok;y', ';')).toEqual([
      ['9', 'il a dit "bonjour" hier', 'x'],
      ['8', 'ok', 'y'],
    ])
  })

  test('a quote that never closes does not swallow the rows after it', () => {
    const rows = Array.from({ length: 500 }, (_, i) => `${i};texte ${i}`)
    const read = parseCsv(['note;avis', '7;"à revoir', ...rows].join('\n'), ';')
    expect(read).toHaveLength(502)
    expect(read[1]).toEqual(['7', '"à revoir'])
    expect(read[501]).toEqual(['499', 'texte 499'])
  })

  test('a hundred thousand stray quotes take no longer than a moment', () => {
    const text = ',"x'.repeat(99_000)
    const began = performance.now()
    expect(parseCsv(text, ',')[0]).toHaveLength(99_001)
    expect(performance.now() - began).toBeLessThan(3000)
  })

  test('numbers stay as they are written: leading zeros, twenty figures, decimal commas, guards', () => {
    const cells = ['00123', '12345678901234567890', '8,50', "'=1+1", "'+33612345678", '1e5', ' 7 ', '+5', '-0']
    expect(parseCsv(cells.join(';'), ';')).toEqual([cells])
    expect(parseCsv(cells.map((cell) => `"${cell}"`).join(';'), ';')).toEqual([cells])
  })

  test('old Mac line ends, also where a quote strays; \\r within the cells of any other file is text', () => {
    expect(parseCsv('note,avis\r9,bien\r8,"a\rb"\r', ',')).toEqual([
      ['note', 'avis'],
      ['9', 'bien'],
      ['8', 'a\rb'],
    ])
    expect(parseCsv('note;écran 15"\r9;bien\r', ';')).toEqual([
      ['note', 'écran 15"'],
      ['9', 'bien'],
    ])
    expect(parseCsv('note;avis\rdes clients\n9;bien\n8;mal\n', ';')).toEqual([
      ['note', 'avis\rdes clients'],
      ['9', 'bien'],
      ['8', 'mal'],
    ])
  })

  test('a quote that never closes takes no row with it, at any place of the file', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [String(i % 11), i % 7 === 3 ? `"ouvert ${i}` : `texte ${i}`])
    const text = rows.map((row) => row.join(';')).join('\r\n')
    expect(parseCsv(text, ';')).toEqual(rows)
  })

  test('blanks around a quoted field are not part of it', () => {
    expect(parseCsv('a , "b, c" ,d', ',')).toEqual([['a ', 'b, c', 'd']])
  })

  test('a blank line is a row, so that row numbers hold; a delimiter at the end opens a blank cell', () => {
    expect(parseCsv('a,b\n\n1,\n"2",', ',')).toEqual([['a', 'b'], [], ['1', ''], ['2', '']])
  })
})

describe('the delimiter', () => {
  test.each([
    ['Note;Montant\n9;12,5\n8;7,25\n', ';'],
    ['a,b,c\n1,"x;y;z",3\n2,"p;q;r",4\n', ','],
    ['a\tb\n1,5\t2\n3\t4\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['Enquête 2026\nService clients, Lyon\n\nDate;Note;Avis\n1;9;oui\n2;8;non, rien\n3;7;\n', ';'],
    ['Note\n9\n8\n', null],
  ])('of %j is %j', (text, delimiter) => {
    expect(findDelimiter(text).delimiter).toBe(delimiter)
  })

  test('Excel’s own sep= line decides and is not a row', () => {
    expect(findDelimiter('sep=|\r\na,b|c,d\r\n')).toEqual({ delimiter: '|', start: 7 })
  })
})
