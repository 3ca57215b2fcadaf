// The exact answer to "could this change be the luck of who answered when?", by counting instead of approximating.
import type { Bands } from '../../../shared/model/category'
import { logFactorial } from './numerics/gamma'
import { answerCount } from './point'

/** The count visits every pair (promoters, detractors) of the smaller wave; above this size the pooled z is as good. */
export const PERMUTATION_LIMIT = 2000

/**
 * If all answers of both waves were put in one pot and dealt out again at random into waves of the same sizes, how
 * often would the change be at least as large as the one observed, in either direction? The multivariate hypergeometric
 * distribution, summed over every possible deal; sizes are compared in whole numbers, so ties count as ties.
 *
 * Two-sided p in (0, 1]. Valid at any size, the one to show when a wave has fewer than 30 answers.
 * All answers alike → 1. A wave without answers, or both above 2,000 → null.
 */
export function permutationP(earlier: Bands, later: Bands): number | null {
  const [small, large] = answerCount(earlier) <= answerCount(later) ? [earlier, later] : [later, earlier]
  const size = answerCount(small)
  if (size === 0 || size > PERMUTATION_LIMIT) return null
  const pot = {
    promoters: small.promoters + large.promoters,
    passives: small.passives + large.passives,
    detractors: small.detractors + large.detractors,
  }
  const all = answerCount(pot)
  const potSum = pot.promoters - pot.detractors
  /** Distance of a dealt sum from its expectation, times `all`: a whole number. */
  const distance = (sum: number) => Math.abs(all * sum - size * potSum)
  const observed = distance(small.promoters - small.detractors)

  const promoterWays = logWays(pot.promoters, size)
  const passiveWays = logWays(pot.passives, size)
  const detractorWays = logWays(pot.detractors, size)
  const logDeals = logFactorial(all) - logFactorial(size) - logFactorial(all - size)
  let p = 0
  promoterWays.forEach((promoterWay, promoters) => {
    const room = size - promoters
    for (
      let detractors = Math.max(0, room - pot.passives);
      detractors <= Math.min(room, pot.detractors);
      detractors += 1
    ) {
      if (distance(promoters - detractors) < observed) continue
      const others = (detractorWays[detractors] ?? 0) + (passiveWays[room - detractors] ?? 0)
      p += Math.exp(promoterWay + others - logDeals)
    }
  })
  return Math.min(1, p)
}

/** ln of the number of ways to choose k of `total`, for k = 0 … the smaller of `total` and `most`. */
function logWays(total: number, most: number): number[] {
  const whole = logFactorial(total)
  return Array.from({ length: Math.min(total, most) + 1 }, (_, k) => whole - logFactorial(k) - logFactorial(total - k))
}
