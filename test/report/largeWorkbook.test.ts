// Workbooks that are written row by row: what was written is what SheetJS and our own reader find in them.
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { readSource } from '../../electron/engine/import/file/source'
import { largeWorkbookOf } from '../../electron/engine/report/largeWorkbook'
import { noPause } from '../fixtures/answers'
import { seeded } from '../fixtures/random'

const silent = async () => undefined
type Cell = string | number | null

async function readBack(rows: readonly (readonly Cell[])[], head: readonly string[] = ['a', 'b', 'c']) {
  const bytes = await largeWorkbookOf([{ name: 'Lignes “écartées” & <1>', head, rows }], '(suite)', silent)
  const book = XLSX.read(bytes, { cellFormula: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (!sheet) throw new Error('the workbook has no sheet')
  const source = await readSource(bytes, 'lignes.xlsx', noPause)
  return {
    bytes,
    sheet,
    name: book.SheetNames[0],
    source,
    rows: XLSX.utils.sheet_to_json(sheet, { header: 1, defval: null }),
  }
}

describe('largeWorkbookOf', () => {
  test('texts, numbers and blanks come back as they are, at their place', async () => {
    const rows: Cell[][] = [
      ['00123', 7.5, null],
      [null, '', '=1+1'],
      ['<b>&"\'', -1e21, ' blanks  kept '],
      ['two\nlines', 'é€😀', '_x0041_'],
    ]
    const { rows: read, name, sheet } = await readBack(rows)
    expect(name).toBe('Lignes “écartées” & <1>')
    expect(read).toEqual([['a', 'b', 'c'], ...rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))])
    expect(sheet.C3).toMatchObject({ t: 's', v: '=1+1' })
    expect(sheet.C3.f).toBeUndefined()
  })

  test('our own reader finds the same, controls and line ends included', async () => {
    const random = seeded(11)
    const letters = ['a', 'é', '<', '&', '"', "'", '\n', '\t', '\u0001', '_', '=', '😀', ' ', ';']
    const text = () =>
      `x${Array.from({ length: 1 + Math.floor(random() * 12) }, () => letters[Math.floor(random() * letters.length)]).join('')}x`
    const rows = Array.from({ length: 200 }, () => [text(), Math.round(random() * 1e6) / 100, text()])
    const { source } = await readBack(rows)
    expect(source.sheets[0]?.rows.slice(1)).toEqual(rows)
  })

  test('a text that is too long for a cell goes on in the line below', async () => {
    const long = 'x'.repeat(40_000)
    const { rows } = await readBack([['first', long, 'end']])
    expect((rows[1] as string[])[1]).toHaveLength(32_767)
    expect(rows[2]).toEqual(['(suite)', 'x'.repeat(40_000 - 32_767), null])
  })

  test('says how many rows are written, and stops where it is told to', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [i, 'a', null])
    const heard: number[] = []
    const sheet = { name: 'a', head: ['n', 'b', 'c'], rows }
    await largeWorkbookOf([sheet], '', async (done) => {
      heard.push(done)
    })
    expect(heard).toEqual([2000, 4000, 5000])
    const stop = largeWorkbookOf([sheet], '', () => Promise.reject(new Error('stopped')))
    await expect(stop).rejects.toThrow('stopped')
  })

  test('several sheets, each with its header', async () => {
    const head = ['n']
    const bytes = await largeWorkbookOf(
      [
        { name: 'one', head, rows: [[1]] },
        { name: 'two', head, rows: [] },
      ],
      '',
      silent,
    )
    const book = XLSX.read(bytes)
    expect(book.SheetNames).toEqual(['one', 'two'])
    expect(book.Sheets.two?.A1?.v).toBe('n')
  })
})
