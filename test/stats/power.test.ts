// Planning a comparison: published sizes per wave, and the three questions asked of each other.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersPerWave, detectableChange, powerOf } from '../../electron/engine/stats/power'

const plan = { variance1: 0.6, variance2: 0.6, confidence: 0.95 }

describe('answers per wave', () => {
  it.each([
    [20, 236],
    [15, 419],
    [10, 942],
    [5, 3768],
  ])('%d points, found four times in five, take %d with a variance of .6', (difference, n) => {
    expect(answersPerWave({ ...plan, difference })).toBe(n)
    expect(answersPerWave({ ...plan, difference: -difference })).toBe(n)
  })

  it('is the smallest that reaches the power, also at odd powers', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        fc.double({ min: 0.06, max: 0.999, noNaN: true }),
        (difference, power) => {
          const n = answersPerWave({ ...plan, difference, power })
          if (n === null) throw new Error('expected a size')
          expect(powerOf(difference, { ...plan, n1: n, n2: n })).toBeGreaterThanOrEqual(power)
          if (n > 1) expect(powerOf(difference, { ...plan, n1: n - 1, n2: n - 1 })).toBeLessThan(power)
        },
      ),
    )
  })
})

describe('power and detectable change', () => {
  it('no change is found as often as a false alarm', () => {
    expect(powerOf(0, { ...plan, n1: 50, n2: 80 })).toBeCloseTo(0.05, 12)
  })

  it('the detectable change has the power asked for', () => {
    for (const power of [0.5, 0.8, 0.95]) {
      const points = detectableChange({ ...plan, n1: 120, n2: 45, power })
      expect(powerOf(points ?? Number.NaN, { ...plan, n1: 120, n2: 45 })).toBeCloseTo(power, 10)
    }
  })

  it('40 and 45 responses find about 47 points when the half-width is 32', () => {
    // Both follow from one variance: half-width over the pseudo-sizes 43 and 48, detectable change over the sizes.
    const variance = (0.32 / 1.959964) ** 2 / (1 / 43 + 1 / 48)
    const points = detectableChange({ variance1: variance, variance2: variance, confidence: 0.95, n1: 40, n2: 45 })
    expect(Math.round(points ?? Number.NaN)).toBe(47)
  })

  it.each([
    () => powerOf(10, { ...plan, n1: 0, n2: 50 }),
    () => powerOf(10, { variance1: 0, variance2: 0, confidence: 0.95, n1: 50, n2: 50 }),
    () => detectableChange({ ...plan, n1: 50, n2: 0 }),
    () => detectableChange({ ...plan, n1: 50, n2: 50, power: 0.04 }),
    () => detectableChange({ ...plan, n1: 50, n2: 50, power: 1 }),
    () => detectableChange({ ...plan, n1: 1, n2: 1 }), // would be more than 200 points
    () => answersPerWave({ ...plan, difference: 0 }),
    () => answersPerWave({ variance1: 0, variance2: 0, confidence: 0.95, difference: 5 }),
  ])('cannot say (%#)', (ask) => expect(ask()).toBeNull())
})
