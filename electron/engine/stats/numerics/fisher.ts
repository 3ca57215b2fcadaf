// Fisher's F distribution: the upper tail.
import { betaRatio } from './beta'

/**
 * P(F > f) with df1 and df2 degrees of freedom (any positive numbers, Welch's are fractional).
 * I_x(df2/2, df1/2) at x = df2 / (df2 + df1 f), Abramowitz & Stegun 26.6.2.
 */
export function fisherUpperTail(f: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0)) throw new RangeError(`degrees of freedom must be above 0, got ${df1} and ${df2}`)
  if (!(f > 0)) return 1
  if (f === Number.POSITIVE_INFINITY) return 0
  const total = df2 + df1 * f
  return betaRatio(df2 / 2, df1 / 2, df2 / total, (df1 * f) / total)
}
