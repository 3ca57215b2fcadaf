// Several changes looked at together: Holm's correction decides which of them are real.
import { expect, test } from 'vitest'
import { type ChangeVerdict, changeVerdict, correctedVerdicts } from '../../electron/engine/stats/verdict'

const change = (pValue: number, lower: number, upper: number, kind: ChangeVerdict['kind']): ChangeVerdict => ({
  kind,
  change: (lower + upper) / 2,
  lower,
  upper,
  pValue,
  detectable: 20,
})
const none: ChangeVerdict = { kind: 'none', change: null, lower: null, upper: null, pValue: null, detectable: null }
const kinds = (changes: readonly ChangeVerdict[]) => correctedVerdicts(changes, 0.95).map(({ kind }) => kind)

test('a change that is real by itself may be chance among several', () => {
  // Holm by hand: 3 × 0.03 = 0.09, so 0.03 is not below 0.05 any more; 3 × 0.01 = 0.03 still is.
  expect(
    kinds([change(0.01, 2, 30, 'real'), change(0.03, 1, 30, 'real'), change(0.4, -20, 40, 'cannot-tell')]),
  ).toEqual(['real', 'cannot-tell', 'cannot-tell'])
})

test('a narrow change that is not real together says “no significant change”', () => {
  expect(kinds([change(0.04, 0.2, 9, 'real'), change(0.5, -4, 9, 'no-significant-change')])).toEqual([
    'no-significant-change',
    'no-significant-change',
  ])
})

test('one change by itself, and changes that were not judged, stay as they are', () => {
  expect(kinds([change(0.04, 0.2, 9, 'real')])).toEqual(['real'])
  expect(kinds([none, change(0.04, 0.2, 9, 'real'), none])).toEqual(['none', 'real', 'none'])
  expect(correctedVerdicts([], 0.95)).toEqual([])
})

test('the limits and the p-value stay those of each change by itself', () => {
  const bands = (promoters: number) => ({ promoters, passives: 40, detractors: 100 - promoters })
  const each = [changeVerdict(bands(40), bands(56), 0.95), changeVerdict(bands(40), bands(41), 0.95)]
  const together = correctedVerdicts(each, 0.95)
  expect(together.map(({ kind, ...rest }) => rest)).toEqual(each.map(({ kind, ...rest }) => rest))
})
