// Our reader of XLSX against SheetJS, cell by cell, and what only ours does: line ends and “&amp;” as text kept exactly.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { readBySheetJs, readWorkbook } from '../../electron/engine/import/file/workbook'
import type { Sheet } from '../../electron/engine/import/table'
import { book, bookWithStrings, frame, SHEET, sheetXml, stringsXml } from '../fixtures/hostileParts'
import { lyingZip, part } from '../fixtures/hostileZip'
import { withPart } from '../fixtures/workbook'

const rowsOf = (bytes: Buffer) => readWorkbook(bytes, 'zip', 'x').sheets[0]?.rows

test('SheetJS is the version without its two known holes, pinned', () => {
  expect(XLSX.version).toBe('0.20.3')
  const { dependencies } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'))
  expect(dependencies.xlsx).toBe('npm:@e965/xlsx@0.20.3')
})

const cell = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -5, max: 250_000 }).map((v): XLSX.CellObject => ({ t: 'n', v, z: 'dd/mm/yyyy hh:mm' })),
  fc.double({ min: 0, max: 60_000, noNaN: true }).map((v): XLSX.CellObject => ({ t: 'n', v, z: 'yyyy-mm-dd' })),
  fc.double({ min: 0, max: 2, noNaN: true }).map((v): XLSX.CellObject => ({ t: 'n', v, z: 'hh:mm:ss' })),
  fc.double({ min: 0, max: 90, noNaN: true }).map((v): XLSX.CellObject => ({ t: 'n', v, z: '[h]:mm' })),
  fc
    .integer({ min: 1, max: 60_000 })
    .chain((v) =>
      fc
        .constantFrom(14, 15, 16, 17, 18, 20, 22, 45, 47)
        .map((id): XLSX.CellObject => ({ t: 'n', v, z: XLSX.SSF.get_table()[id] })),
    ),
  fc.boolean(),
  fc.constantFrom(0, 7, 15, 23, 29, 36, 42).map((v): XLSX.CellObject => ({ t: 'e', v })),
  fc.constantFrom('A1+1', '"a"&B2', 'SUM(A1:A9)').map((f): XLSX.CellObject => ({ t: 'n', f, v: 3 })),
  fc.string({
    unit: fc.constantFrom('a', 'é', '😀', ' ', '&', '<', '>', '"', "'", '\n', '\t', '_', '#', '='),
    maxLength: 12,
  }),
  fc.constantFrom('00123', '12345678901234567890', ']]>', '<!--', '\u0001', 'TRUE', '2026-03-01'),
)
const sheet = fc
  .integer({ min: 1, max: 8 })
  .chain((width) => fc.array(fc.array(cell, { minLength: 0, maxLength: width }), { maxLength: 15 }))

describe('any workbook that SheetJS writes', () => {
  const bytesOf = (sheets: readonly (readonly unknown[])[][], bookSST: boolean, date1904: boolean) => {
    const workbook = XLSX.utils.book_new()
    for (const rows of sheets)
      XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])))
    workbook.Workbook = { WBProps: { date1904 }, Sheets: sheets.map((_, i) => ({ Hidden: i % 2 === 1 ? 1 : 0 })) }
    return XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST }) as Buffer
  }

  test('is read as SheetJS reads it', () => {
    fc.assert(
      fc.property(
        fc.array(sheet, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        fc.boolean(),
        (sheets, strings, early) => {
          const bytes = bytesOf(sheets, strings, early)
          expect(readWorkbook(bytes, 'zip', 'x').sheets).toEqual(readBySheetJs(bytes, 'x') satisfies Sheet[])
        },
      ),
      { numRuns: 400, seed: 26 },
    )
  })

  test('a text that looks like an entity stays what it is; SheetJS, which decodes twice, loses it', () => {
    const bytes = bytesOf([[['a &amp; b', '&lt;', '&#65;']]], false, false)
    expect(rowsOf(bytes)).toEqual([['a &amp; b', '&lt;', '&#65;']])
    expect(readBySheetJs(bytes, 'x')[0]?.rows).toEqual([['a & b', '<', 'A']])
  })

  test('texts come back exactly, whatever stands in them', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '😀', ' ', '&', '<', '"', '\n', '\r', '\t', '_', 'x', '0', 'D'),
      maxLength: 14,
    })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constant('id'), text, fc.constant('end')), { minLength: 1, maxLength: 10 }),
        (rows) => {
          expect(rowsOf(bytesOf([rows], true, false))).toEqual(rows)
        },
      ),
      { numRuns: 400, seed: 26 },
    )
  })
})

describe('what other programs write', () => {
  const one = (cells: string) => rowsOf(book(sheetXml(`<row r="1">${cells}</row>`)))

  test.each([
    ['prefixed names', '<x:c r="A1"><x:v>9</x:v></x:c>', [9]],
    ['no addresses', '<c><v>1</v></c><c/><c t="inlineStr"><is><t>b</t></is></c>', [1, '', 'b']],
    ['single quotes and spaces', "<c  t = 'str'  r='B1' ><v>a&#233;&#x1F600;</v></c >", ['', 'aé😀']],
    ['a “>” within an attribute', '<c r="A1" cm="a>b"><v>9</v></c>', [9]],
    [
      'CDATA and comments',
      '<c r="A1" t="str"><v><![CDATA[a<b & ]]>c<!-- d --></v></c><!-- <c r="Z1"><v>1</v></c> -->',
      ['a<b & c'],
    ],
    [
      'rich text, without its reading aid',
      '<c r="A1" t="inlineStr"><is><r><rPr/><t>très </t></r><r><t>bien</t></r><rPh sb="0" eb="1"><t>aide</t></rPh></is></c>',
      ['très bien'],
    ],
    [
      'an ISO date',
      '<c r="A1" t="d"><v>2026-03-09T00:00:00</v></c><c r="B1" t="d"><v>2026-03-09T14:30:00</v></c>',
      ['2026-03-09', '2026-03-09T14:30:00'],
    ],
    [
      'exponents and negative zero',
      '<c r="A1"><v>1.5E2</v></c><c r="B1"><v>-0</v></c><c r="C1"><v>-7</v></c>',
      [150, 0, -7],
    ],
    ['a number that is none', '<c r="A1"><v>8,5</v></c><c r="B1" t="n"><v>1e999</v></c>', ['8,5', '1e999']],
    [
      'errors and truth values',
      '<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="b"><v>0</v></c>',
      ['#N/A', 'TRUE', 'FALSE'],
    ],
    ['styled blanks to the last column', '<c r="A1"><v>9</v></c><c r="XFD1" s="3"/>', [9]],
  ])('%s', (_what, cells, row) => {
    expect(one(cells)).toEqual([row])
  })

  test('rows out of order, rows without numbers', () => {
    const rows =
      '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>' +
      '<row/><row r="4"><c r="B4"><v>4</v></c></row><row><c><v>5</v></c></row>'
    expect(rowsOf(book(sheetXml(rows)))).toEqual([[1], [], [3], ['', 4], [5]])
  })

  test('parts under other names, found by their relations; parts in UTF-16', () => {
    const parts = frame().map((one) => {
      if (one.name !== 'xl/_rels/workbook.xml.rels') return one
      return part(
        one.name,
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/data/Feuille 1.xml"/></Relationships>',
      )
    })
    const sheetBytes = Buffer.from(`\ufeff${sheetXml('<row r="1"><c r="A1" t="str"><v>été</v></c></row>')}`, 'utf16le')
    expect(rowsOf(lyingZip([...parts, part('data/Feuille 1.xml', sheetBytes)]))).toEqual([['été']])
  })

  test('a workbook without relations has its sheets under their usual names', () => {
    const parts = frame().filter(({ name }) => name !== 'xl/_rels/workbook.xml.rels')
    expect(rowsOf(lyingZip([...parts, part(SHEET, sheetXml('<row r="1"><c r="A1"><v>9</v></c></row>'))]))).toEqual([
      [9],
    ])
  })

  test('shared texts in runs, blank ones and ones that look like markup', () => {
    const strings =
      '<sst><si><t/></si><si><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></si><si/><si><t>&lt;si&gt;</t></si></sst>'
    const cells = [0, 1, 2, 3].map((n, i) => `<c r="${'ABCD'[i]}1" t="s"><v>${n}</v></c>`).join('')
    expect(rowsOf(bookWithStrings(sheetXml(`<row r="1">${cells}</row>`), strings))).toEqual([['', 'a b', '', '<si>']])
    expect(stringsXml(['a'])).toContain('<si><t>a</t></si>')
  })

  test('the first day of the file decides: 1904 when it says so', () => {
    const workbook = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([[{ t: 'n', v: 45_000, z: 'dd/mm/yyyy' }]]))
    const bytes = XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer
    expect(rowsOf(bytes)).toEqual([['2023-03-15']])
    const early = withPart(bytes, 'xl/workbook.xml', (xml) =>
      xml.replace(/<workbookPr[^>]*>/, '<workbookPr date1904="1"/>'),
    )
    expect(rowsOf(early)).toEqual([['2027-03-16']])
  })
})
