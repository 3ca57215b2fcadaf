// How often the limits of a change hold the truth, by listing every outcome of both waves (those too unlikely to matter
// left out). Where the mixes are equal, 100 minus the figure is how often a change is found that is not there.
import { describe, expect, it } from 'vitest'
import { adjustedDifference, pooledTest, waldDifference, welchDifference } from '../../electron/engine/stats/difference'
import type { Bands } from '../../shared/model/category'
import { MIXES, type Mix, outcomes } from './mixes'
import { holds, scoreOf } from './simulated'

const ROUNDING = 0.0501

type Judge = (before: Bands, now: Bands, change: number) => boolean
const METHODS: Record<'Wald' | 'Welch' | 'adjusted Wald' | 'pooled', Judge> = {
  Wald: (before, now, change) => holds(waldDifference(before, now, 0.95), change),
  Welch: (before, now, change) => holds(welchDifference(before, now, 0.95), change),
  'adjusted Wald': (before, now, change) => holds(adjustedDifference(before, now, 0.95), change),
  pooled: (before, now) => (pooledTest(before, now)?.pValue ?? 1) >= 0.05,
}

/** `negligible`: outcomes of a wave with a smaller chance are left out; together they are far below the rounding. */
function coverage(
  method: keyof typeof METHODS,
  n1: number,
  n2: number,
  mixes: readonly [Mix, Mix],
  negligible: number,
) {
  const [before, now] = mixes
  const later = outcomes(n2, now).filter(({ chance }) => chance > negligible)
  let covered = 0
  for (const first of outcomes(n1, before).filter(({ chance }) => chance > negligible)) {
    for (const second of later) {
      if (METHODS[method](first.bands, second.bands, scoreOf(now) - scoreOf(before))) {
        covered += 100 * first.chance * second.chance
      }
    }
  }
  return covered
}

describe('a change between two waves, nominal 95 %', () => {
  const { A, C, D, E } = MIXES
  it.each([
    ['Wald', 10, 10, [C, C], 91.6],
    ['Wald', 20, 20, [C, C], 93.5],
    ['Wald', 20, 20, [A, D], 93.4],
    ['Wald', 15, 100, [E, E], 79.2],
    ['Welch', 10, 10, [C, C], 95.8],
    ['Welch', 20, 20, [A, D], 95.0],
    ['Welch', 15, 100, [E, E], 79.5],
    ['adjusted Wald', 10, 10, [C, C], 97.1],
    ['adjusted Wald', 20, 20, [A, D], 94.8],
    ['adjusted Wald', 15, 100, [E, E], 97.1],
    ['pooled', 10, 10, [C, C], 94.6],
    ['pooled', 20, 20, [C, C], 94.9],
    ['pooled', 15, 100, [E, E], 95.9],
  ] as const)('%s, %d and %d answers (%#)', (method, n1, n2, mixes, expected) => {
    const negligible = method === 'Welch' ? 2e-5 : 1e-7
    const slack = method === 'Welch' ? 0.1 : 0
    const found = coverage(method, n1, n2, mixes, negligible)
    expect(found).toBeGreaterThan(expected - ROUNDING - slack)
    expect(found).toBeLessThan(expected + ROUNDING)
  })
})
