// Company sizes that Excel made into dates are read as the sizes they were; dates elsewhere stay what they are.
import { describe, expect, test } from 'vitest'
import { sizeMender } from '../../electron/engine/import/values/sizeBands'
import { aTable, previewed } from '../fixtures/table'

function mended(header: string, cells: readonly (string | number)[]) {
  const table = aTable(
    ['Note', header],
    cells.map((cell) => [9, cell]),
  )
  const [, column] = table.columns
  const mender = column ? sizeMender(table, column) : null
  return cells.map((cell) => mender?.(cell) ?? cell)
}

describe('a column of sizes', () => {
  test.each([
    ['01-oct', '1-10'],
    ['1-Oct', '1-10'],
    ['10-janv', '1-10'],
    ['10-janv.', '1-10'],
    ['nov-50', '11-50'],
    ['Nov-50', '11-50'],
    ['02-déc', '2-12'],
    ['2026-10-01', '1-10'],
    ['2026-01-10', '1-10'],
    ['1950-11-01', '11-50'],
    ['01/10/2026', '1-10'],
    ['01/11/1950', '11-50'],
    ['11/1/1950', '11-50'],
    ['oct-49', '10-49'],
    ['51-200', '51-200'],
    ['01-jan', '01-jan'],
    [45566, 45566],
  ])('%j is %j', (cell, size) => {
    expect(mended('Taille de l’entreprise', [cell])).toEqual([size])
  })

  test('the bands beside it decide between a month and a year', () => {
    expect(mended('Effectif', ['2019-10-01', '20-49', '1-9'])).toEqual(['10-19', '20-49', '1-9'])
    expect(mended('Effectif', ['2019-10-01', '11-50'])).toEqual(['1-10', '11-50'])
  })

  test('is known by its header or by its other values; elsewhere a date is a date', () => {
    expect(mended('Segment', ['01-oct', '11-50', '51-200'])).toEqual(['1-10', '11-50', '51-200'])
    expect(mended('Échéance', ['01-oct', '02-nov'])).toEqual(['01-oct', '02-nov'])
    expect(mended('Date d’effectif', ['01-oct'])).toEqual(['01-oct'])
  })
})

test('the preview counts them and shows what they became', async () => {
  const table = aTable(
    ['Note', 'Taille'],
    [
      [9, '01-oct'],
      [8, '01-oct'],
      [7, 'nov-50'],
      [3, '51-200'],
      ['', 'nov-50'],
    ],
  )
  const preview = await previewed(table, ['score', 'segment'])
  expect(preview.mendedSizes).toEqual({
    count: 3,
    examples: [
      { from: '01-oct', to: '1-10' },
      { from: 'nov-50', to: '11-50' },
    ],
  })
  expect(preview.sample[0]?.segments).toEqual([{ dimension: 'Taille', value: '1-10' }])
  expect(preview.spellings).toEqual([])
})
