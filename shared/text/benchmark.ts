// Where a relational score stands among the bands that are usual between companies: above 0 acceptable, above 30 very
// good, above 50 excellent. A band is claimed only when the whole likely range lies in it.
import type { CampaignKind } from '../contract/campaign'
import type { ScoreLine, WaveStatus } from '../model/figures'
import type { Translate } from './index'
import { mayClaimScore } from './verdict'

export const BENCHMARK_BANDS = ['insufficient', 'acceptable', 'very-good', 'excellent'] as const
export type BenchmarkBand = (typeof BENCHMARK_BANDS)[number]

/** The band of a value in points, −100 to 100; a band begins above its limit, not at it. */
export function benchmarkBand(points: number): BenchmarkBand {
  if (points > 50) return 'excellent'
  if (points > 30) return 'very-good'
  return points > 0 ? 'acceptable' : 'insufficient'
}

/** A limit as it is printed beside the sentence: in whole points, except close to zero, where its sign would be lost. */
const printed = (points: number) => (Math.abs(points) < 0.5 ? points : Math.round(points))

/**
 * The bands that the likely range touches, lowest and highest; equal when it lies within one. null where nothing may be
 * said: too few answers for a score. Limits count as computed and as printed, whichever claims less.
 */
export function benchmarkRange(score: ScoreLine): { lowest: BenchmarkBand; highest: BenchmarkBand } | null {
  if (!mayClaimScore(score) || score.interval === null) return null
  const { lower, upper } = score.interval
  return {
    lowest: benchmarkBand(Math.min(lower, printed(lower))),
    highest: benchmarkBand(Math.max(upper, printed(upper))),
  }
}

/**
 * The sentence beside a verdict. null for a wave that has not closed, whose score is interim, and for a transactional
 * campaign: the bands are about the relationship, not about one moment of it.
 */
export function benchmarkSentence(
  t: Translate,
  given: { score: ScoreLine; status: WaveStatus; kind: CampaignKind },
): string | null {
  if (given.status !== 'closed' || given.kind !== 'relational') return null
  const range = benchmarkRange(given.score)
  if (range === null) return null
  const lowest = t(`verdicts.benchmark.band.${range.lowest}`)
  if (range.lowest === range.highest) return t('verdicts.benchmark.within', { band: lowest })
  return t('verdicts.benchmark.between', { lowest, highest: t(`verdicts.benchmark.band.${range.highest}`) })
}
