// Two waves of different people: signs, symmetry, nulls, and the permutation p against a list of every split.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  adjustedDifference,
  observedChange,
  pooledTest,
  waldDifference,
  welchDifference,
} from '../../electron/engine/stats/difference'
import { normalTwoSided } from '../../electron/engine/stats/numerics/normal'
import { PERMUTATION_LIMIT, permutationP } from '../../electron/engine/stats/permutation'
import type { Bands } from '../../shared/model/category'
import { counts, someBands, swapped } from './mixes'

const none = counts(0, 0, 0)
const some = counts(5, 3, 2)

describe('adjusted difference', () => {
  it('is later minus earlier', () => {
    const found = adjustedDifference(counts(45, 30, 25), counts(70, 32, 18), 0.95)
    expect(found?.change).toBeCloseTo(70 / 3, 12)
    expect(found?.lower).toBeGreaterThan(0)
  })

  it('trading the waves, or promoters and detractors, mirrors it', () => {
    fc.assert(
      fc.property(someBands, someBands, (earlier, later) => {
        const found = adjustedDifference(earlier, later, 0.95)
        for (const mirror of [
          adjustedDifference(later, earlier, 0.95),
          adjustedDifference(swapped(earlier), swapped(later), 0.95),
        ]) {
          expect(mirror?.change).toBeCloseTo(-(found?.change ?? Number.NaN), 9)
          expect(mirror?.lower).toBeCloseTo(-(found?.upper ?? Number.NaN), 9)
          expect(mirror?.pValue).toBeCloseTo(found?.pValue ?? Number.NaN, 12)
        }
      }),
    )
  })

  it('limits and p-value never contradict each other', () => {
    fc.assert(
      fc.property(someBands, someBands, (earlier, later) => {
        const found = adjustedDifference(earlier, later, 0.95)
        if (found === null) throw new Error('expected a difference')
        fc.pre(Math.abs(found.pValue - 0.05) > 1e-9)
        expect(found.lower > 0 || found.upper < 0).toBe(found.pValue < 0.05)
        expect(found.pValue).toBe(normalTwoSided(found.statistic))
      }),
    )
  })
})

describe('Welch', () => {
  it('agrees with t.test in R', () => {
    const found = welchDifference(counts(45, 30, 25), counts(70, 32, 18), 0.95)
    expect(found?.df).toBeCloseTo(202.363083438568, 9)
    expect(found?.pValue).toBeCloseTo(0.0289551782342357, 12)
    expect(found?.lower).toBeCloseTo(2.41861726305115, 9)
  })
})

describe('nothing to compare', () => {
  it.each([
    [none, some],
    [some, none],
    [none, none],
  ])('a wave without answers (%#)', (earlier, later) => {
    expect(adjustedDifference(earlier, later, 0.95)).toBeNull()
    expect(waldDifference(earlier, later, 0.95)).toBeNull()
    expect(pooledTest(earlier, later)).toBeNull()
    expect(welchDifference(earlier, later, 0.95)).toBeNull()
    expect(permutationP(earlier, later)).toBeNull()
    expect(observedChange(earlier, later)).toBeNull()
  })

  it('unanimous waves leave the plain tests without a p-value, the adjusted one with an honest one', () => {
    const [up, down] = [counts(12, 0, 0), counts(0, 0, 12)]
    expect(waldDifference(down, up, 0.95)).toMatchObject({ change: 200, statistic: null, pValue: null })
    expect(pooledTest(up, up)).toMatchObject({ statistic: null, pValue: null })
    expect(welchDifference(down, up, 0.95)).toBeNull()
    expect(adjustedDifference(up, up, 0.95)?.pValue).toBe(1)
  })

  it('one answer against one still yields limits', () => {
    expect(adjustedDifference(counts(1, 0, 0), counts(0, 0, 1), 0.95)).toMatchObject({ change: -200 })
    expect(welchDifference(counts(1, 0, 0), some, 0.95)).toBeNull()
  })
})

describe('exact permutation', () => {
  /** Every subset of the merged answers that has the size of the first wave, one by one. */
  function bySplitting(earlier: Bands, later: Bands): number {
    const codes = (bands: Bands) => [
      ...new Array(bands.promoters).fill(1),
      ...new Array(bands.passives).fill(0),
      ...new Array(bands.detractors).fill(-1),
    ]
    const first: number[] = codes(earlier)
    const pot: number[] = [...first, ...codes(later)]
    const total = pot.reduce((sum, x) => sum + x, 0)
    const distance = (sum: number) => Math.abs(pot.length * sum - first.length * total)
    const observed = distance(first.reduce((sum, x) => sum + x, 0))
    let [splits, extreme] = [0, 0]
    for (let mask = 0; mask < 2 ** pot.length; mask += 1) {
      const chosen = pot.filter((_, place) => (mask >> place) & 1)
      if (chosen.length !== first.length) continue
      splits += 1
      if (distance(chosen.reduce((sum, x) => sum + x, 0)) >= observed) extreme += 1
    }
    return extreme / splits
  }

  it('equals the share of all splits, for 3 against 9 too', () => {
    for (const [earlier, later] of [
      [counts(0, 1, 2), counts(7, 1, 1)],
      [counts(3, 0, 0), counts(2, 3, 4)],
      [counts(1, 0, 0), counts(2, 2, 2)],
      [counts(2, 2, 1), counts(1, 1, 3)],
      [counts(4, 0, 0), counts(4, 0, 0)],
    ] as const) {
      expect(permutationP(earlier, later)).toBeCloseTo(bySplitting(earlier, later), 12)
      expect(permutationP(later, earlier)).toBeCloseTo(bySplitting(earlier, later), 12)
    }
  })

  it('is 1 when all answers are alike, and approaches the pooled z when waves are large', () => {
    expect(permutationP(counts(8, 0, 0), counts(5, 0, 0))).toBeCloseTo(1, 12)
    const [earlier, later] = [counts(450, 300, 250), counts(490, 300, 210)]
    expect(permutationP(earlier, later)).toBeCloseTo(pooledTest(earlier, later)?.pValue ?? Number.NaN, 2)
  })

  it('gives up only when both waves are large', () => {
    const large = counts(PERMUTATION_LIMIT, 1, 0)
    expect(permutationP(large, large)).toBeNull()
    expect(permutationP(large, counts(5, 3, 2))).toBeLessThan(0.05)
  })
})
