// The weights that a weighting gives to answers, and what stands in their way.
import type { Weighting, WeightingProblem } from '../../../shared/contract/definition'
import { raked } from '../stats/raked'
import { trimmedWeights } from '../stats/trim'
import { type AnswerGroup, answersIn } from './answers'

/** What a margin's dimension and segments are called. */
export interface MarginNames {
  readonly dimension: string
  readonly segments: ReadonlyMap<number, string>
}

/** A group of answers with what each of them weighs; weights have the mean 1. */
export type Weighed<G extends AnswerGroup> = G & { readonly weight: number }

export interface Weights<G extends AnswerGroup> {
  /** null: they cannot be made. Answers that they leave out are not among them. */
  groups: Weighed<G>[] | null
  trimmed: number
  problems: WeightingProblem[]
}

/** A margin in the order of its segments. */
interface Level {
  readonly segment: number
  readonly people: number
}

/**
 * Weights by a weighting, from the weight that each answer has before: one margin is post-stratification, several are
 * raked. The groups' `segments` are those on the margins' dimensions, in their order. Answers without a value on one of
 * them, or of a segment whose people nobody knows, are left out and named.
 */
export function weightsFor<G extends AnswerGroup>(
  all: readonly G[],
  { margins, trim }: Weighting,
  names: readonly MarginNames[],
  baseOf: (kept: readonly G[]) => (group: G) => number,
): Weights<G> {
  const levels = margins.map(({ shares }) => shares.map(({ segment, people }) => ({ segment, people })))
  const problems: WeightingProblem[] = []
  const kept = keptOf(all, levels, names, problems)
  if (answersIn(kept) === 0) {
    return { groups: null, trimmed: 0, problems: [{ ...NOTHING, problem: 'no-answers', count: 0 }, ...problems] }
  }
  if (noteSparse(kept, levels, names, problems)) return { groups: null, trimmed: 0, problems }
  const base = baseOf(kept)
  const cells = crossingsOf(kept, base)
  const places = levels.map((own) => new Map<number, number>(own.map(({ segment }, level) => [segment, level])))
  const fitted = raked(
    [...cells.values()].map(({ segments, base: together }) => ({
      levels: places.map((own, place) => own.get(segments[place] ?? Number.NaN) ?? -1),
      base: together,
    })),
    levels.map((own) => sharesOf(own)),
  )
  if (fitted === null) {
    problems.push({ ...NOTHING, problem: 'not-converged', count: 0 })
    return { groups: null, trimmed: 0, problems }
  }
  const factors = new Map([...cells.keys()].map((key, i) => [key, fitted[i] ?? 0]))
  const weights = kept.map((group) => ({
    weight: base(group) * (factors.get(keyOf(group)) ?? 0),
    answers: answersIn([group]),
  }))
  const cut =
    trim === null ? { weights: weights.map(({ weight }) => weight), trimmed: 0 } : trimmedWeights(weights, trim)
  const mean = weights.reduce((sum, { answers }, i) => sum + answers * (cut.weights[i] ?? 0), 0) / answersIn(kept)
  return {
    groups: kept.map((group, i) => ({ ...group, weight: (cut.weights[i] ?? 0) / mean })),
    trimmed: cut.trimmed,
    problems,
  }
}

const keyOf = ({ segments }: Pick<AnswerGroup, 'segments'>): string => segments.join('/')

/** Groups of the same segments are fitted together, whatever tells them apart besides. */
function crossingsOf<G extends AnswerGroup>(groups: readonly G[], base: (group: G) => number) {
  const cells = new Map<string, { segments: AnswerGroup['segments']; base: number }>()
  for (const group of groups) {
    const known = cells.get(keyOf(group))?.base ?? 0
    cells.set(keyOf(group), { segments: group.segments, base: known + answersIn([group]) * base(group) })
  }
  return cells
}

const NOTHING = { dimension: null, segment: null }

function sharesOf(levels: readonly Level[]): number[] {
  const people = levels.reduce((sum, level) => sum + level.people, 0)
  return levels.map((level) => (people > 0 ? level.people / people : 0))
}

/** The groups that every margin knows the people of. Notes those that are left out. */
function keptOf<G extends AnswerGroup>(
  all: readonly G[],
  levels: readonly (readonly Level[])[],
  names: readonly MarginNames[],
  problems: WeightingProblem[],
): G[] {
  let kept = [...all]
  levels.forEach((own, place) => {
    const known = new Set(own.map(({ segment }) => segment))
    const dimension = names[place]?.dimension ?? null
    const absent = kept.filter(({ segments }) => (segments[place] ?? null) === null)
    if (absent.length > 0) {
      problems.push({ problem: 'without-value', dimension, segment: null, count: answersIn(absent) })
    }
    const strangers = new Map<number, G[]>()
    for (const group of kept) {
      const segment = group.segments[place] ?? null
      if (segment !== null && !known.has(segment)) strangers.set(segment, [...(strangers.get(segment) ?? []), group])
    }
    for (const [segment, groups] of strangers) {
      const name = names[place]?.segments.get(segment) ?? null
      problems.push({ problem: 'no-population', dimension, segment: name, count: answersIn(groups) })
    }
    kept = kept.filter(({ segments }) => known.has(segments[place] ?? Number.NaN))
  })
  return kept
}

/** Notes segments with people whose answers are none or one. Returns whether one has none: it cannot be represented. */
function noteSparse(
  kept: readonly AnswerGroup[],
  levels: readonly (readonly Level[])[],
  names: readonly MarginNames[],
  problems: WeightingProblem[],
): boolean {
  let empty = false
  levels.forEach((own, place) => {
    const dimension = names[place]?.dimension ?? null
    if (own.every(({ people }) => people === 0)) {
      empty = true
      problems.push({ problem: 'no-population', dimension, segment: null, count: 0 })
      return
    }
    const answers = new Map<number | null, number>()
    for (const group of kept) {
      const segment = group.segments[place] ?? null
      answers.set(segment, (answers.get(segment) ?? 0) + answersIn([group]))
    }
    for (const { segment, people } of own) {
      const count = answers.get(segment) ?? 0
      if (people === 0 || count > 1) continue
      if (count === 0) empty = true
      const name = names[place]?.segments.get(segment) ?? null
      problems.push({ problem: count === 0 ? 'empty-segment' : 'one-answer', dimension, segment: name, count })
    }
  })
  return empty
}
