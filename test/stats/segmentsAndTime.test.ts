// Segments together, the mix of a change, control charts and drivers: their ends, and what must always hold.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartOf, LARGE_WAVE } from '../../electron/engine/compare/trend'
import { cusum, ewma, shewhart } from '../../electron/engine/stats/controlChart'
import { driverImportance, SHAPLEY_LIMIT } from '../../electron/engine/stats/drivers'
import { mixShift } from '../../electron/engine/stats/mixShift'
import { fisherUpperTail } from '../../electron/engine/stats/numerics/fisher'
import { studentTwoSided } from '../../electron/engine/stats/numerics/student'
import { symmetricEigen } from '../../electron/engine/stats/numerics/symmetric'
import { welchOneWay } from '../../electron/engine/stats/oneWay'
import { themeVerdicts } from '../../electron/engine/stats/themeVerdicts'
import { seeded } from '../fixtures/random'
import { counts, someBands } from './mixes'

describe('the F distribution', () => {
  // Upper 5 % and 1 % points as every table prints them.
  it.each([
    [4.9646, 1, 10, 0.05],
    [3.0984, 3, 20, 0.05],
    [3.3158, 2, 30, 0.05],
    [4.938, 3, 20, 0.01],
    [5.0507, 5, 5, 0.05],
  ])('P(F > %d) with %d and %d', (f, df1, df2, tail) => {
    expect(fisherUpperTail(f, df1, df2)).toBeCloseTo(tail, 4)
  })

  it('with one degree of freedom is Student’s t squared, also far out', () => {
    for (const t of [0.3, 1, 2.5, 12])
      for (const df of [3, 17.5, 400]) {
        const [f, student] = [fisherUpperTail(t * t, 1, df), studentTwoSided(t, df)]
        expect(Math.abs(f / student - 1)).toBeLessThan(1e-10)
      }
    expect(fisherUpperTail(0, 2, 5)).toBe(1)
    expect(fisherUpperTail(Number.POSITIVE_INFINITY, 2, 5)).toBe(0)
    expect(() => fisherUpperTail(1, 0, 5)).toThrow(RangeError)
  })
})

describe('Welch’s one-way test', () => {
  it('cannot be made of one segment, of a single answer, or of answers all alike', () => {
    expect(welchOneWay([counts(5, 5, 5)])).toBeNull()
    expect(welchOneWay([counts(5, 5, 5), counts(1, 0, 0)])).toBeNull()
    expect(welchOneWay([counts(5, 5, 5), counts(9, 0, 0)])).toBeNull()
  })

  it('finds nothing between equal segments, whatever their number', () => {
    const found = welchOneWay([counts(6, 3, 3), counts(12, 6, 6), counts(24, 12, 12)])
    expect(found?.statistic).toBeCloseTo(0, 20)
    expect(found?.pValue).toBeCloseTo(1, 8)
  })
})

describe('the mix of segments', () => {
  const segments = fc.array(
    fc.record({
      before: fc.oneof(fc.constant(counts(0, 0, 0)), someBands),
      now: fc.oneof(fc.constant(counts(0, 0, 0)), someBands),
    }),
    { minLength: 1, maxLength: 8 },
  )

  it('and what happened within them make up the change, exactly', () => {
    fc.assert(
      fc.property(segments, (some) => {
        const found = mixShift(some, 0.95)
        if (found === null) return
        expect(found.mix + found.within).toBeCloseTo(found.change, 8)
        const sum = (which: 'mix' | 'within') => found.segments.reduce((total, part) => total + part[which], 0)
        expect(sum('mix')).toBeCloseTo(found.mix, 8)
        expect(sum('within')).toBeCloseTo(found.within, 8)
      }),
      { numRuns: 200 },
    )
  })

  it('is all of it when the segments score as before, and none when their shares are as before', () => {
    const [high, low] = [counts(80, 15, 5), counts(20, 30, 50)]
    const times = (k: number, { promoters, passives, detractors }: typeof high) =>
      counts(k * promoters, k * passives, k * detractors)
    const shifted = mixShift(
      [
        { before: high, now: times(3, high) },
        { before: low, now: low },
      ],
      0.95,
    )
    expect(shifted?.within).toBeCloseTo(0, 10)
    expect(shifted?.mix).toBeCloseTo(shifted?.change ?? Number.NaN, 10)
    const moved = mixShift(
      [
        { before: low, now: high },
        { before: high, now: high },
      ],
      0.95,
    )
    expect(moved?.mix).toBeCloseTo(0, 10)
    expect(Math.abs(moved?.within ?? 0)).toBeGreaterThan(moved?.withinMargin ?? 0)
  })

  it('holds a segment that only one wave has; without a common one nothing is known of the rest', () => {
    const found = mixShift(
      [
        { before: counts(9, 0, 0), now: counts(0, 0, 0) },
        { before: counts(0, 0, 0), now: counts(0, 0, 9) },
      ],
      0.95,
    )
    expect(found).toMatchObject({ change: -200, mix: -200, within: 0, withinMargin: null })
    expect(mixShift([{ before: counts(0, 0, 0), now: counts(1, 1, 1) }], 0.95)).toBeNull()
    expect(mixShift([], 0.95)).toBeNull()
  })
})

describe('control charts', () => {
  const periods = [counts(40, 20, 20), counts(35, 25, 18), counts(50, 20, 22)]

  it('of one period know no moving range', () => {
    expect(shewhart([counts(5, 5, 5)])).toMatchObject({ sigmaZ: null, laneyLower: null, out: [] })
  })

  it('pass over a period without answers', () => {
    const gap = [...periods, counts(0, 0, 0), counts(10, 20, 50)]
    expect(shewhart(gap, 3)).toMatchObject({ out: [5] })
    expect(shewhart(gap, 3)?.lower[3]).toBeNull()
    expect(ewma(gap, { baseline: 3 })?.ewma[3]).toBeNull()
    const [with_, without] = [cusum(gap, { baseline: 3 }), cusum([...periods, counts(10, 20, 50)], { baseline: 3 })]
    expect(with_?.low[4]).toBe(without?.low[3])
  })

  it('where nothing varies: σ is 0 and whatever differs lies beyond', () => {
    const flat = [counts(9, 0, 0), counts(12, 0, 0), counts(11, 1, 0)]
    expect(shewhart(flat, 2)).toMatchObject({ center: 100, sigma: [0, 0, 0], sigmaZ: null, laneyUpper: null, out: [3] })
    expect(cusum(flat, { baseline: 2 })).toBeNull()
    expect(shewhart([counts(0, 0, 0)])).toBeNull()
    expect(ewma([])).toBeNull()
  })

  it('widen only for large waves that vary more than chance', () => {
    const wave = (n: number, nps: number) => counts((n * (60 + nps / 2)) / 100, n * 0.1, (n * (30 - nps / 2)) / 100)
    const swings = (n: number) => [0, 12, -4, 10, -8, 14, 2].map((nps) => wave(n, nps))
    expect(chartOf(swings(LARGE_WAVE))?.control.method).toBe('laney')
    expect(chartOf(swings(LARGE_WAVE / 10))?.control.method).toBe('plain')
    const calm = [0, 1, 0, 1, 0, 1, 0].map((nps) => wave(LARGE_WAVE, nps))
    expect(chartOf(calm)?.control).toMatchObject({ method: 'plain', baseline: 6 })
    const [limits, wide] = [shewhart(swings(LARGE_WAVE), 6), chartOf(swings(LARGE_WAVE))]
    expect(wide?.points.map(({ lower }) => lower)).toEqual(limits?.laneyLower)
    expect(limits?.laneyLower?.[0]).toBeLessThan(limits?.lower[0] ?? Number.NEGATIVE_INFINITY)
    expect(chartOf(calm.slice(0, 5))).toBeNull()
  })
})

describe('drivers', () => {
  const draw = seeded(12)
  const rows = (n: number, k: number) =>
    Array.from({ length: n }, () => Array.from({ length: k }, () => Math.floor(draw() * 5) + 1))

  it('share R² out among themselves, by either method', () => {
    for (const k of [1, 2, 5, SHAPLEY_LIMIT]) {
      const drivers = rows(80, k)
      const found = driverImportance(
        drivers,
        drivers.map(([first = 0, second = 0]) => 2 * first + second + 3 * draw()),
      )
      const sum = (values: readonly number[] | null | undefined) => (values ?? []).reduce((a, b) => a + b, 0)
      expect(sum(found?.shapley)).toBeCloseTo(found?.rSquared ?? Number.NaN, 10)
      expect(sum(found?.relativeWeights)).toBeCloseTo(found?.rSquared ?? Number.NaN, 10)
      if (k > 1) expect(found?.shapley?.[0]).toBe(Math.max(...(found?.shapley ?? [])))
    }
  })

  it('that do not hang together have their squared correlations', () => {
    const drivers = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]
    const found = driverImportance(drivers, [0, 1, 2, 3])
    expect(found?.shapley?.[0]).toBeCloseTo(0.8, 12)
    expect(found?.relativeWeights[1]).toBeCloseTo(0.2, 12)
  })

  it('beyond twelve have relative weights only', () => {
    const drivers = rows(60, SHAPLEY_LIMIT + 1)
    const found = driverImportance(
      drivers,
      drivers.map(([first = 0]) => first + draw()),
    )
    expect(found?.shapley).toBeNull()
    expect(found?.relativeWeights).toHaveLength(SHAPLEY_LIMIT + 1)
  })

  it('of which one is the sum of others, or does not vary, cannot be told apart', () => {
    const drivers = rows(40, 2)
    const outcome = drivers.map(([a = 0]) => a + draw())
    expect(
      driverImportance(
        drivers.map(([a = 0, b = 0]) => [a, b, a + b]),
        outcome,
      ),
    ).toBeNull()
    expect(
      driverImportance(
        drivers.map(([a = 0]) => [a, 3.3]),
        outcome,
      ),
    ).toBeNull()
    expect(
      driverImportance(
        drivers,
        drivers.map(() => 7),
      ),
    ).toBeNull()
    expect(driverImportance([], [])).toBeNull()
    expect(
      driverImportance(
        [
          [1, 2],
          [2, 1, 3],
        ],
        [1, 2],
      ),
    ).toBeNull()
    expect(
      driverImportance(
        [
          [1, 2],
          [2, 1],
        ],
        [1, 2],
      ),
    ).toBeNull()
  })

  it('rest on eigenvectors that make up the matrix again', () => {
    const matrix = [
      [4, 1, -2],
      [1, 2, 0],
      [-2, 0, 3],
    ]
    const { values, vectors } = symmetricEigen(matrix)
    matrix.forEach((row, i) => {
      row.forEach((each, j) => {
        const made = values.reduce((sum, value, m) => sum + value * (vectors[m]?.[i] ?? 0) * (vectors[m]?.[j] ?? 0), 0)
        expect(made).toBeCloseTo(each, 12)
      })
    })
  })
})

describe('themes', () => {
  it('are corrected over those that can be judged, in their order', () => {
    const theme = (withTheme: [number, number, number], withoutTheme: [number, number, number]) => ({
      withTheme: counts(...withTheme),
      withoutTheme: counts(...withoutTheme),
    })
    const found = themeVerdicts(
      [
        theme([6, 9, 25], [80, 40, 40]),
        theme([1, 1, 1], [85, 48, 64]),
        theme([30, 15, 14], [56, 34, 51]),
        theme([0, 0, 0], [86, 49, 65]),
      ],
      0.95,
    )
    expect(found.map(({ real }) => real)).toEqual([true, false, false, false])
    expect(found.map(({ adjustedP }) => adjustedP === null)).toEqual([false, true, false, true])
    expect(found[2]?.adjustedP).toBeCloseTo(found[2]?.pValue ?? Number.NaN, 12)
    expect(found[0]?.adjustedP).toBeCloseTo(2 * (found[0]?.pValue ?? Number.NaN), 12)
    expect(found[3]).toMatchObject({ impact: null, margin: null })
    expect(themeVerdicts([], 0.95)).toEqual([])
  })
})
