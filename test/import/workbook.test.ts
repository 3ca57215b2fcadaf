// Workbooks: every format, dates and formulas as they are meant, and files that are broken or mean harm.
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../electron/engine/import/file/workbook'
import { answers, asRow, HEADER, recognised, refusalOf, scored } from '../fixtures/answers'
import { csvText, encode } from '../fixtures/text'
import { encryptedWorkbook, partsOf, withPart, workbook, zipOf } from '../fixtures/workbook'

const { list, truth } = answers(120, 3)
const rows = [HEADER, ...list.map(asRow)]
const honest = workbook('xlsx', [{ name: 'Réponses', rows }])
const SHEET = 'xl/worksheets/sheet1.xml'

describe('every format gives the same figures', () => {
  test.each(['xlsx', 'xls', 'ods'] as const)('%s', async (format) => {
    const bytes = workbook(format, [{ name: 'Réponses', rows }])
    expect(await scored(bytes, {}, `réponses.${format}`)).toMatchObject({
      ...truth,
      sheet: 'Réponses',
      scoreColumn: 'Note NPS',
    })
    expect(await recognised(bytes)).toMatchObject({ format, encoding: null, delimiter: null, headerRow: 1, rows: 120 })
  })
})

describe('sheets', () => {
  const cover = { name: 'Couverture', rows: [['Enquête 2026'], ['Service clients']] }

  test('the sheet with the score is chosen, wherever it stands', async () => {
    const bytes = workbook('xlsx', [
      cover,
      { name: 'Données', rows },
      { name: 'Notes', rows: [['Prix'], ['9'], ['8']] },
    ])
    const { sheet, sheets } = await recognised(bytes)
    expect(sheet).toBe('Données')
    expect(sheets.map(({ name, rows: count }) => [name, count])).toEqual([
      ['Couverture', 2],
      ['Données', 121],
      ['Notes', 3],
    ])
  })

  test('a hidden sheet is not chosen, but may be named', async () => {
    const bytes = workbook('xlsx', [
      { name: 'Ancienne', rows, hidden: true },
      { name: 'Nouvelle', rows: rows.slice(0, 51) },
    ])
    expect((await recognised(bytes)).sheets).toEqual([
      { name: 'Ancienne', rows: 121, hidden: true },
      { name: 'Nouvelle', rows: 51, hidden: false },
    ])
    expect((await scored(bytes)).n).toBe(50)
    expect((await scored(bytes, { sheet: 'Ancienne' })).n).toBe(120)
  })

  test('a sheet that is not there is refused with the list', async () => {
    const bytes = workbook('xlsx', [cover])
    expect(await refusalOf(scored(bytes, { sheet: 'Feuil9' }))).toEqual({
      code: 'no-such-sheet',
      facts: { sheet: 'Feuil9', sheets: ['Couverture'] },
    })
  })

  test('a column named is found on another visible sheet', async () => {
    const bytes = workbook('xlsx', [
      { name: 'A', rows },
      { name: 'B', rows: [['Accueil'], [9], [2]] },
    ])
    expect(await scored(bytes, { scoreColumn: 'accueil' })).toMatchObject({ sheet: 'B', n: 2 })
  })
})

describe('cells', () => {
  const read = (bytes: Buffer) => readWorkbook(bytes, 'zip', 'x').sheets[0]?.rows

  test('true dates become ISO text, by the file’s own day count', () => {
    const day = new Date(Date.UTC(2026, 2, 9))
    const bytes = workbook('xlsx', [
      {
        name: 'A',
        rows: [
          ['Date', 'NPS'],
          [day, 9],
        ],
      },
    ])
    expect(read(bytes)).toEqual([
      ['Date', 'NPS'],
      ['2026-03-09', 9],
    ])
  })

  test('numbers stay numbers, leading zeros and long ids in text stay as they are', () => {
    const bytes = workbook('xlsx', [{ name: 'A', rows: [['00123', '12345678901234567890', 8.5, true]] }])
    expect(read(bytes)).toEqual([['00123', '12345678901234567890', 8.5, 'TRUE']])
  })

  test('a formula saved without its result is reported, its row is not lost', async () => {
    const bytes = withPart(
      workbook('xlsx', [
        {
          name: 'A',
          rows: [
            ['NPS', 'Avis'],
            [9, 'a'],
            [8, 'b'],
            [7, 'c'],
          ],
        },
      ]),
      SHEET,
      (xml) => xml.replace(/<c r="A3"[^>]*><v>8<\/v><\/c>/, '<c r="A3"><f>B3+1</f></c>'),
    )
    expect((await scored(bytes)).rows).toEqual({
      read: 3,
      counted: 2,
      excluded: [{ reason: 'unreadable-formula', count: 1 }],
    })
  })

  test('a sheet that claims to be full to its last cell is read at once', async () => {
    const bytes = withPart(honest, SHEET, (xml) =>
      xml.replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1:XFD1048576"/>'),
    )
    const began = performance.now()
    expect((await scored(bytes)).rows.read).toBe(120)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('files that are refused, each by its name', () => {
  const damaged = Buffer.from(honest)
  damaged.writeUInt8((damaged[400] ?? 0) ^ 0xff, 400)
  const parts = partsOf(honest)
  const big = new Map(parts).set(SHEET, Buffer.alloc(40_000_000, ' '))
  const ods = workbook('ods', [{ name: 'A', rows: [['NPS'], [9]] }])
  const cases: [string, Buffer, string][] = [
    ['nothing at all', Buffer.alloc(0), 'empty-file'],
    ['only blanks', Buffer.from('\ufeff \r\n\t\r\n'), 'empty-file'],
    ['blank cells', Buffer.from(';;\n;;\n'), 'empty-file'],
    ['a workbook without a cell', workbook('xlsx', [{ name: 'A', rows: [] }]), 'empty-file'],
    ['a picture named .csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-a-spreadsheet'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'not-a-spreadsheet'],
    ['a web page named .xls', Buffer.from('<html><table><tr><td>9</td></tr></table></html>'), 'not-a-spreadsheet'],
    ['bytes that are no text', Buffer.from([1, 2, 0, 3, 4, 0, 0, 0, 9, 8, 7, 0, 5]), 'not-a-spreadsheet'],
    ['a zip of something else', zipOf(new Map([['word/document.xml', Buffer.from('<w/>')]])), 'not-a-spreadsheet'],
    ['an encrypted workbook', encryptedWorkbook(), 'password-protected'],
    ['a workbook cut off', honest.subarray(0, Math.floor(honest.length / 2)), 'file-damaged'],
    ['a byte flipped', damaged, 'file-damaged'],
    [
      'a compound file of nothing',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
      'file-damaged',
    ],
    ['a sheet that says it is small', zipOf(parts, { [SHEET]: { unpacked: 900 } }), 'unsafe-file'],
    ['a sheet packed beyond any honest ratio', zipOf(big), 'unsafe-file'],
    [
      'a document type',
      withPart(honest, SHEET, (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')),
      'unsafe-file',
    ],
    ['a column beyond any table', withPart(honest, SHEET, (xml) => xml.replace('r="G2"', 'r="XFD2"')), 'unsafe-file'],
    [
      'a lone cell on the last row',
      withPart(honest, SHEET, (xml) =>
        xml.replace(/<row r="121"([\s\S]*?)<\/row>/, (row) =>
          row.replaceAll('121"', '1048576"').replace(/r="G1048576"/, 'r="ABC1048576"'),
        ),
      ),
      'unsafe-file',
    ],
    [
      'cells repeated a thousand million times',
      withPart(ods, 'content.xml', (xml) =>
        xml
          .replace('<table:table-row', '<table:table-row table:number-rows-repeated="1000000"')
          .replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="1000"'),
      ),
      'unsafe-file',
    ],
  ]

  test.each(cases)('%s', async (_what, bytes, code) => {
    const began = performance.now()
    expect((await refusalOf(scored(bytes))).code).toBe(code)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

test('names like __proto__ are headers like any other', async () => {
  const bytes = encode(
    csvText([
      ['__proto__', 'constructor', 'NPS'],
      ['a', 'b', 9],
      ['c', 'd', 3],
    ]),
    'utf-8',
  )
  expect((await recognised(bytes)).columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'NPS'])
})
