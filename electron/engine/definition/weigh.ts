// What a weighting does to a wave's score: unweighted beside weighted, the price, and the table of its groups.
import type { Weighted, Weighting } from '../../../shared/contract/definition'
import type { ScoreLine } from '../../../shared/model/figures'
import { answerCount, nps } from '../stats/point'
import { effectiveLimits } from '../stats/weighted'
import { pooledBands } from '../stats/weightedGroup'
import { type AnswerGroup, answersIn } from './answers'
import { type HeadlineChoice, listFactor, weighedLine, weighedScore } from './headline'
import { type MarginNames, type Weighed, weightsFor } from './weights'

/** Every answer counts once before it is weighed. `unweighted` is the wave's own line. */
export function weigh(
  groups: readonly AnswerGroup[],
  weighting: Weighting,
  names: readonly MarginNames[],
  { confidence, closed, population, unweighted }: HeadlineChoice & { population: number | null; unweighted: ScoreLine },
): Weighted {
  const cells = merged(groups)
  const made = weightsFor(cells, weighting, names, () => () => 1)
  const score = made.groups && weighedScore(made.groups, weighting.margins.length === 1)
  const told = { unweighted, problems: made.problems, groups: groupsTable(cells, made.groups, weighting, names) }
  if (made.groups === null || score === null) return { ...NONE, ...told }
  const bands = pooledBands(made.groups)
  const factor = listFactor(answerCount(bands), population)
  const limits = closed ? effectiveLimits(score.shares, score.effective, confidence, factor) : null
  const weights = made.groups.map(({ weight }) => weight)
  return {
    ...told,
    weighted: weighedLine(bands, score.nps, limits, confidence),
    standardError: score.standardError,
    effective: score.effective,
    designEffect: answerCount(bands) / score.effective,
    trimmed: made.trimmed,
    largest: Math.max(...weights),
    smallest: Math.min(...weights),
  }
}

/** Where there is nothing to weigh with, or weights cannot be made. */
export const NONE = {
  weighted: null,
  standardError: null,
  effective: null,
  designEffect: null,
  trimmed: 0,
  largest: null,
  smallest: null,
} as const

/** One group a crossing of the margins: accounts do not matter here. */
function merged(groups: readonly AnswerGroup[]): AnswerGroup[] {
  const cells = new Map<string, AnswerGroup>()
  for (const group of groups) {
    const key = group.segments.join('/')
    const known = cells.get(key)
    const bands = known ? pooledBands([known, group]) : group.bands
    cells.set(key, { bands, segments: group.segments, account: null, decides: false, value: null })
  }
  return [...cells.values()]
}

/**
 * A row a segment of each margin, also for those without answers; of several margins then a row a crossing with answers,
 * whose people nobody has counted: margins say how many are in each segment, not how they meet.
 */
function groupsTable(
  cells: readonly AnswerGroup[],
  weighed: readonly Weighed<AnswerGroup>[] | null,
  { margins }: Weighting,
  names: readonly MarginNames[],
): Weighted['groups'] {
  const answers = answersIn(cells)
  const nameOf = (segment: number | null, place: number) => names[place]?.segments.get(segment ?? Number.NaN) ?? ''
  const row = (told: string[], isOf: (cell: AnswerGroup) => boolean, people: number | null) => {
    const own = cells.filter(isOf)
    const bands = own.length > 0 ? pooledBands(own) : null
    const n = bands ? answerCount(bands) : 0
    return {
      names: told,
      answers: n,
      shareOfAnswers: answers > 0 ? n / answers : 0,
      shareOfPeople: people,
      weight: meanWeight((weighed ?? []).filter(isOf)),
      nps: bands ? nps(bands) : null,
    }
  }
  const bySegment = margins.flatMap(({ shares }, place) => {
    const people = shares.reduce((sum, share) => sum + share.people, 0)
    return shares.map((share) =>
      row(
        [nameOf(share.segment, place)],
        ({ segments }) => segments[place] === share.segment,
        people > 0 ? share.people / people : null,
      ),
    )
  })
  if (margins.length === 1) return bySegment
  const crossings = cells
    .filter(({ segments }) => segments.every((segment) => segment !== null))
    .map((cell) => row(cell.segments.map(nameOf), (other) => isSameCrossing(cell, other), null))
  return [...bySegment, ...crossings]
}

const isSameCrossing = (one: AnswerGroup, other: AnswerGroup): boolean =>
  one.segments.every((segment, place) => segment === other.segments[place])

/** What an answer of these groups weighs on average; null: none of them is weighed. */
function meanWeight(groups: readonly Weighed<AnswerGroup>[]): number | null {
  const answers = answersIn(groups)
  if (answers === 0) return null
  return groups.reduce((sum, { bands, weight }) => sum + answerCount(bands) * weight, 0) / answers
}
