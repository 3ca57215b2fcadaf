// Which left-out rows the report of an import asks for.
import { expect, test } from 'vitest'
import {
  filterInput,
  isFiltered,
  NO_FILTER,
  reasonNamed,
  reasonsOf,
  withKind,
} from '../../renderer/src/screens/import/issueFilter'
import type { RowCounts } from '../../shared/contract/import'

const rows: RowCounts = {
  read: 20,
  imported: 10,
  skipped: 6,
  rejected: 4,
  reasons: [
    { kind: 'skipped', reason: 'non-answer', count: 6 },
    { kind: 'rejected', reason: 'decimal', count: 3 },
    { kind: 'rejected', reason: 'out-of-range', count: 1 },
  ],
}

test('only what was chosen is asked for', () => {
  expect(filterInput(NO_FILTER)).toEqual({})
  expect(isFiltered({ ...NO_FILTER, search: '  ' })).toBe(false)
  const chosen = { kind: 'rejected', reason: 'decimal', search: ' Nord ' } as const
  expect(filterInput(chosen)).toEqual({ kind: 'rejected', reason: 'decimal', search: 'Nord' })
  expect(isFiltered(chosen)).toBe(true)
})

test('the reasons offered are those of the rows in view, and none is kept that they do not have', () => {
  expect(reasonsOf(rows, 'skipped')).toEqual([{ reason: 'non-answer', count: 6 }])
  expect(reasonsOf(rows, null)).toHaveLength(3)
  const decimals = { ...NO_FILTER, reason: 'decimal' as const }
  expect(withKind(decimals, 'rejected', rows).reason).toBe('decimal')
  expect(withKind(decimals, 'skipped', rows)).toEqual({ kind: 'skipped', reason: null, search: '' })
})

test('a reason is known by its name', () => {
  expect(reasonNamed('decimal')).toBe('decimal')
  expect([reasonNamed(''), reasonNamed('toString')]).toEqual([null, null])
})
