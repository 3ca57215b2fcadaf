// The standard normal distribution: quantile, tails, and the critical value of a confidence level.
import { upperGammaRatio } from './gamma'

// Coefficients of Wichura's algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484, lowest power first:
// ratios of polynomials for the middle (|p − ½| ≤ .425), the tail (p down to e^−25) and the far tail.
const NEAR_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
]
const NEAR_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852546,
]
const TAIL_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
]
const TAIL_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const FAR_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
]
const FAR_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
]

/**
 * The z below which a standard normal value falls with probability p, 0 < p < 1. Relative error about 1e-16.
 * Outside that range there is no such number: an error, since only a wrong program asks.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`normalQuantile needs a probability between 0 and 1, got ${p}`)
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(NEAR_TOP, r)) / polynomial(NEAR_BOTTOM, r)
  }
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  const size =
    r <= 5
      ? polynomial(TAIL_TOP, r - 1.6) / polynomial(TAIL_BOTTOM, r - 1.6)
      : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5)
  return q < 0 ? -size : size
}

/** P(Z > z): the upper tail, with full relative accuracy far out, where 1 − Φ(z) would be 0. */
export function normalUpperTail(z: number): number {
  return z >= 0 ? erfc(z / Math.SQRT2) / 2 : 1 - erfc(-z / Math.SQRT2) / 2
}

/** P(|Z| > |z|): the two-sided p-value of a statistic that is standard normal when nothing has changed. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2)
}

/** The complementary error function for x ≥ 0, as the incomplete gamma ratio Q(½, x²) (A&S 6.5.17). */
export function erfc(x: number): number {
  return upperGammaRatio(0.5, x * x)
}

/** Half-width multiplier of a two-sided interval: 1.959963984540054 at 0.95, never 1.96. */
export function criticalValue(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence level lies between 0 and 1, got ${confidence}`)
  }
  // A table of a thousand cells asks for the same level several thousand times.
  if (latest.confidence !== confidence) latest = { confidence, z: normalQuantile(1 - (1 - confidence) / 2) }
  return latest.z
}

let latest = { confidence: Number.NaN, z: Number.NaN }

const polynomial = (coefficients: readonly number[], x: number) =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
