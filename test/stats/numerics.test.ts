// Numerics against printed tables and closed forms, never against each other alone.
// A&S: Abramowitz & Stegun, Handbook of Mathematical Functions (1964). W: check values in Wichura (1988), AS 241.
import { describe, expect, it } from 'vitest'
import { betaRatio } from '../../electron/engine/stats/numerics/beta'
import { firstFailing, lastHolding } from '../../electron/engine/stats/numerics/bisect'
import { chiSquareCriticalValue, chiSquareUpperTail } from '../../electron/engine/stats/numerics/chiSquare'
import { logFactorial, logGamma, upperGammaRatio } from '../../electron/engine/stats/numerics/gamma'
import {
  criticalValue,
  erfc,
  normalQuantile,
  normalTwoSided,
  normalUpperTail,
} from '../../electron/engine/stats/numerics/normal'
import { studentCriticalValue, studentTwoSided } from '../../electron/engine/stats/numerics/student'

/** Relative distance, so that a far tail must be right in its own digits. */
const off = (got: number, wanted: number) => Math.abs(got / wanted - 1)

describe('normal', () => {
  it.each([
    [0.25, -0.6744897501960817], // W
    [0.001, -3.090232306167814], // W
    [1e-20, -9.262340089798409], // W
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722], // A&S 26.5 to ten digits
  ])('quantile of %d', (p, z) => expect(off(normalQuantile(p), z)).toBeLessThan(1e-14))

  it.each([
    [1, 1 - 0.841344746068543], // A&S 26.1
    [2, 1 - 0.977249868051821], // A&S 26.1
    [0.5, 1 - 0.691462461274013], // A&S 26.1
  ])('upper tail of %d', (z, tail) => expect(Math.abs(normalUpperTail(z) - tail)).toBeLessThan(2e-15))

  it('keeps its digits far out', () => {
    expect(off(normalUpperTail(10), 7.619853024160527e-24)).toBeLessThan(1e-12) // A&S 26.2: −log10 Q(10) = 23.11805
    expect(Math.log10(normalUpperTail(10))).toBeCloseTo(-23.11805, 5)
    expect(Math.log10(normalUpperTail(30))).toBeCloseTo(-197.30921, 5) // A&S 26.2
    expect(erfc(2)).toBeCloseTo(0.004677734981047266, 16) // A&S 7.1
  })

  it('turns tails back into quantiles', () => {
    for (const p of [1e-200, 1e-30, 1e-6, 0.01, 0.2, 0.43, 0.5]) {
      expect(off(normalUpperTail(-normalQuantile(p)), p)).toBeLessThan(1e-12)
    }
  })

  it('is symmetric, and two-sided means both tails', () => {
    expect(normalUpperTail(-1.3) + normalUpperTail(1.3)).toBeCloseTo(1, 15)
    expect(normalTwoSided(-1.3)).toBeCloseTo(2 * normalUpperTail(1.3), 15)
    expect(normalTwoSided(0)).toBe(1)
  })

  it('never rounds the 95 % value to 1.96', () => {
    expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 14)
    expect(criticalValue(0.99)).toBeCloseTo(2.5758293035489, 12)
  })

  it.each([0, 1, -0.1, Number.NaN])('refuses %d as a probability', (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError)
    expect(() => criticalValue(p)).toThrow(RangeError)
  })
})

describe('gamma and beta', () => {
  it('log-factorials', () => {
    expect(logFactorial(0)).toBeCloseTo(0, 14)
    expect(logFactorial(10)).toBeCloseTo(Math.log(3628800), 13)
    expect(logFactorial(100)).toBeCloseTo(363.7393755555635, 11) // A&S 6.3
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
  })

  it('incomplete gamma with whole a is a Poisson sum', () => {
    const poisson = (a: number, x: number) => {
      let [term, sum] = [Math.exp(-x), 0]
      for (let k = 0; k < a; k += 1) {
        sum += term
        term *= x / (k + 1)
      }
      return sum
    }
    for (const [a, x] of [
      [1, 0.3],
      [3, 2],
      [3, 9],
      [12, 4],
      [12, 30],
    ] as const) {
      expect(off(upperGammaRatio(a, x), poisson(a, x))).toBeLessThan(1e-13)
    }
  })

  it('incomplete beta with whole arguments is a binomial sum', () => {
    expect(betaRatio(1, 1, 0.3)).toBeCloseTo(0.3, 15)
    expect(betaRatio(3, 1, 0.4)).toBeCloseTo(0.4 ** 3, 15)
    expect(betaRatio(2, 3, 0.5)).toBeCloseTo(11 / 16, 14)
    expect(betaRatio(2, 3, 0)).toBe(0)
    expect(betaRatio(2, 3, 1)).toBe(1)
  })

  it.each([
    () => logGamma(0),
    () => upperGammaRatio(0, 1),
    () => upperGammaRatio(1, -1),
    () => betaRatio(1, 1, 1.1),
    () => studentTwoSided(1, 0),
    () => studentCriticalValue(1, 3),
    () => chiSquareCriticalValue(0, 1),
  ])('asking outside the domain is an error (%#)', (ask) => expect(ask).toThrow(RangeError))
})

describe('Student', () => {
  it('is Cauchy with one degree of freedom, and has a closed form with two', () => {
    for (const t of [0.01, 0.5, 1, 3, 50]) {
      expect(off(studentTwoSided(t, 1), 1 - (2 / Math.PI) * Math.atan(t))).toBeLessThan(1e-12)
      expect(off(studentTwoSided(t, 2), 1 - t / Math.sqrt(2 + t * t))).toBeLessThan(1e-12)
    }
  })

  it.each([
    [0.95, 1, 12.706],
    [0.95, 10, 2.228],
    [0.99, 5, 4.032],
    [0.9, 30, 1.697],
    [0.95, 120, 1.98],
  ])('critical value at %d with %d degrees of freedom (A&S 26.10)', (confidence, df, t) =>
    expect(studentCriticalValue(confidence, df)).toBeCloseTo(t, 3),
  )

  it('becomes normal with many degrees of freedom', () => {
    expect(studentTwoSided(1.96, 1e7)).toBeCloseTo(normalTwoSided(1.96), 7)
    expect(studentTwoSided(0, 4)).toBe(1)
  })
})

describe('chi-square', () => {
  it.each([
    [0.05, 1, 3.84146],
    [0.05, 2, 5.99146],
    [0.01, 10, 23.2093],
    [0.995, 5, 0.41174],
  ])('value exceeded with chance %d, %d degrees of freedom (A&S 26.8)', (tail, df, x) =>
    expect(chiSquareCriticalValue(tail, df)).toBeCloseTo(x, 4),
  )

  it('is exponential with two degrees of freedom and z² with one', () => {
    expect(chiSquareUpperTail(3, 2)).toBeCloseTo(Math.exp(-1.5), 14)
    expect(chiSquareCriticalValue(0.05, 1)).toBeCloseTo(criticalValue(0.95) ** 2, 12)
  })
})

describe('halving', () => {
  it('finds the last point on either side, and an end that holds', () => {
    expect(lastHolding(0, 10, (x) => x * x <= 2)).toBeCloseTo(Math.SQRT2, 15)
    expect(lastHolding(0, -10, (x) => x * x <= 2)).toBeCloseTo(-Math.SQRT2, 15)
    expect(lastHolding(0, 1, () => true)).toBe(1)
  })
  it('does not search for ever', () => expect(() => firstFailing(1, () => true)).toThrow(/no finite number/))
})
