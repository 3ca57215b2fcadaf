// Target test, effective size, corrected p-values and theme impact: identities and edges beyond the reference cases.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, holm } from '../../electron/engine/stats/adjustP'
import { effectiveSize } from '../../electron/engine/stats/effectiveSize'
import { npsInterval } from '../../electron/engine/stats/interval'
import { nps } from '../../electron/engine/stats/point'
import { targetTest } from '../../electron/engine/stats/targetTest'
import { themeImpact } from '../../electron/engine/stats/themeImpact'
import { counts, someBands } from './mixes'

describe('target', () => {
  it('the score test rejects exactly what the score interval leaves out', () => {
    fc.assert(
      fc.property(someBands, fc.integer({ min: -99, max: 99 }), (bands, target) => {
        const pValue = targetTest(bands, target)?.pValue ?? Number.NaN
        const limits = npsInterval(bands, { method: 'score', confidence: 0.95 })
        fc.pre(Math.abs(pValue - 0.05) > 1e-9)
        expect(pValue > 0.05).toBe(limits !== null && limits.lower <= target && target <= limits.upper)
      }),
    )
  })

  it('46 with 71 answers is not shown to be above 40', () => {
    expect(targetTest(counts(44, 16, 11), 40)?.pValue).toBeGreaterThan(0.05)
  })

  it('cannot say without answers, off the scale, or without variance', () => {
    expect(targetTest(counts(0, 0, 0), 40)).toBeNull()
    expect(targetTest(counts(5, 3, 2), 101)).toBeNull()
    expect(targetTest(counts(5, 0, 0), 40, 'wald')).toEqual({ nps: 100, statistic: null, pValue: null })
    expect(targetTest(counts(5, 0, 0), 100)).toMatchObject({ statistic: null })
  })
})

describe('effective size', () => {
  it('equal weights cost nothing, unequal ones always something', () => {
    expect(effectiveSize([2, 2, 2, 2])).toEqual({ answers: 4, designEffect: 1, squaredVariation: 0 })
    expect(effectiveSize([1, 0, 0])?.answers).toBe(1)
    expect(effectiveSize([3, 1])?.answers).toBeCloseTo(1.6, 14)
  })
  it.each([[[]], [[0, 0]], [[1, -1, 3]]])('cannot say for %j', (weights) => expect(effectiveSize(weights)).toBeNull())
})

describe('corrected p-values', () => {
  const anyP = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 })

  it('keep their order and place, never shrink, never pass 1, and Holm is the stricter', () => {
    fc.assert(
      fc.property(anyP, (pValues) => {
        const [strict, mild] = [holm(pValues), benjaminiHochberg(pValues)]
        expect(strict).toHaveLength(pValues.length)
        pValues.forEach((p, place) => {
          expect(mild[place]).toBeGreaterThanOrEqual(p - 1e-15)
          expect(strict[place]).toBeGreaterThanOrEqual((mild[place] ?? Number.NaN) - 1e-15)
          expect(strict[place]).toBeLessThanOrEqual(1)
        })
        const ranked = pValues.map((p, place) => ({ p, adjusted: strict[place] ?? Number.NaN }))
        for (const a of ranked)
          for (const b of ranked) if (a.p < b.p) expect(a.adjusted).toBeLessThanOrEqual(b.adjusted)
      }),
    )
  })

  it('one test needs no correction', () => {
    expect(holm([0.03])).toEqual([0.03])
    expect(benjaminiHochberg([0.03])).toEqual([0.03])
    expect(holm([])).toEqual([])
  })
})

describe('theme impact', () => {
  it('is the share times the gap between those who mention it and those who do not', () => {
    fc.assert(
      fc.property(someBands, someBands, (withTheme, withoutTheme) => {
        const found = themeImpact(withTheme, withoutTheme)
        if (found === null) throw new Error('expected an impact')
        expect(found.impact).toBeCloseTo(found.share * (found.npsWith - found.npsWithout), 8)
        expect(found.npsWithout).toBe(nps(withoutTheme))
        expect(found.standardError).toBeGreaterThanOrEqual(0)
      }),
    )
  })
  it('has the standard error that survey software gives', () => {
    const found = themeImpact(counts(6, 9, 25), counts(80, 40, 40))
    expect(found?.impact).toBeCloseTo(-14.5, 10)
    expect(found?.standardError).toBeCloseTo(3.38745839411489, 10) // svycontrast in R
  })
  it('cannot say when nobody or everybody mentions it', () => {
    expect(themeImpact(counts(0, 0, 0), counts(5, 3, 2))).toBeNull()
    expect(themeImpact(counts(5, 3, 2), counts(0, 0, 0))).toBeNull()
  })
})
