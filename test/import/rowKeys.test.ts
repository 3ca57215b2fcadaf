// The table of row numbers answers as a Map of their keys would.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowKeys } from '../../electron/engine/import/check/rowKeys'

test('the row that stands for a key is the last one set, whatever the keys', () => {
  const key = fc.oneof(
    fc.constantFrom('', 'a', 'b', '\0a', '00123', '123'),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
      const rows = new RowKeys(keys.length, (row) => keys[row] ?? null)
      const map = new Map<string, number>()
      keys.forEach((one, row) => {
        expect(rows.get(one)).toBe(map.get(one))
        // Every other repeat leaves the first row in its place.
        if (map.has(one) && row % 2 === 0) return
        rows.set(one, row)
        map.set(one, row)
      })
      for (const [one, row] of map) expect(rows.get(one)).toBe(row)
      expect(rows.get('a key that nobody has')).toBeUndefined()
    }),
    { numRuns: 1000, seed: 3 },
  )
})

test('a hundred thousand keys that differ little are all found', () => {
  const keys = Array.from({ length: 100_000 }, (_, i) => `R${i}`)
  const rows = new RowKeys(keys.length, (row) => keys[row] ?? null)
  keys.forEach((key, row) => {
    rows.set(key, row)
  })
  expect(keys.every((key, row) => rows.get(key) === row)).toBe(true)
})
