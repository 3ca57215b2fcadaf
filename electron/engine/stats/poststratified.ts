// Weights that make the answers' mix of groups that of the people, when the people of each group are known.
import type { Bands } from '../../../shared/model/category'
import type { Shares } from './point'
import { answerCount, nps } from './point'
import { worth } from './weighted'
import { pooledBands, squaresAround, weightedNps, weightedShares, weightSums } from './weightedGroup'

export interface PopulationGroup {
  readonly bands: Bands
  /** People of the group, in any unit that is the same for all groups. */
  readonly population: number
}

/** As of `weightedScore`; `weights` are N_g / n_g in the order of the groups, null for a group without answers. */
export type PoststratifiedScore = {
  nps: number
  unweighted: number
  shares: Shares
  standardError: number | null
  variance: number
  kish: number
  design: number | null
  effective: number
  weights: (number | null)[]
}

/**
 * What would the score be had the groups answered in proportion to their people? m = Σ (N_g/N) m_g, each answer of a
 * group weighing N_g/n_g; se² = n/(n−1) Σ (w (x − m_g) / N)², as R survey::postStratify (Holt & Smith 1979). With
 * `finite`, the people are the whole list, and se² is multiplied by 1 − n/N.
 *
 * Assumes that within a group those who answered are like those who did not. A group with people but without answers
 * cannot be represented → null; merge it. A group of one answer adds nothing to the error, which is then too small:
 * name it. A group without people counts with weight 0. No answers, no people, or n > N with `finite` → null.
 */
export function poststratified(
  groups: readonly PopulationGroup[],
  { finite = false }: { finite?: boolean } = {},
): PoststratifiedScore | null {
  const people = groups.reduce((sum, { population }) => sum + population, 0)
  if (!(people > 0) || groups.some(({ population }) => !(population >= 0))) return null
  if (groups.some(({ bands, population }) => population > 0 && answerCount(bands) === 0)) return null
  const weights = groups.map(({ bands, population }) => {
    const n = answerCount(bands)
    return n === 0 ? null : population / n
  })
  const weighted = groups.map(({ bands }, i) => ({ bands, weight: weights[i] ?? 0 }))
  const shares = weightedShares(weighted)
  const unweighted = nps(pooledBands(groups))
  const { answers, weights: sum, squares } = weightSums(weighted)
  if (shares === null || unweighted === null || (finite && answers > people)) return null
  const left = finite ? 1 - answers / people : 1
  const error = answers < 2 ? null : Math.sqrt(left) * withinGroupError(weighted)
  const kish = sum ** 2 / squares
  return {
    nps: weightedNps(weighted),
    unweighted,
    shares,
    kish,
    weights,
    ...worth(shares, error, kish),
  }
}

/**
 * The linearised error of a mean whose group shares are fixed: only what varies within a group counts. On the ±1 scale;
 * two answers at least.
 */
export function withinGroupError(groups: readonly { readonly bands: Bands; readonly weight: number }[]): number {
  const { answers, weights } = weightSums(groups)
  const residuals = groups.reduce((sum, { bands, weight }) => {
    const mean = (bands.promoters - bands.detractors) / Math.max(1, answerCount(bands))
    return sum + weight ** 2 * squaresAround(bands, mean)
  }, 0)
  return Math.sqrt((answers / (answers - 1)) * residuals) / weights
}
