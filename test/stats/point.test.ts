// The observed figures: exact small cases, and null wherever nothing can be said.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustedMean, adjustedMeanOf } from '../../electron/engine/stats/adjusted'
import * as point from '../../electron/engine/stats/point'
import { populationFactor } from '../../electron/engine/stats/population'
import { scoreLine } from '../../electron/engine/stats/scoreLine'
import { ScoreLine } from '../../shared/model/figures'
import { counts, someBands, swapped } from './mixes'

const none = counts(0, 0, 0)

describe('point', () => {
  it('says nothing without answers', () => {
    for (const ask of [
      point.nps,
      point.shares,
      point.npsVariance,
      point.npsVarianceUnbiased,
      point.standardError,
      point.standardErrorUnbiased,
      adjustedMeanOf,
    ]) {
      expect(ask(none)).toBeNull()
    }
    expect(point.meanScore(new Array(11).fill(0))).toBeNull()
  })

  it('one answer has a score and no unbiased variance', () => {
    expect(point.nps(counts(0, 0, 1))).toBe(-100)
    expect(point.npsVariance(counts(0, 0, 1))).toBe(0)
    expect(point.npsVarianceUnbiased(counts(0, 0, 1))).toBeNull()
    expect(point.standardErrorUnbiased(counts(0, 0, 1))).toBeNull()
  })

  it('variance is the mean squared distance of the codes, worked out answer by answer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 2, maxLength: 60 }), (codes) => {
        const mean = codes.reduce((sum, x) => sum + x, 0) / codes.length
        const squares = codes.reduce((sum, x) => sum + (x - mean) ** 2, 0)
        const of = (code: number) => codes.filter((x) => x === code).length
        const bands = counts(of(1), of(0), of(-1))
        expect(point.nps(bands)).toBeCloseTo(100 * mean, 10)
        expect(point.npsVariance(bands)).toBeCloseTo(squares / codes.length, 12)
        expect(point.npsVarianceUnbiased(bands)).toBeCloseTo(squares / (codes.length - 1), 12)
      }),
    )
  })

  it('swapping promoters and detractors turns the sign and keeps the error', () => {
    fc.assert(
      fc.property(someBands, (bands) => {
        expect(point.nps(swapped(bands))).toBeCloseTo(-(point.nps(bands) ?? Number.NaN), 10)
        expect(point.standardError(swapped(bands))).toBe(point.standardError(bands))
      }),
    )
  })

  it('mean of the scores themselves', () => expect(point.meanScore([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3])).toBe(7.5))
})

describe('adjustment', () => {
  it('draws 10 promoters of 10 to 76.9 and 20 of 100 to 19.4, and never loses its variance', () => {
    expect(adjustedMeanOf(counts(10, 0, 0))?.mean).toBeCloseTo(10 / 13, 14)
    expect(adjustedMeanOf(counts(45, 30, 25))?.mean).toBeCloseTo(20 / 103, 14)
    fc.assert(fc.property(someBands, (bands) => (adjustedMeanOf(bands)?.variance ?? 0) > 0))
  })

  it('a census is the observed mean with no error', () => {
    const adjusted = adjustedMean({ promoter: 0.5, passive: 0.2, detractor: 0.3 }, Number.POSITIVE_INFINITY)
    expect(adjusted.mean).toBeCloseTo(0.2, 15)
    expect(adjusted.standardError).toBe(0)
  })
})

describe('finite list', () => {
  it.each([
    [100, undefined, 1],
    [1, 50, 1],
    [100, 400, 300 / 399],
    [60, 60, 0],
    [1, 1, 0],
    [61, 60, null],
    [0, 0, null],
  ])('%d answers of %s people leave %s of the variance', (n, population, factor) =>
    expect(populationFactor(n, population)).toBe(factor),
  )
})

describe('score line', () => {
  it('without answers has neither score nor interval', () => {
    const line = scoreLine(none, { confidence: 0.95 })
    expect(line).toEqual({ n: 0, promoters: 0, passives: 0, detractors: 0, nps: null, interval: null })
  })

  it('is what the contract describes, with the adjusted Wald interval unless told', () => {
    const line = ScoreLine.parse(scoreLine(counts(45, 30, 25), { confidence: 0.95 }))
    expect(line).toMatchObject({ n: 100, promoters: 45, passives: 30, detractors: 25, nps: 20 })
    expect(line.interval).toMatchObject({ method: 'adjusted-wald', confidence: 0.95 })
    expect(scoreLine(counts(4, 1, 0), { confidence: 0.9, method: 'score' }).interval?.method).toBe('score')
  })
})
