// How sure a score is when answers come in clusters: people of one company are alike, so ten of them say less than ten.
import type { Bands } from '../../../shared/model/category'
import { studentCriticalValue } from './numerics/student'
import type { Shares } from './point'
import { answerCount } from './point'
import { varianceOf, type WeightedGroup, weightedNps, weightedShares, weightSums } from './weightedGroup'

/** One cluster: its answers, by weight. */
export interface Cluster {
  readonly groups: readonly WeightedGroup[]
  /** How many clusters are exactly like this one; 1 unless told. */
  readonly times?: number
}

/**
 * `nps` and `standardError` in points. `effective` is what the answers are worth as independent ones, `designEffect` n
 * over it. Error, worth and effect are null where they cannot be told: fewer than two clusters.
 */
export type ClusteredScore = {
  nps: number
  shares: Shares
  answers: number
  clusters: number
  standardError: number | null
  effective: number | null
  designEffect: number | null
}

/**
 * What is the score of these answers, and what are they worth, given that those of one cluster are alike? m = Σwx / Σw;
 * Taylor linearisation over clusters, se² = J/(J−1) Σ_j (Σ_i w(x − m))² / (Σw)², as R survey::svymean with ids
 * (Lumley 2010). n* = min(Kish, V_w·n/(n−1)/se²) · (t(n−1)/t(J−1))²: with few clusters the error itself is badly known,
 * which costs answers (Korn & Graubard 1998, as in svyciprop). Limits: `effectiveLimits` on n*.
 *
 * Assumes that clusters are independent of each other. One answer a cluster, all of one weight: n* = n.
 * Below about ten clusters only a guide. No answers, a negative weight, or all weights 0 → null.
 */
export function clusteredScore(clusters: readonly Cluster[], confidence: number): ClusteredScore | null {
  const every = clusters.flatMap(({ groups, times = 1 }) =>
    groups.map(({ bands, weight }) => ({ bands: multiplied(bands, times), weight })),
  )
  const shares = weightedShares(every)
  if (shares === null) return null
  const { answers, weights, squares } = weightSums(every)
  const mean = shares.promoter - shares.detractor
  const own = clusters.filter(({ groups }) => groups.some(({ bands, weight }) => weight > 0 && answerCount(bands) > 0))
  const count = own.reduce((sum, { times = 1 }) => sum + times, 0)
  const told = { nps: weightedNps(every), shares, answers, clusters: count }
  if (count < 2) return { ...told, standardError: null, effective: null, designEffect: null }
  const between = own.reduce((sum, { groups, times = 1 }) => sum + times * deviationOf(groups, mean) ** 2, 0)
  const error = Math.sqrt((count / (count - 1)) * between) / weights
  const kish = weights ** 2 / squares
  const spread = varianceOf(shares) * (answers / (answers - 1))
  const worth = error === 0 ? kish : Math.min(kish, spread / error ** 2)
  const few = studentCriticalValue(confidence, answers - 1) / studentCriticalValue(confidence, count - 1)
  const effective = worth * few ** 2
  return { ...told, standardError: 100 * error, effective, designEffect: answers / effective }
}

/** Σ w(x − m) over one cluster. */
const deviationOf = (groups: readonly WeightedGroup[], mean: number): number =>
  groups.reduce(
    (sum, { bands, weight }) => sum + weight * (bands.promoters - bands.detractors - mean * answerCount(bands)),
    0,
  )

const multiplied = ({ promoters, passives, detractors }: Bands, times: number): Bands => ({
  promoters: promoters * times,
  passives: passives * times,
  detractors: detractors * times,
})
