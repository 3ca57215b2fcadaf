// The incomplete beta ratio, from which the t (and later F) tails are read.
import { logGamma, stirlingRest } from './gamma'

const TINY = 1e-300

/**
 * I_x(a, b), the regularised incomplete beta function, for a, b > 0 and 0 ≤ x ≤ 1.
 * `rest` is 1 − x: give it when it is known more exactly than the subtraction would yield.
 * Continued fraction of Abramowitz & Stegun 26.5.8, on whichever side converges quickly, else the mirror image.
 */
export function betaRatio(a: number, b: number, x: number, rest = 1 - x): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) {
    throw new RangeError(`betaRatio needs a, b > 0 and x from 0 to 1, got ${a}, ${b}, ${x}`)
  }
  if (x === 0) return 0
  if (rest === 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaRatio(b, a, rest, x)
  const logX = x > 0.5 ? Math.log1p(-rest) : Math.log(x)
  const logRest = rest > 0.5 ? Math.log1p(-x) : Math.log(rest)
  const front = Math.exp(a * logX + b * logRest - logBeta(a, b))
  return (front * continuedFraction(a, b, x)) / a
}

/**
 * ln B(a, b). With a large argument the leading terms of ln Γ(a) and ln Γ(a + b) are subtracted on paper first;
 * the plain difference would lose a digit for each digit of a.
 */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a]
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(small + large)
  const sum = small + large
  const leading = -(large - 0.5) * Math.log1p(small / large) - small * Math.log(sum) + small
  return logGamma(small) + leading + stirlingRest(large) - stirlingRest(sum)
}

function continuedFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / notZero(1 + even * d)
    c = notZero(1 + even / c)
    value *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / notZero(1 + odd * d)
    c = notZero(1 + odd / c)
    const step = c * d
    value *= step
    if (Math.abs(step - 1) <= Number.EPSILON) return value
  }
  throw new Error(`the incomplete beta ratio did not settle at a = ${a}, b = ${b}, x = ${x}`)
}

const notZero = (x: number) => (Math.abs(x) < TINY ? TINY : x)
