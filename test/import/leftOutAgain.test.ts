// A file of left-out rows is imported again: what was no answer before is none now, and nothing is made of the whole.
import { expect, test } from 'vitest'
import { leftOutFile } from '../../electron/engine/import/leftOut/leftOutFile'
import { recognised, scored } from '../fixtures/answers'

const HEADERS = ['Société', 'Secteur', 'Commentaire', 'Note NPS', 'Date']

async function fileOf(corrected: string): Promise<Uint8Array> {
  const place = { sheet: null, column: 'Note NPS', reason: 'x' }
  const rows = [
    { ...place, row: 22, value: '8,5', cells: ['Aubier SA', 'Santé', 'Correct', corrected, '01/02/2026'] },
    { ...place, row: 31, value: '7,5', cells: ['Forges', 'SaaS', '', '7,5', '02/02/2026'] },
    { ...place, row: 40, value: '7', cells: ['Moyenne', '', '', '7', ''] },
  ]
  return leftOutFile({ headers: HEADERS, rows, format: 'csv', language: 'fr' })
}

test('the mean below the answers is still no answer', async () => {
  const { n, rows } = await scored(Buffer.from(await fileOf('8')), {}, 'corrigées.csv')
  expect([n, rows.read]).toEqual([1, 3])
  expect(rows.excluded).toEqual(
    expect.arrayContaining([
      { reason: 'footer', count: 1 },
      { reason: 'decimal', count: 1 },
    ]),
  )
})

test('what is wrong with every row of it says nothing of the file that it came from', async () => {
  const { unsuitable } = await recognised(Buffer.from(await fileOf('8,5')), 'corrigées.csv')
  expect(unsuitable).toBeNull()
})
