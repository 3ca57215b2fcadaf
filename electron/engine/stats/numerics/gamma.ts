// The gamma function and its incomplete ratios. Everything in this folder about normal and chi-square tails rests here.

const TINY = 1e-300
/** Bernoulli terms B(2k) / (2k(2k − 1)) of Stirling's series, k = 1 … 8 (Abramowitz & Stegun 6.1.40). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]

/**
 * ln Γ(x) for x > 0, to about 15 digits.
 * Small x are lifted to 10 or more with Γ(x + 1) = x Γ(x), where Stirling's series has settled.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs a number above 0, got ${x}`)
  let lifted = x
  let product = 1
  while (lifted < 10) {
    product *= lifted
    lifted += 1
  }
  return (
    (lifted - 0.5) * Math.log(lifted) - lifted + 0.5 * Math.log(2 * Math.PI) + stirlingRest(lifted) - Math.log(product)
  )
}

/** What Stirling's leading terms leave out of ln Γ(x), for x ≥ 10. */
export function stirlingRest(x: number): number {
  const inverseSquare = 1 / (x * x)
  let sum = 0
  for (const term of STIRLING.toReversed()) sum = sum * inverseSquare + term
  return sum / x
}

/** ln n! for a whole number n ≥ 0. */
export function logFactorial(n: number): number {
  return logGamma(n + 1)
}

/**
 * Q(a, x) = Γ(a, x) / Γ(a), the upper incomplete gamma ratio, a > 0 and x ≥ 0: from 1 at x = 0 down to 0.
 * Below x = a + 1 one minus the power series of P (A&S 6.5.29), above it the continued fraction (A&S 6.5.31),
 * so that a far tail keeps its relative accuracy instead of being a difference of two near-ones.
 */
export function upperGammaRatio(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) throw new RangeError(`upperGammaRatio needs a > 0 and x ≥ 0, got ${a} and ${x}`)
  if (x === 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - front * powerSeries(a, x) : front * continuedFraction(a, x)
}

function powerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let k = 1; term > sum * Number.EPSILON * 0.5; k += 1) {
    term *= x / (a + k)
    sum += term
  }
  return sum
}

/** Lentz's forward evaluation; it stops when a further step changes nothing. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let value = d
  for (let k = 1; k < 100_000; k += 1) {
    const numerator = k * (a - k)
    b += 2
    d = 1 / notZero(numerator * d + b)
    c = notZero(b + numerator / c)
    const step = c * d
    value *= step
    if (Math.abs(step - 1) <= Number.EPSILON) return value
  }
  throw new Error(`the incomplete gamma ratio did not settle at a = ${a}, x = ${x}`)
}

const notZero = (x: number) => (Math.abs(x) < TINY ? TINY : x)
