// How often the limits of one score hold the truth, by listing every outcome. The figures are those the choice of method
// rests on: lowest and mean of six mixes, in percent, rounded to a tenth. An oracle that shares no formula with the product.
import { describe, expect, it } from 'vitest'
import { npsInterval } from '../../electron/engine/stats/interval'
import { bootstrapPercentile } from '../../electron/engine/stats/intervals/bootstrap'
import { goodman } from '../../electron/engine/stats/intervals/goodman'
import { waldT } from '../../electron/engine/stats/intervals/wald'
import type { Bands } from '../../shared/model/category'
import { MIXES, type Mix, outcomes } from './mixes'
import { holds, scoreOf } from './simulated'

const ROUNDING = 0.0501
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length

type Limits = { lower: number; upper: number } | null
const METHODS = {
  wald: (bands: Bands): Limits => npsInterval(bands, { method: 'wald', confidence: 0.95 }),
  'wald-t': (bands: Bands): Limits => waldT(bands, 0.95),
  bootstrap: (bands: Bands): Limits => bootstrapPercentile(bands, 0.95),
  'goodman-bonferroni': (bands: Bands): Limits => goodman(bands, 0.95, 'bonferroni'),
  'goodman-scheffe': (bands: Bands): Limits => goodman(bands, 0.95, 'scheffe'),
  'adjusted-wald': (bands: Bands): Limits => npsInterval(bands, { method: 'adjusted-wald', confidence: 0.95 }),
  score: (bands: Bands): Limits => npsInterval(bands, { method: 'score', confidence: 0.95 }),
}

/** Percent of outcomes, by their chance, whose limits hold the true score; limits are made once for all the mixes. */
function coverages(method: keyof typeof METHODS, n: number, mixes: readonly Mix[]): number[] {
  const limits = outcomes(n, MIXES.A).map(({ bands }) => METHODS[method](bands))
  return mixes.map((mix) =>
    outcomes(n, mix).reduce(
      (covered, { chance }, i) => (holds(limits[i] ?? null, scoreOf(mix)) ? covered + 100 * chance : covered),
      0,
    ),
  )
}

describe('six mixes, nominal 95 %', () => {
  it.each([
    ['wald', 10, 64.9, 84.4],
    ['wald', 20, 87.5, 90.7],
    ['wald', 30, 84.1, 91.5],
    ['wald-t', 10, 65.1, 88.7],
    ['wald-t', 20, 87.6, 93.1],
    ['wald-t', 30, 84.2, 92.6],
    ['bootstrap', 10, 64.9, 85.5],
    ['bootstrap', 20, 87.3, 92.3],
    ['bootstrap', 30, 83.4, 92.4],
    ['goodman-bonferroni', 10, 65.1, 88.7],
    ['goodman-bonferroni', 20, 87.8, 94.6],
    ['goodman-bonferroni', 30, 84.4, 94.7],
    ['goodman-scheffe', 10, 65.1, 88.8],
    ['goodman-scheffe', 20, 87.8, 94.9],
    ['goodman-scheffe', 30, 84.4, 94.9],
    ['adjusted-wald', 10, 93.0, 95.1],
    ['adjusted-wald', 20, 94.6, 95.0],
    ['adjusted-wald', 30, 94.6, 95.1],
    ['score', 10, 94.7, 95.6],
    ['score', 20, 94.7, 95.6],
    ['score', 30, 94.9, 95.3],
  ] as const)('%s with %d answers covers %d at worst and %d on average', (method, n, lowest, average) => {
    const found = coverages(method, n, Object.values(MIXES))
    expect(Math.abs(Math.min(...found) - lowest)).toBeLessThan(ROUNDING)
    expect(Math.abs(mean(found) - average)).toBeLessThan(ROUNDING)
  })
})

describe('every mix in steps of five percent with promoters and detractors, ten answers', () => {
  const mixes: Mix[] = []
  for (let p = 1; p < 20; p += 1) {
    for (let d = 1; p + d <= 20; d += 1) mixes.push([p / 20, (20 - p - d) / 20, d / 20])
  }

  it.each([
    ['adjusted-wald', 95.4, 89.1, 84],
    ['score', 96.2, 91.4, 78],
    ['wald', 87.2, 40.0, 0.5],
  ] as const)(
    '%s covers %d on average and %d at worst, and in %d %% of mixes nearly 95',
    (method, average, lowest, near) => {
      const found = coverages(method, 10, mixes)
      expect(found).toHaveLength(190)
      expect(Math.abs(mean(found) - average)).toBeLessThan(ROUNDING)
      expect(Math.abs(Math.min(...found) - lowest)).toBeLessThan(ROUNDING)
      const share = (100 * found.filter((each) => each >= 93 && each <= 97).length) / found.length
      expect(Math.abs(share - near)).toBeLessThan(0.51)
    },
  )
})

describe('extreme mixes', () => {
  it.each([
    ['wald', 30, [0.98, 0.01, 0.01], 45.4],
    ['adjusted-wald', 30, [0.98, 0.01, 0.01], 97.8],
    ['score', 30, [0.98, 0.01, 0.01], 95.4],
    ['wald', 20, [0.95, 0.04, 0.01], 64.0],
    ['adjusted-wald', 20, [0.95, 0.04, 0.01], 97.8],
    ['score', 20, [0.95, 0.04, 0.01], 95.5],
  ] as const)('%s with %d answers of %j covers %d', (method, n, mix, expected) => {
    expect(Math.abs((coverages(method, n, [mix])[0] ?? 0) - expected)).toBeLessThan(ROUNDING)
  })
})
