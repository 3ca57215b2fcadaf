// Two waves that some people answered twice: neither different people nor the same ones.
import type { Bands } from '../../../shared/model/category'
import { criticalValue, normalTwoSided } from './numerics/normal'
import type { Moves } from './paired'

/** People who answered both, and the answers of those who are in one wave only. */
export type Overlap = { both: Moves; onlyEarlier: Bands; onlyLater: Bands }

/** Scores, change and errors in points; the tests are null when the standard error is 0. Limits are not cut. */
export type OverlapDifference = {
  n1: number
  n2: number
  respondents: number
  nps1: number
  nps2: number
  change: number
  standardError: number
  /** What the error would be if nobody had answered twice. */
  independentError: number
  lower: number
  upper: number
  statistic: number | null
  pValue: number | null
}

/** People who gave the same codes: null where they did not answer. Pseudo-answers may stand for parts of a person. */
type Group = { before: number | null; now: number | null; people: number }

const CODES = [-1, 0, 1] as const

function groupsOf({ both, onlyEarlier, onlyLater }: Overlap): Group[] {
  const bandsOf = ({ detractors, passives, promoters }: Bands) => [detractors, passives, promoters]
  const groups: Group[] = CODES.flatMap((before, row) =>
    CODES.map((now, column) => ({ before, now, people: both[row]?.[column] ?? 0 })),
  )
  CODES.forEach((code, i) => {
    groups.push({ before: code, now: null, people: bandsOf(onlyEarlier)[i] ?? 0 })
    groups.push({ before: null, now: code, people: bandsOf(onlyLater)[i] ?? 0 })
  })
  return groups.filter(({ people }) => people > 0)
}

type Wave = { n: number; mean: number; variance: number }

function waveOf(groups: readonly Group[], which: 'before' | 'now'): Wave {
  let [n, sum, squares] = [0, 0, 0]
  for (const group of groups) {
    const code = group[which]
    if (code === null) continue
    n += group.people
    sum += group.people * code
    squares += group.people * code ** 2
  }
  return { n, mean: sum / n, variance: Math.max(0, squares / n - (sum / n) ** 2) }
}

/** Σ u² over people, with u = [now](x₂ − m₂) / n₂ − [before](x₁ − m₁) / n₁. */
function influence(groups: readonly Group[], earlier: Wave, later: Wave): number {
  return groups.reduce((total, { before, now, people }) => {
    const left = before === null ? 0 : (before - earlier.mean) / earlier.n
    const gained = now === null ? 0 : (now - later.mean) / later.n
    return total + people * (gained - left) ** 2
  }, 0)
}

/**
 * Did the score change between two waves that some people answered twice? Each person is one cluster: the standard
 * error is √(K / (K − 1) Σ u²) over K people, u being what a person adds to the change (linearisation, as survey
 * software with respondents as clusters does). Between the independent and the paired error, whatever the overlap.
 * No pseudo-answers: for large waves that are not nearly unanimous. A wave without answers, or one person → null.
 */
export function clusteredDifference(overlap: Overlap, confidence: number): OverlapDifference | null {
  const groups = groupsOf(overlap)
  const [earlier, later] = [waveOf(groups, 'before'), waveOf(groups, 'now')]
  const respondents = groups.reduce((sum, { people }) => sum + people, 0)
  if (earlier.n === 0 || later.n === 0 || respondents < 2) return null
  const standardError = 100 * Math.sqrt((respondents / (respondents - 1)) * influence(groups, earlier, later))
  const change = 100 * (later.mean - earlier.mean)
  return {
    n1: earlier.n,
    n2: later.n,
    respondents,
    nps1: 100 * earlier.mean,
    nps2: 100 * later.mean,
    change,
    standardError,
    independentError: 100 * Math.sqrt(earlier.variance / earlier.n + later.variance / later.n),
    ...limitsOf(change, standardError, confidence),
  }
}

/**
 * The same for small or nearly unanimous waves: three pseudo-answers in each wave (.75, 1.5, .75), given by people of
 * their own, before the clustered error is taken. Nobody twice: AW(3,T) of two waves of different people, but for the
 * factor K / (K − 1). Never without width. `change` is the observed one. A wave without answers → null.
 */
export function clusteredAdjusted(
  overlap: Overlap,
  confidence: number,
): (OverlapDifference & { adjustedChange: number }) | null {
  const plain = clusteredDifference(overlap, confidence)
  if (plain === null) return null
  const groups = groupsOf(overlap)
  const parts = [0.75, 1.5, 0.75]
  CODES.forEach((code, i) => {
    groups.push({ before: code, now: null, people: parts[i] ?? 0 })
    groups.push({ before: null, now: code, people: parts[i] ?? 0 })
  })
  const [earlier, later] = [waveOf(groups, 'before'), waveOf(groups, 'now')]
  const people = plain.respondents + 6
  const standardError = 100 * Math.sqrt((people / (people - 1)) * influence(groups, earlier, later))
  const adjustedChange = 100 * (later.mean - earlier.mean)
  return { ...plain, adjustedChange, standardError, ...limitsOf(adjustedChange, standardError, confidence) }
}

function limitsOf(change: number, standardError: number, confidence: number) {
  const margin = criticalValue(confidence) * standardError
  // What rounding leaves of an error of 0 is no error to divide by.
  const statistic = standardError < 1e-9 ? null : change / standardError
  const pValue = statistic === null ? null : normalTwoSided(statistic)
  return { lower: change - margin, upper: change + margin, statistic, pValue }
}
