// Student's t distribution: two-sided tail and quantile.
import { betaRatio } from './beta'
import { firstFailing, lastHolding } from './bisect'

/**
 * P(|T| > |t|) with `df` degrees of freedom (any positive number, Welch's are fractional).
 * I_x(df/2, ½) at x = df / (df + t²), Abramowitz & Stegun 26.7.1.
 */
export function studentTwoSided(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom must be above 0, got ${df}`)
  const square = t * t
  return betaRatio(df / 2, 0.5, df / (df + square), square / (df + square))
}

/** The t that a two-sided interval of this confidence uses: 2.228 at 0.95 with 10 degrees of freedom. */
export function studentCriticalValue(confidence: number, df: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence level lies between 0 and 1, got ${confidence}`)
  }
  const tooNear = (t: number) => studentTwoSided(t, df) > 1 - confidence
  return lastHolding(0, firstFailing(1, tooNear), tooNear)
}
