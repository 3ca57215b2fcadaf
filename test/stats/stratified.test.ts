// The stratified mean against what it must be where the answer is known, and at its edges.
import { describe, expect, it } from 'vitest'
import { adjustedWald } from '../../electron/engine/stats/intervals/adjustedWald'
import { surveyWald } from '../../electron/engine/stats/intervals/wald'
import { stratifiedMean } from '../../electron/engine/stats/stratified'

const of = (promoters: number, passives: number, detractors: number) => ({ promoters, passives, detractors })

describe('a stratified mean', () => {
  it('of one segment is the survey mean of a simple sample', () => {
    const bands = of(30, 12, 8)
    const one = stratifiedMean([{ ...bands, population: 400 }], 0.95)
    const simple = surveyWald(bands, 0.95, 400)
    expect(one?.standardError).toBeCloseTo(simple?.standardError ?? Number.NaN, 10)
    expect(one?.lower).toBeCloseTo(simple?.lowerRaw ?? Number.NaN, 10)
    expect(one?.nps).toBeCloseTo(one?.unweightedNps ?? Number.NaN, 10)
    // n / (1 − n/N) and n / φ differ by the n − 1 alone.
    expect(one?.adjusted.lower).toBeCloseTo(adjustedWald(bands, 0.95, 400)?.lower ?? Number.NaN, 0)
  })

  it('of a census is exact', () => {
    const census = stratifiedMean(
      [
        { ...of(3, 2, 1), population: 6 },
        { ...of(0, 1, 0), population: 1 },
      ],
      0.95,
    )
    expect(census).toMatchObject({ standardError: 0, kishFinite: Number.POSITIVE_INFINITY })
    expect(census?.adjusted.margin).toBe(0)
    expect(census?.adjusted.lower).toBeCloseTo(census?.nps ?? Number.NaN, 10)
  })

  it('where all answers are alike, the limits still have a width', () => {
    const alike = stratifiedMean(
      [
        { ...of(9, 0, 0), population: 50 },
        { ...of(6, 0, 0), population: 80 },
      ],
      0.95,
    )
    expect(alike).toMatchObject({ nps: 100, standardError: 0, design: null })
    expect(alike?.answers).toBe(alike?.kishFinite)
    expect(alike?.adjusted.lower).toBeLessThan(90)
  })

  it('a lonely answer takes the deviation from the whole, several each their own', () => {
    const lonely = stratifiedMean(
      [
        { ...of(1, 0, 0), population: 10 },
        { ...of(0, 0, 1), population: 10 },
      ],
      0.95,
    )
    // m = 0: each ½² · 0.9 · 1² → se = √0.45.
    expect(lonely?.standardError).toBeCloseTo(100 * Math.sqrt(0.45), 10)
    expect(lonely).toMatchObject({ df: 0, lowerT: null, upperT: null })
  })

  it('cannot be said without an answer in each segment, or with more answers than people', () => {
    expect(stratifiedMean([], 0.95)).toBeNull()
    expect(
      stratifiedMean(
        [
          { ...of(1, 1, 1), population: 9 },
          { ...of(0, 0, 0), population: 9 },
        ],
        0.95,
      ),
    ).toBeNull()
    expect(stratifiedMean([{ ...of(3, 1, 1), population: 4 }], 0.95)).toBeNull()
  })
})
