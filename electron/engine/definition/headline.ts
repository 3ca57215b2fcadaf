// A wave's headline by its definition: its reading and its weights together.
import type { Definition, WeightingProblem } from '../../../shared/contract/definition'
import type { Bands } from '../../../shared/model/category'
import type { ScoreLine } from '../../../shared/model/figures'
import { clusteredScore } from '../stats/clusters'
import type { Limits } from '../stats/intervals/limits'
import type { Shares } from '../stats/point'
import { listFor, populationFactor } from '../stats/population'
import { withinGroupError } from '../stats/poststratified'
import { effectiveLimits, weightedScore, worth } from '../stats/weighted'
import { pooledBands, type WeightedGroup, weightSums } from '../stats/weightedGroup'
import { type AnswerGroup, answersIn, clustersOf } from './answers'
import { chosenFor, readingWeight } from './readings'
import { type MarginNames, type Weighed, weightsFor } from './weights'

export interface HeadlineChoice {
  confidence: number
  /** Limits are given once a wave has closed. */
  closed: boolean
}

export interface Headline {
  score: ScoreLine
  effective: number | null
  /** Of the weight; null where there is no score. */
  shares: Shares | null
  problems: WeightingProblem[]
}

/** Whether the headline is the plain score, every answer once. */
export const isPlain = ({ reading, weighting }: Pick<Definition, 'reading' | 'weighting'>): boolean =>
  reading === 'answers' && weighting === null

/**
 * The score as the definition reads and weighs the answers. Weights are made from those of the reading: each account
 * weighs 1 before the margins are fitted. Where accounts are read, their answers are clusters; where every answer counts,
 * answers are independent. `score.nps` is null where the weights cannot be made.
 */
export function headlineOf(
  groups: readonly AnswerGroup[],
  { reading, weighting, population }: Definition,
  names: readonly MarginNames[],
  { confidence, closed }: HeadlineChoice,
): Headline {
  const chosen = chosenFor(reading, groups)
  const made = weighting
    ? weightsFor(chosen, weighting, names, (kept) => readingWeight(reading, kept))
    : { groups: readByItself(chosen, readingWeight(reading, chosen)), problems: [] }
  if (made.groups === null)
    return { score: nothing(pooledBands(chosen)), effective: null, shares: null, problems: made.problems }
  const bands = pooledBands(made.groups)
  const found =
    reading === 'answers'
      ? weighedScore(made.groups, weighting?.margins.length === 1)
      : clusteredScore(
          clustersOf(made.groups, ({ weight }) => weight),
          confidence,
        )
  if (found === null) return { score: nothing(bands), effective: null, shares: null, problems: made.problems }
  const factor = listFactor(answersIn(made.groups), population)
  const limits =
    closed && found.effective !== null ? effectiveLimits(found.shares, found.effective, confidence, factor) : null
  return {
    score: weighedLine(bands, found.nps, limits, confidence),
    effective: found.effective,
    shares: found.shares,
    problems: made.problems,
  }
}

/** φ of a known list; a list that is shorter than its answers cannot be used. */
export const listFactor = (answers: number, population: number | null): number =>
  populationFactor(answers, listFor(answers, population)) ?? 1

const readByItself = (groups: readonly AnswerGroup[], weightOf: (group: AnswerGroup) => number) =>
  groups.map((group): Weighed<AnswerGroup> => ({ ...group, weight: weightOf(group) }))

/** The answers that were weighed, with their weighted score and its limits. */
export const weighedLine = (bands: Bands, nps: number, limits: Limits | null, confidence: number): ScoreLine => ({
  ...nothing(bands),
  nps,
  interval: limits && {
    method: 'adjusted-wald',
    confidence,
    lower: limits.lower,
    upper: limits.upper,
    margin: limits.margin,
  },
})

/** Counts without a score. */
const nothing = (bands: Bands): ScoreLine => ({
  n: bands.promoters + bands.passives + bands.detractors,
  ...bands,
  nps: null,
  interval: null,
})

export interface WeighedScore {
  nps: number
  shares: Shares
  standardError: number | null
  effective: number
}

/**
 * Independent answers with weights. With one margin the shares of the groups are fixed, so only what varies within them
 * is uncertain; with several the crossings are not, and the answers' own spread counts.
 */
export function weighedScore(groups: readonly WeightedGroup[], oneMargin: boolean): WeighedScore | null {
  const linear = weightedScore(groups)
  if (linear === null || !oneMargin || weightSums(groups).answers < 2) return linear
  return { ...linear, ...worth(linear.shares, withinGroupError(groups), linear.kish) }
}
