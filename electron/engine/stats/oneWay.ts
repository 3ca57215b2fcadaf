// Whether several segments differ at all, before each is looked at.
import type { Bands } from '../../../shared/model/category'
import { fisherUpperTail } from './numerics/fisher'
import { answerCount, npsVarianceUnbiased } from './point'

export type OneWay = { statistic: number; df1: number; df2: number; pValue: number }

/**
 * Could all these segments have the same score? Welch's one-way test (1951) of the −1 / 0 / +1 codes: weights n / s²,
 * n − 1 variances, so that segments may vary differently. A gate before the segments are taken one by one: where it
 * stays shut, what single segments seem to show is likely chance. Approximate below about ten answers a segment.
 * Fewer than two segments, one with fewer than two answers or with all answers alike → null: the weights do not exist.
 */
export function welchOneWay(segments: readonly Bands[]): OneWay | null {
  const groups = segments.map((bands) => {
    const n = answerCount(bands)
    const variance = npsVarianceUnbiased(bands) ?? 0
    return { n, mean: (bands.promoters - bands.detractors) / n, weight: n / variance }
  })
  const k = groups.length
  if (k < 2 || groups.some(({ weight }) => !Number.isFinite(weight))) return null
  const total = groups.reduce((sum, { weight }) => sum + weight, 0)
  const center = groups.reduce((sum, { weight, mean }) => sum + weight * mean, 0) / total
  const unevenness = groups.reduce((sum, { n, weight }) => sum + (1 - weight / total) ** 2 / (n - 1), 0) / (k * k - 1)
  const between = groups.reduce((sum, { weight, mean }) => sum + weight * (mean - center) ** 2, 0)
  const statistic = between / ((k - 1) * (1 + 2 * (k - 2) * unevenness))
  const df2 = 1 / (3 * unevenness)
  return { statistic, df1: k - 1, df2, pValue: fisherUpperTail(statistic, k - 1, df2) }
}
