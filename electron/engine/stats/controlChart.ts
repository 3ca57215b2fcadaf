// A score over time: which period lies where chance alone would not put it. Periods are in order; indices count from 1.
import type { Bands } from '../../../shared/model/category'
import { answerCount, nps, npsVariance } from './point'

/** Centre in points, variance of one answer (−1 … 1 scale), both pooled over the first periods, and each one's error. */
type Pooled = { center: number; variance: number; sigma: (number | null)[]; nps: (number | null)[] }

/** Mean moving range of two standard normal values. */
const MOVING_RANGE = 1.128

export type Shewhart = {
  center: number
  /** Per period, in points; null: a period without answers. */
  sigma: (number | null)[]
  lower: (number | null)[]
  upper: (number | null)[]
  nps: (number | null)[]
  out: number[]
  /** How much more the baseline varies than chance; null: fewer than two periods in it, or nothing varies. */
  sigmaZ: number | null
  laneyLower: (number | null)[] | null
  laneyUpper: (number | null)[] | null
}

/**
 * Which periods lie beyond c ± 3 σ? Shewhart's chart for the NPS: centre and variance pooled over the answers of the
 * first `baseline` periods (all unless told), σ = 100 √(V / n) per period, so small periods get wide limits. Limits
 * are not cut to the scale. Laney (2002): the same with σ times the mean moving range of the standardised scores over
 * 1.128, for periods so large that small everyday swings already pass three σ.
 * False alarms per period .3 % (nominal .27) from n = 30 at usual scores, .8 % at NPS +88, all on the low side.
 * No answers in the baseline → null. All of its answers alike → σ 0, and any other score lies beyond.
 */
export function shewhart(periods: readonly Bands[], baseline = periods.length): Shewhart | null {
  const pooled = pool(periods, baseline)
  if (pooled === null) return null
  const { center, sigma, nps: scores } = pooled
  const limits = (side: number, times = 1) =>
    sigma.map((error) => (error === null ? null : center + side * 3 * times * error))
  const sigmaZ = excess(standardised(pooled).slice(0, baseline))
  return {
    center,
    sigma,
    lower: limits(-1),
    upper: limits(1),
    nps: scores,
    out: indices(scores, (score, i) => Math.abs(score - center) > 3 * (sigma[i] ?? Number.POSITIVE_INFINITY)),
    sigmaZ,
    laneyLower: sigmaZ === null ? null : limits(-1, sigmaZ),
    laneyUpper: sigmaZ === null ? null : limits(1, sigmaZ),
  }
}

export type Ewma = {
  center: number
  ewma: (number | null)[]
  lower: (number | null)[]
  upper: (number | null)[]
  out: number[]
}

/** `inflation` widens every σ, as Laney's σ_z does; 1 unless told. */
export type EwmaChoice = {
  baseline?: number | undefined
  lambda?: number | undefined
  reach?: number | undefined
  inflation?: number | undefined
}

/**
 * Is the score drifting slowly? z₀ = c, z = λ NPS + (1 − λ) z; var = λ² σ² + (1 − λ)² var; limits c ± L √var
 * (Montgomery). λ .2 and L 2.7 unless told: small lasting shifts show that no single period would.
 * A period without answers leaves the average as it was (null). No answers in the baseline → null.
 */
export function ewma(
  periods: readonly Bands[],
  { baseline = periods.length, lambda = 0.2, reach = 2.7, inflation = 1 }: EwmaChoice = {},
): Ewma | null {
  const pooled = pool(periods, baseline)
  if (pooled === null) return null
  const { center, sigma, nps: scores } = pooled
  let average = center
  let variance = 0
  const steps = scores.map((score, i) => {
    const error = sigma[i] ?? null
    if (score === null || error === null) return null
    average = lambda * score + (1 - lambda) * average
    variance = lambda ** 2 * (inflation * error) ** 2 + (1 - lambda) ** 2 * variance
    const margin = reach * Math.sqrt(variance)
    return { average, lower: center - margin, upper: center + margin }
  })
  return {
    center,
    ewma: steps.map((step) => step?.average ?? null),
    lower: steps.map((step) => step?.lower ?? null),
    upper: steps.map((step) => step?.upper ?? null),
    out: indices(steps, ({ average: value, lower, upper }) => value < lower || value > upper),
  }
}

export type Cusum = { center: number; high: (number | null)[]; low: (number | null)[]; out: number[] }

/**
 * Since when has the score been off? u = (NPS − c) / σ; C⁺ = max(0, C⁺ + u − k), C⁻ = max(0, C⁻ − u − k), from 0.
 * A signal above `limit` (5 unless told; 4 is quicker and errs more often); k .5 looks for shifts of one σ.
 * A period without answers leaves both as they were (null). Nothing varies, or no answers in the baseline → null.
 */
export function cusum(
  periods: readonly Bands[],
  {
    baseline = periods.length,
    slack = 0.5,
    limit = 5,
  }: {
    baseline?: number | undefined
    slack?: number | undefined
    limit?: number | undefined
  } = {},
): Cusum | null {
  const pooled = pool(periods, baseline)
  if (pooled === null || pooled.variance === 0) return null
  let [high, low] = [0, 0]
  const steps = standardised(pooled).map((u) => {
    if (u === null) return null
    high = Math.max(0, high + u - slack)
    low = Math.max(0, low - u - slack)
    return { high, low }
  })
  return {
    center: pooled.center,
    high: steps.map((step) => step?.high ?? null),
    low: steps.map((step) => step?.low ?? null),
    out: indices(steps, (step) => step.high > limit || step.low > limit),
  }
}

function pool(periods: readonly Bands[], baseline: number): Pooled | null {
  const all = { promoters: 0, passives: 0, detractors: 0 }
  for (const { promoters, passives, detractors } of periods.slice(0, baseline)) {
    all.promoters += promoters
    all.passives += passives
    all.detractors += detractors
  }
  const [center, variance] = [nps(all), npsVariance(all)]
  if (center === null || variance === null) return null
  const sigma = periods.map((bands) => {
    const n = answerCount(bands)
    return n === 0 ? null : 100 * Math.sqrt(variance / n)
  })
  return { center, variance, sigma, nps: periods.map(nps) }
}

/** (NPS − c) / σ per period; null without answers, or when nothing varies. */
function standardised({ center, sigma, nps: scores }: Pooled): (number | null)[] {
  return scores.map((score, i) => {
    const error = sigma[i]
    return score === null || !error ? null : (score - center) / error
  })
}

/** Mean distance of neighbours over 1.128; periods without answers are passed over. */
function excess(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const ranges = known.slice(1).map((value, i) => Math.abs(value - (known[i] ?? value)))
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length / MOVING_RANGE
}

/** Where a condition holds, counted from 1. */
function indices<T>(values: readonly (T | null)[], holds: (value: T, i: number) => boolean): number[] {
  return values.flatMap((value, i) => (value !== null && holds(value, i) ? [i + 1] : []))
}
