// The waves of a campaign as a control chart: which of them chance alone does not explain.
import type { Trend } from '../../../shared/contract/compare'
import type { Bands } from '../../../shared/model/category'
import { ewma, type Shewhart, shewhart } from '../stats/controlChart'
import { answerCount } from '../stats/point'

/** Fewer closed waves make no control chart. */
export const FEWEST_WAVES = 6
/**
 * Limits are widened after Laney only where the waves of the baseline have this many answers in the middle: there three
 * standard errors are about seven points, which everyday swings can pass. In smaller waves a handful of them cannot
 * tell an excess from chance, and widening would hide what the chart is for.
 */
export const LARGE_WAVE = 1000

/** Limits and signals per closed wave, in the order given, in points cut to the scale; null: there is no chart. */
export interface Chart {
  control: NonNullable<Trend['control']>
  points: {
    lower: number
    upper: number
    out: boolean
    ewma: number
    ewmaLower: number
    ewmaUpper: number
    drift: boolean
  }[]
}

/**
 * From six closed waves on. The baseline is all of them but the latest, so that it is judged by what came before; with
 * six it is all six. Nothing varies (every answer of the baseline alike) → null.
 */
export function chartOf(closed: readonly Bands[]): Chart | null {
  if (closed.length < FEWEST_WAVES) return null
  const baseline = closed.length > FEWEST_WAVES ? closed.length - 1 : closed.length
  const chart = shewhart(closed, baseline)
  if (chart === null || chart.sigma.some((sigma) => !sigma)) return null
  const { method, times } = wideningOf(chart, closed.slice(0, baseline))
  const average = ewma(closed, { baseline, inflation: times })
  if (average === null) return null
  const onScale = (points: number) => Math.min(100, Math.max(-100, points))
  const points = closed.map((_, i) => {
    const reach = 3 * times * (chart.sigma[i] ?? 0)
    const score = chart.nps[i] ?? chart.center
    return {
      lower: onScale(chart.center - reach),
      upper: onScale(chart.center + reach),
      out: Math.abs(score - chart.center) > reach,
      ewma: average.ewma[i] ?? chart.center,
      ewmaLower: onScale(average.lower[i] ?? chart.center),
      ewmaUpper: onScale(average.upper[i] ?? chart.center),
      drift: average.out.includes(i + 1),
    }
  })
  return { control: { center: chart.center, sigmaZ: chart.sigmaZ ?? 1, method, baseline }, points }
}

function wideningOf({ sigmaZ }: Shewhart, baseline: readonly Bands[]): { method: 'plain' | 'laney'; times: number } {
  const sizes = baseline.map(answerCount).sort((a, b) => a - b)
  const middle = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0
  if (sigmaZ === null || sigmaZ <= 1 || middle < LARGE_WAVE) return { method: 'plain', times: 1 }
  return { method: 'laney', times: sigmaZ }
}
