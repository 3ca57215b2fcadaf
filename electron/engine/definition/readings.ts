// The same answers, read in several ways: every answer, the mean of accounts, decision makers first, by value.
import type { Reading, ReadingLine, Rollups } from '../../../shared/contract/definition'
import { type ClusteredScore, clusteredScore } from '../stats/clusters'
import { answerCount } from '../stats/point'
import { effectiveLimits } from '../stats/weighted'
import { type AnswerGroup, answersIn, byAccount, clustersOf } from './answers'

/** The answers that a reading counts. Decision makers first: an account that has none counts its others. */
export function chosenFor<G extends AnswerGroup>(reading: Reading, groups: readonly G[]): G[] {
  if (reading !== 'decision-makers') return [...groups]
  const decided = new Set(groups.filter(({ decides }) => decides).map(({ account }) => account))
  return groups.filter(({ account, decides }) => decides || account === null || !decided.has(account))
}

/** What an answer of each group weighs in a reading. The mean of accounts: an account's answers weigh 1 together. */
export function readingWeight<G extends AnswerGroup>(reading: Reading, groups: readonly G[]): (group: G) => number {
  if (reading !== 'accounts') return () => 1
  const answers = new Map([...byAccount(groups)].map(([account, own]) => [account, answersIn(own)]))
  return ({ account }) => (account === null ? 1 : 1 / (answers.get(account) ?? 1))
}

export interface RollupChoice {
  confidence: number
  /** Limits are given once a wave has closed: while answers come in, only a sequence holds at every look. */
  closed: boolean
}

/** Every reading side by side. Accounts are clusters in all of them: their answers are alike. */
export function rollups(groups: readonly AnswerGroup[], choice: RollupChoice): Rollups {
  const accounts = byAccount(groups)
  const valued = groups.filter(({ value }) => value !== null && value > 0)
  const values = valuesOf(valued)
  const total = values.reduce((sum, value) => sum + value, 0)
  return {
    lines: [
      ...(['answers', 'accounts', 'decision-makers'] as const).map((reading) => readingLine(reading, groups, choice)),
      valueLine(valued, choice),
    ],
    accounts: accounts.size,
    withoutAccount: answersIn(groups.filter(({ account }) => account === null)),
    withoutValue: answersIn(groups) - answersIn(valued),
    decisionMakers: answersIn(groups.filter(({ decides }) => decides)),
    largestShare: total > 0 ? Math.max(...values) / total : null,
  }
}

function readingLine(reading: Reading, groups: readonly AnswerGroup[], choice: RollupChoice): ReadingLine {
  const chosen = chosenFor(reading, groups)
  const score = clusteredScore(clustersOf(chosen, readingWeight(reading, chosen)), choice.confidence)
  const units = reading === 'accounts' ? unitsOf(chosen) : answersIn(chosen)
  return lineOf(reading, units, score, choice)
}

/** An account's answers share its value; one without an account has the value that it names itself. */
function valueLine(valued: readonly AnswerGroup[], choice: RollupChoice): ReadingLine {
  const perAccount = readingWeight('accounts', valued)
  const weightOf = (group: AnswerGroup) => perAccount(group) * (group.value ?? 0)
  return lineOf('value', unitsOf(valued), clusteredScore(clustersOf(valued, weightOf), choice.confidence), choice)
}

/** Accounts, and answers that stand for themselves. */
const unitsOf = (groups: readonly AnswerGroup[]): number =>
  byAccount(groups).size + answersIn(groups.filter(({ account }) => account === null))

/** One value an account; one an answer without an account. */
function valuesOf(valued: readonly AnswerGroup[]): number[] {
  const accounts = [...byAccount(valued).values()].map(([group]) => group?.value ?? 0)
  const alone = valued.filter(({ account }) => account === null)
  return [
    ...accounts,
    ...alone.flatMap(({ bands, value }) => Array.from({ length: answerCount(bands) }, () => value ?? 0)),
  ]
}

function lineOf(
  reading: ReadingLine['reading'],
  units: number,
  score: ClusteredScore | null,
  { confidence, closed }: RollupChoice,
): ReadingLine {
  const limits =
    closed && score !== null && score.effective !== null
      ? effectiveLimits(score.shares, score.effective, confidence)
      : null
  return {
    reading,
    units,
    answers: score?.answers ?? 0,
    nps: score?.nps ?? null,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    effective: score?.effective ?? null,
    designEffect: score?.designEffect ?? null,
  }
}
