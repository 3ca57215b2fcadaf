// How often the limits hold the truth, by listing every outcome. The figures are those the choice of method rests on:
// lowest and mean of six mixes, in percent, rounded to a tenth. An oracle that shares no formula with the product.
import { describe, expect, it } from 'vitest'
import { adjustedDifference, waldDifference } from '../../electron/engine/stats/difference'
import { npsInterval } from '../../electron/engine/stats/interval'
import { MIXES, type Mix, outcomes } from './mixes'

const ROUNDING = 0.0501
const truth = ([promoter, , detractor]: Mix) => 100 * (promoter - detractor)

describe('one score, nominal 95 %', () => {
  it.each([
    ['adjusted-wald', 10, 93.0, 95.1],
    ['score', 10, 94.7, 95.6],
    ['wald', 10, 64.9, 84.4],
    ['adjusted-wald', 20, 94.6, 95.0],
    ['score', 20, 94.7, 95.6],
    ['wald', 20, 87.5, 90.7],
  ] as const)('%s with %d answers covers %d at worst and %d on average', (method, n, lowest, mean) => {
    const coverages = Object.values(MIXES).map((mix) => {
      const target = truth(mix)
      return outcomes(n, mix).reduce((covered, { bands, chance }) => {
        const found = npsInterval(bands, { method, confidence: 0.95 })
        return found !== null && found.lower <= target && target <= found.upper ? covered + 100 * chance : covered
      }, 0)
    })
    expect(Math.abs(Math.min(...coverages) - lowest)).toBeLessThan(ROUNDING)
    expect(Math.abs(coverages.reduce((sum, each) => sum + each, 0) / coverages.length - mean)).toBeLessThan(ROUNDING)
  })
})

describe('a change between two waves, nominal 95 %', () => {
  it.each([
    ['adjusted Wald', adjustedDifference, 10, 10, MIXES.C, MIXES.C, 97.1],
    ['Wald', waldDifference, 10, 10, MIXES.C, MIXES.C, 91.6],
    ['adjusted Wald', adjustedDifference, 20, 20, MIXES.A, MIXES.D, 94.8],
    ['Wald', waldDifference, 20, 20, MIXES.A, MIXES.D, 93.4],
  ] as const)('%s (%#)', (_, difference, n1, n2, before, after, coverage) => {
    const change = truth(after) - truth(before)
    let covered = 0
    const later = outcomes(n2, after)
    for (const first of outcomes(n1, before)) {
      for (const second of later) {
        const found = difference(first.bands, second.bands, 0.95)
        if (found !== null && found.lower <= change && change <= found.upper) covered += first.chance * second.chance
      }
    }
    expect(Math.abs(100 * covered - coverage)).toBeLessThan(ROUNDING)
  })
})
