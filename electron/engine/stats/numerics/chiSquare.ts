// The chi-square distribution: upper tail and quantile.
import { firstFailing, lastHolding } from './bisect'
import { upperGammaRatio } from './gamma'

/** P(X > x) with `df` degrees of freedom: Q(df/2, x/2), Abramowitz & Stegun 26.4.19. */
export function chiSquareUpperTail(x: number, df: number): number {
  return upperGammaRatio(df / 2, x / 2)
}

/** The x that is exceeded with probability `tail`, 0 < tail < 1: 3.841 for .05 and 1 degree of freedom. */
export function chiSquareCriticalValue(tail: number, df: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError(`a tail probability lies between 0 and 1, got ${tail}`)
  const tooNear = (x: number) => chiSquareUpperTail(x, df) > tail
  return lastHolding(0, firstFailing(df, tooNear), tooNear)
}
