// Intervals of one score: known limits, and what must hold for any counts whatever.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IntervalChoice, npsInterval } from '../../electron/engine/stats/interval'
import { adjustedWald } from '../../electron/engine/stats/intervals/adjustedWald'
import { bootstrapPercentile } from '../../electron/engine/stats/intervals/bootstrap'
import { goodman } from '../../electron/engine/stats/intervals/goodman'
import { constrainedVariance } from '../../electron/engine/stats/intervals/score'
import { surveyWald, waldT } from '../../electron/engine/stats/intervals/wald'
import { nps } from '../../electron/engine/stats/point'
import { type Interval, IntervalMethod } from '../../shared/model/figures'
import { counts, outcomes, someBands, swapped } from './mixes'

const METHODS = IntervalMethod.options
const anyMethod = fc.constantFrom(...METHODS)
const anyConfidence = fc.constantFrom(0.8, 0.9, 0.95, 0.99)

function interval(bands: Parameters<typeof npsInterval>[0], choice: IntervalChoice): Interval {
  const found = npsInterval(bands, choice)
  if (found === null) throw new Error('expected an interval')
  return found
}

describe('known limits at 95 %', () => {
  it.each([
    ['adjusted-wald', 47.5035515447902, 100],
    ['score', 44.4934400274222, 100],
    ['wald', 100, 100],
  ] as const)('10 promoters of 10, %s', (method, lower, upper) => {
    const found = interval(counts(10, 0, 0), { method, confidence: 0.95 })
    expect(found.lower).toBeCloseTo(lower, 8)
    expect(found.upper).toBeCloseTo(upper, 8)
  })

  it('margin is half the width before the cut to ±100', () => {
    expect(interval(counts(10, 0, 0), { method: 'adjusted-wald', confidence: 0.95 }).margin).toBeCloseTo(29.41953, 5)
  })

  it('12 passives of 12, score: evenly about 0', () => {
    const found = interval(counts(0, 12, 0), { method: 'score', confidence: 0.95 })
    expect(found.upper).toBeCloseTo(24.2494006655241, 8)
    expect(found.lower).toBeCloseTo(-found.upper, 10)
  })

  it('all detractors of a small wave: the lower limit is −100', () => {
    expect(interval(counts(0, 0, 4), { method: 'score', confidence: 0.95 }).lower).toBe(-100)
  })

  it('one answer still gives limits, the adjusted ones short of the observed score', () => {
    const found = interval(counts(1, 0, 0), { method: 'adjusted-wald', confidence: 0.8 })
    expect(found.upper).toBeLessThan(100)
    expect(found.lower).toBeLessThan(0)
  })
})

describe('any counts', () => {
  it('limits stay on the scale, in order, and margin is not negative', () => {
    fc.assert(
      fc.property(someBands, anyMethod, anyConfidence, (bands, method, confidence) => {
        const found = interval(bands, { method, confidence })
        expect(found.lower).toBeGreaterThanOrEqual(-100)
        expect(found.upper).toBeLessThanOrEqual(100)
        expect(found.lower).toBeLessThanOrEqual(found.upper)
        expect(found.margin).toBeGreaterThanOrEqual(0)
        expect(found).toMatchObject({ method, confidence })
      }),
    )
  })

  it('swapping promoters and detractors mirrors the limits', () => {
    fc.assert(
      fc.property(someBands, anyMethod, (bands, method) => {
        const [one, other] = [bands, swapped(bands)].map((each) => interval(each, { method, confidence: 0.95 }))
        expect(one?.lower).toBeCloseTo(-(other?.upper ?? Number.NaN), 9)
        expect(one?.upper).toBeCloseTo(-(other?.lower ?? Number.NaN), 9)
      }),
    )
  })

  it('more confidence, wider limits', () => {
    fc.assert(
      fc.property(someBands, fc.constantFrom('adjusted-wald', 'score', 'confidence-sequence'), (bands, method) => {
        const [narrow, wide] = [0.9, 0.95].map((confidence) =>
          interval(bands, { method: IntervalMethod.parse(method), confidence }),
        )
        expect(wide?.margin).toBeGreaterThan(narrow?.margin ?? Number.NaN)
        expect(wide?.lower).toBeLessThanOrEqual(narrow?.lower ?? Number.NaN)
        expect(wide?.upper).toBeGreaterThanOrEqual(narrow?.upper ?? Number.NaN)
      }),
    )
  })

  it('a known list narrows, and a census leaves nothing to guess', () => {
    fc.assert(
      fc.property(
        someBands,
        fc.nat(5000),
        fc.constantFrom(...METHODS.filter((method) => method !== 'confidence-sequence')),
        (bands, others, method) => {
          const n = bands.promoters + bands.passives + bands.detractors
          const open = interval(bands, { method, confidence: 0.95 })
          expect(interval(bands, { method, confidence: 0.95, population: n + others }).margin).toBeLessThanOrEqual(
            open.margin + 1e-9,
          )
          const census = interval(bands, { method, confidence: 0.95, population: n })
          expect(census.margin).toBe(0)
          expect(census.lower).toBeCloseTo(nps(bands) ?? Number.NaN, 10)
        },
      ),
    )
  })

  it('score limits hold the observed score', () => {
    fc.assert(
      fc.property(someBands, anyConfidence, (bands, confidence) => {
        const found = interval(bands, { method: 'score', confidence })
        expect(found.lower).toBeLessThanOrEqual((nps(bands) ?? Number.NaN) + 1e-9)
        expect(found.upper).toBeGreaterThanOrEqual((nps(bands) ?? Number.NaN) - 1e-9)
      }),
    )
  })
})

describe('nothing to say', () => {
  it.each(METHODS)('%s without answers is null', (method) =>
    expect(npsInterval(counts(0, 0, 0), { method, confidence: 0.95 })).toBeNull(),
  )
  it.each(['adjusted-wald', 'score', 'wald'] as const)('%s with more answers than people is null', (method) =>
    expect(npsInterval(counts(9, 1, 1), { method, confidence: 0.95, population: 10 })).toBeNull(),
  )
  it('one answer has no t interval, none no other', () => {
    expect(waldT(counts(1, 0, 0), 0.95)).toBeNull()
    expect(surveyWald(counts(1, 0, 0), 0.95, 50)).toBeNull()
    expect(goodman(counts(0, 0, 0), 0.95, 'scheffe')).toBeNull()
    expect(bootstrapPercentile(counts(0, 0, 0), 0.95)).toBeNull()
  })
  it('a confidence of 0 or 1 is a mistake of the program', () => {
    for (const method of METHODS) {
      expect(() => npsInterval(counts(4, 3, 2), { method, confidence: 1 })).toThrow(RangeError)
    }
  })
})

describe('each method by another road', () => {
  it('adjusted Wald by adding .75, 1.5 and .75 answers', () => {
    fc.assert(
      fc.property(someBands, ({ promoters, passives, detractors }) => {
        const [p, s, d] = [promoters + 0.75, passives + 1.5, detractors + 0.75]
        const all = p + s + d
        const mean = (p - d) / all
        const variance = (p * (1 - mean) ** 2 + s * mean ** 2 + d * (1 + mean) ** 2) / all
        const found = adjustedWald(counts(promoters, passives, detractors), 0.95)
        expect(found?.center).toBeCloseTo(100 * mean, 9)
        expect(found?.standardError).toBeCloseTo(100 * Math.sqrt(variance / all), 9)
      }),
    )
  })

  it('variance under a fixed mean, by trying every detractor share', () => {
    const bands = counts(18, 7, 5)
    for (const delta of [-0.6, 0, 0.31, 0.8]) {
      let [best, bestShare] = [Number.NEGATIVE_INFINITY, 0]
      for (let d = 1e-5; d < (1 - delta) / 2; d += 1e-5) {
        if (d + delta <= 0) continue
        const fit = 18 * Math.log(d + delta) + 7 * Math.log(1 - delta - 2 * d) + 5 * Math.log(d)
        if (fit > best) [best, bestShare] = [fit, d]
      }
      expect(constrainedVariance(bands, delta)).toBeCloseTo(2 * bestShare + delta - delta ** 2, 4)
    }
  })

  it('bootstrap by listing every resample', () => {
    const limits = bootstrapPercentile(counts(6, 2, 2), 0.9)
    const ordered = outcomes(10, [0.6, 0.2, 0.2]).toSorted((a, b) => (nps(a.bands) ?? 0) - (nps(b.bands) ?? 0))
    const at = (cumulative: number) => {
      let sum = 0
      for (const { bands, chance } of ordered) {
        sum += chance
        if (sum >= cumulative) return nps(bands)
      }
      return null
    }
    expect(limits?.lower).toBe(at(0.05))
    expect(limits?.upper).toBe(at(0.95))
  })

  it('t, Goodman and survey limits as R works them out', () => {
    expect(surveyWald(counts(45, 30, 25), 0.95, 400)?.lower).toBeCloseTo(6.14096175650323, 9) // svymean
    expect(waldT(counts(11, 5, 4), 0.95)?.lowerRaw).toBeCloseTo(-3.0368272511772, 9) // t.test
    expect(goodman(counts(45, 30, 25), 0.95, 'bonferroni')?.margin).toBeCloseTo(19.4487838336483, 9)
    expect(goodman(counts(45, 30, 25), 0.95, 'scheffe')?.margin).toBeCloseTo(19.8855892572769, 9)
  })

  it('Goodman is wider than Wald, and the confidence sequence wider still than the adjusted interval', () => {
    const wald = interval(counts(45, 30, 25), { method: 'wald', confidence: 0.95 })
    const bonferroni = goodman(counts(45, 30, 25), 0.95, 'bonferroni')
    const scheffe = goodman(counts(45, 30, 25), 0.95, 'scheffe')
    expect(bonferroni?.margin).toBeGreaterThan(wald.margin)
    expect(scheffe?.margin).toBeGreaterThan(bonferroni?.margin ?? Number.NaN)
    for (const n of [30, 100, 300, 1000]) {
      const fixed = interval(counts(n, n, n), { method: 'adjusted-wald', confidence: 0.95 })
      const anyTime = interval(counts(n, n, n), { method: 'confidence-sequence', confidence: 0.95 })
      expect(anyTime.margin / fixed.margin).toBeGreaterThan(3 / 1.96 - 0.03)
    }
  })

  it('the confidence sequence is narrowest, measured in standard errors, near the size it was made for', () => {
    const inErrors = (optimiseAt: number) =>
      interval(counts(200, 50, 50), { method: 'confidence-sequence', confidence: 0.95, optimiseAt }).margin
    expect(inErrors(300)).toBeLessThan(inErrors(30))
    expect(inErrors(300)).toBeLessThan(inErrors(3000))
  })
})
