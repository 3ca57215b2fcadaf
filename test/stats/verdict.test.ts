// The verdict on a change: each kind, its borders, and that the decision is taken before any rounding.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeVerdict, kindOf } from '../../electron/engine/stats/verdict'
import { Change } from '../../shared/model/figures'
import { counts, someBands } from './mixes'

describe('kinds', () => {
  it.each([
    ['real', counts(45, 30, 25), counts(70, 32, 18)],
    ['real', counts(70, 32, 18), counts(45, 30, 25)],
    ['stable', counts(4500, 3000, 2500), counts(4510, 3000, 2490)],
    ['no-significant-change', counts(270, 180, 150), counts(285, 180, 135)],
    ['cannot-tell', counts(18, 12, 10), counts(22, 13, 10)],
    ['cannot-tell', counts(10, 0, 0), counts(10, 0, 0)],
    ['none', counts(5, 2, 2), counts(70, 32, 18)],
    ['none', counts(70, 32, 18), counts(0, 0, 0)],
  ] as const)('%s (%#)', (kind, earlier, later) => expect(changeVerdict(earlier, later, 0.95).kind).toBe(kind))

  it('up 23 points, likely +2 to +43', () => {
    const verdict = changeVerdict(counts(45, 30, 25), counts(70, 32, 18), 0.95)
    const rounded = [verdict.change, verdict.lower, verdict.upper].map((points) => Math.round(points ?? Number.NaN))
    expect(rounded).toEqual([23, 2, 43])
    expect(verdict.pValue).toBeCloseTo(0.0281, 4)
  })

  it('the same change may be real at 95 % and not at 99 %', () => {
    expect(changeVerdict(counts(45, 30, 25), counts(70, 32, 18), 0.99).kind).toBe('cannot-tell')
  })

  it('no rise is claimed where the score that is shown fell', () => {
    // 30 promoters of 30 are drawn down to 91; the other wave stays at 99.9.
    const verdict = changeVerdict(counts(30, 0, 0), counts(99_950, 0, 50), 0.8)
    expect(verdict.change).toBeLessThan(0)
    expect(verdict.lower).toBeGreaterThan(0)
    expect(verdict.kind).toBe('no-significant-change')
  })

  it('a surely tiny change is still real', () => {
    const verdict = changeVerdict(counts(45_000, 30_000, 25_000), counts(46_000, 30_000, 24_000), 0.95)
    expect(verdict.kind).toBe('real')
    expect(verdict.upper).toBeLessThan(5)
  })
})

describe('detectable change', () => {
  it('rests on the adjusted variance of either wave and on the answers really given', () => {
    // 40 promoters of 40: p′ = 40.75/43, d′ = .75/43. 20 promoters and 20 detractors: p′ = d′ = 20.75/43.
    const unanimous = 41.5 / 43 - (40 / 43) ** 2
    const split = 41.5 / 43
    const found = changeVerdict(counts(40, 0, 0), counts(20, 0, 20), 0.95).detectable
    expect(found).toBeCloseTo(100 * (1.959964 + 0.841621) * Math.sqrt((unanimous + split) / 40), 2)
  })
})

describe('borders, on unrounded limits', () => {
  it.each([
    [0.0001, 30, 'real'],
    [0, 30, 'cannot-tell'],
    [-30, -0.0001, 'real'],
    [-5, 5, 'stable'],
    [-5.0001, 5, 'no-significant-change'],
    [-10, 10, 'no-significant-change'],
    [-10, 10.0001, 'cannot-tell'],
    [0, 4, 'stable'],
  ] as const)('%d to %d is %s', (lower, upper, kind) => expect(kindOf(lower, upper)).toBe(kind))

  it('nine answers are too few, ten are enough', () => {
    expect(changeVerdict(counts(9, 0, 0), counts(20, 20, 20), 0.95)).toEqual({
      kind: 'none',
      change: null,
      lower: null,
      upper: null,
      pValue: null,
      detectable: null,
    })
    expect(changeVerdict(counts(10, 0, 0), counts(20, 20, 20), 0.95).kind).not.toBe('none')
  })
})

describe('any two waves', () => {
  it('fits the contract, stays within ±200, and never promises to find a change of 0', () => {
    fc.assert(
      fc.property(someBands, someBands, fc.constantFrom(0.8, 0.95, 0.99), (earlier, later, confidence) => {
        const verdict = changeVerdict(earlier, later, confidence)
        Change.parse({ ...verdict, against: null })
        if (verdict.kind === 'none') return
        expect(verdict.lower).toBeGreaterThanOrEqual(-200)
        expect(verdict.upper).toBeLessThanOrEqual(200)
        expect(verdict.detectable).toBeGreaterThan(0)
      }),
    )
  })

  it('all detractors to all promoters: real, cut to the longest way there is', () => {
    const verdict = changeVerdict(counts(0, 0, 10), counts(10, 0, 0), 0.99)
    expect(verdict).toMatchObject({ kind: 'real', change: 200, upper: 200 })
  })
})
