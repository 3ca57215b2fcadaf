// How many answers each segment should give, so that the score of the whole is as sharp as the answers or the money
// allow. These are the textbook forms; whole numbers of invitations, with floors and caps, are shared out in shareOut.ts.
import { PSEUDO_ANSWERS } from './adjusted'
import { criticalValue } from './numerics/normal'
import { populationFactor } from './population'
import { shareOut } from './shareOut'

/** `population` is the number of people N_h, `spread` the standard deviation S_h of one answer, 0 … 1 on the −1 … 1 scale. */
export interface AllocationStratum {
  population: number
  spread: number
}

/** Shares of a segment's people that calculating with fractions loses or adds, and no person stands for. */
const ROUNDING = 1e-12

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * How sharp will the score of the whole list be with `answers[h]` answers from each segment? Standard error in points:
 * 100 √Σ W_h² (1/n_h − 1/N_h) S_h², with W_h = N_h / N. Cochran (1977) ch. 5. Supposes a random draw in each segment and
 * S_h known; answers may be fractions, as expected numbers are. A segment that does not vary adds nothing, even without
 * an answer; one that varies and has none → null, and so do more answers than people so far that less than nothing is left.
 */
export function anticipatedError(strata: readonly AllocationStratum[], answers: readonly number[]): number | null {
  const all = sum(strata.map(({ population }) => population))
  let variance = 0
  for (const [h, { population, spread }] of strata.entries()) {
    const n = answers[h] ?? 0
    if (spread === 0 || population === 0) continue
    if (!(n > 0)) return null
    const missing = 1 - n / population
    // A census adds nothing, even where rounding on the way left it a hair short: its root would be far above a hair.
    if (Math.abs(missing) < ROUNDING) continue
    variance += ((population / all) ** 2 * missing * spread ** 2) / n
  }
  return variance >= 0 ? 100 * Math.sqrt(variance) : null
}

/**
 * How sharp will the score of the whole be once each segment has given so many answers? Half-width in points, each
 * segment counting by its people: 100 z √(V̄ / (n* + 3)), with V̄ = Σ W_h V_h, se² = Σ W_h² φ_h V_h / n_h and n* = V̄ / se²,
 * the adjusted Wald form on the effective number of answers. For one segment it is `marginAt`. `variance` is that of one
 * answer, dividing by n. Answers may be fractions. A segment with people and without an answer, more answers than
 * people, or nobody at all → null: a segment that nobody answers for is not represented.
 */
export function anticipatedMargin(
  strata: readonly { population: number; variance: number }[],
  answers: readonly number[],
  confidence: number,
): number | null {
  const all = sum(strata.map(({ population }) => population))
  if (!(all > 0)) return null
  let variance = 0
  let squaredError = 0
  for (const [h, { population, variance: own }] of strata.entries()) {
    if (population === 0) continue
    const n = answers[h] ?? 0
    const factor = populationFactor(n, population)
    if (!(n > 0) || factor === null) return null
    const weight = population / all
    variance += weight * own
    squaredError += (weight ** 2 * factor * own) / n
  }
  if (squaredError === 0) return 0
  return 100 * criticalValue(confidence) * Math.sqrt(variance / (variance / squaredError + PSEUDO_ANSWERS))
}

/** Shares `total` out by weight; all weights 0 → null, for then they say nothing. */
function byWeight(total: number, weights: readonly number[]): number[] | null {
  const all = sum(weights)
  return all > 0 && Number.isFinite(all) ? weights.map((weight) => (total * weight) / all) : null
}

/**
 * How are n answers shared out as the people are? n_h = n N_h / N, not rounded and not capped. Needs no S_h, and is
 * never much worse than the best when the segments vary alike. Nobody at all → null.
 */
export function proportional(strata: readonly AllocationStratum[], n: number): number[] | null {
  return byWeight(
    n,
    strata.map(({ population }) => population),
  )
}

/**
 * Which n answers make the score of the whole sharpest? n_h = n N_h S_h / Σ N_h S_h (Neyman 1934), not rounded and not
 * capped: in a small segment that varies much it may ask for more answers than there are people; see `neymanCapped`.
 * Where no segment varies every allocation is as good, and they are shared out as the people are.
 */
export function neyman(strata: readonly AllocationStratum[], n: number): number[] | null {
  const weights = strata.map(({ population, spread }) => population * spread)
  return byWeight(n, weights) ?? proportional(strata, n)
}

/**
 * The same, where nobody answers twice: segments of which Neyman asks more than there are become a census, the rest is
 * shared out anew, and so on until all fit. n of more than everybody gives a census. Not rounded.
 */
export function neymanCapped(strata: readonly AllocationStratum[], n: number): number[] | null {
  const answers = strata.map(({ population }) => population)
  if (sum(answers) === 0) return null
  let open = strata.map((_, h) => h)
  let left = n
  while (open.length > 0) {
    const shared = neyman(
      open.map((h) => strata[h] as AllocationStratum),
      left,
    )
    // The rest has nobody in it.
    if (shared === null) break
    const full = new Set(open.filter((h, i) => (shared[i] ?? 0) > (strata[h]?.population ?? 0)))
    if (full.size === 0) {
      open.forEach((h, i) => {
        answers[h] = shared[i] ?? 0
      })
      break
    }
    for (const h of full) left -= strata[h]?.population ?? 0
    open = open.filter((h) => !full.has(h))
  }
  return answers
}

/**
 * The same in whole answers, at least `minimum` in every segment as far as it has so many people, and never more than
 * there are: the exact optimum, by Wright's (2012) rule that each further answer goes where N_h S_h / √(k (k + 1)) is
 * largest. n of more than everybody gives a census; less than the minima take → null.
 */
export function neymanInteger(strata: readonly AllocationStratum[], n: number, minimum: number): number[] | null {
  return shareOut(
    strata.map(({ population, spread }) => ({
      least: minimum,
      most: population,
      price: 1,
      claim: squaredGain(population * spread),
    })),
    n,
  )
}

/** The claim of a segment on its next answer when it has k: by how much Σ weight² / k falls, under a root. */
export const squaredGain =
  (weight: number) =>
  (k: number): number =>
    k === 0 && weight > 0 ? Number.POSITIVE_INFINITY : weight === 0 ? 0 : weight / Math.sqrt(k * (k + 1))

/**
 * Which answers make the score of the whole sharpest for an amount of money, when an answer of segment h costs c_h?
 * n_h = C (N_h S_h / √c_h) / Σ N_h S_h √c_h (Cochran 1977 §5.5), not rounded and not capped. A cost of 0 or less, or no
 * segment that varies → null.
 */
export function costAware(strata: readonly (AllocationStratum & { cost: number })[], budget: number): number[] | null {
  if (strata.some(({ cost }) => !(cost > 0))) return null
  const spent = sum(strata.map(({ population, spread, cost }) => population * spread * Math.sqrt(cost)))
  if (!(spent > 0)) return null
  return strata.map(({ population, spread, cost }) => (budget * population * spread) / Math.sqrt(cost) / spent)
}
