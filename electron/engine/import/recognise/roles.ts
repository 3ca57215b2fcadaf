// What is each column for? Proposals from its header's words and its values, each with the facts behind it.
import type { ColumnRole, Evidence, Layout } from '../../../../shared/contract/import'
import { isOwnColumn } from '../leftOut/ownColumns'
import type { Column } from '../table'
import type { ColumnProfile } from './profile'
import { isGroupColumn, type ScoreChoice, scoreEvidence } from './scoreColumns'
import { holdsKinds, shown, stateEvidence } from './states'
import { type NamedRole, namesComputer, namesSegment, wordingRank } from './words'

export interface Proposal {
  role: ColumnRole
  evidence: Evidence[]
}

/** Values that a segment has at least and at most; more is a list of names, fewer says nothing. */
const SEGMENT_VALUES = { least: 2, most: 30 }
/** Shares of a column's answers from which its values speak for themselves, and from which they agree with a header. */
const SPEAKS = 0.9
const AGREES = 0.6
/** Characters on average from which texts are comments, whatever their header. */
const LONG_TEXT = 40

interface Candidate {
  column: Column
  profile: ColumnProfile
}

/** Survey tools whose plain “ID” numbers the answers; elsewhere a plain id is more often the person's. */
const NUMBERS_ANSWERS: readonly Layout[] = [
  'surveymonkey',
  'typeform',
  'hotjar',
  'microsoft-forms',
  'limesurvey',
  'alchemer',
  'delighted',
]

/**
 * One proposal per column, in the columns' order. Each role is given to one column only, but for segments, names and
 * states, and for comments (see `followUps`).
 */
export function proposeRoles(
  columns: readonly Column[],
  profiles: readonly ColumnProfile[],
  choice: ScoreChoice,
  layout: Layout = 'generic',
): Proposal[] {
  const proposals = new Map<number, Proposal>()
  const open = new Map<number, Candidate>()
  for (const column of columns) {
    const profile = profiles[column.index]
    if (!profile) continue
    const closed = settled(column, profile, choice, layout)
    if (closed) proposals.set(column.index, closed)
    else open.set(column.index, { column, profile })
  }
  const group = bestGroup([...open.values()], choice)
  for (const { column, profile } of [...open.values()]) {
    if (!isGroupColumn(column, profile)) continue
    const evidence: Evidence[] = [{ fact: 'group-labels', values: profile.values.length }]
    proposals.set(column.index, { role: column === group?.column ? 'group' : 'ignore', evidence })
    open.delete(column.index)
  }
  const give = (index: number | undefined, role: ColumnRole, evidence: Evidence[]) => {
    if (index === undefined) return
    proposals.set(index, { role, evidence })
    open.delete(index)
  }
  // By their values: tools that choose the header themselves call them “Custom Data 1”.
  const code = best([...open.values()], ({ profile }) => (profile.codeShare >= SPEAKS ? profile.codeShare : null))
  give(code?.column.index, 'respondent', code ? [{ fact: 'codes-share', share: code.profile.codeShare }] : [])
  const date = bestDate([...open.values()])
  give(date?.column.index, 'date', date ? dateEvidence(date) : [])
  const email = bestEmail([...open.values()])
  give(email?.column.index, 'email', email ? [{ fact: 'emails-share', share: email.profile.emailShare }] : [])
  const answer = bestAnswer([...open.values()], layout)
  give(answer?.column.index, 'answer', answer ? [says(answer.column)] : [])
  for (const role of ['respondent', 'company', 'ticket', 'owner', 'role'] as const) {
    if (role === 'respondent' && code) continue
    const found = bestWorded(role, [...open.values()])
    give(found?.column.index, role, found ? [says(found.column)] : [])
  }
  const value = bestValue([...open.values()])
  const share = value?.profile.numberShare ?? 0
  give(value?.column.index, 'value', value ? [says(value.column), { fact: 'numbers-share', share }] : [])
  for (const { column } of namedColumns([...open.values()])) give(column.index, 'name', [says(column)])
  const comment = bestComment([...open.values()])
  give(comment?.column.index, 'comment', comment ? commentEvidence(comment) : [])
  for (const { column, profile } of open.values()) proposals.set(column.index, segmentOrNot(column, profile))
  return columns.map(({ index }) => proposals.get(index) ?? { role: 'ignore', evidence: [] })
}

const says = (column: Column): Evidence => ({ fact: 'header-says', header: column.name })

/** The score, the other candidates for it, and what is never used. null: other roles are still possible. */
function settled(column: Column, profile: ColumnProfile, choice: ScoreChoice, layout: Layout): Proposal | null {
  if (isOwnColumn(column.name)) return { role: 'ignore', evidence: [] }
  const candidate = choice.candidates.find(({ index }) => index === column.index)
  if (candidate) {
    const role = choice.chosen === column.index ? 'score' : 'ignore'
    return { role, evidence: scoreEvidence(candidate, column, profile, choice) }
  }
  if (profile.answers === 0) return { role: 'ignore', evidence: [{ fact: 'empty' }] }
  if (namesComputer(column.aliases)) return { role: 'ignore', evidence: [{ fact: 'personal-data' }] }
  if (column.isSpread) return { role: 'ignore', evidence: [] }
  if (holdsKinds(column, profile)) {
    return { role: 'survey', evidence: [says(column), { fact: 'states', values: shown(profile.values) }] }
  }
  const states = stateEvidence(column, profile, layout)
  return states ? { role: 'status', evidence: [says(column), states] } : null
}

/** Of several questions' categories, those that stand next to the score. */
function bestGroup(candidates: readonly Candidate[], { chosen }: ScoreChoice): Candidate | undefined {
  const groups = candidates.filter(({ column, profile }) => isGroupColumn(column, profile))
  return best(groups, ({ column }) => -Math.abs(column.index - (chosen ?? 0)))
}

function bestAnswer(candidates: readonly Candidate[], layout: Layout): Candidate | undefined {
  const plainIdsToo = NUMBERS_ANSWERS.includes(layout)
  return best(candidates, ({ column }) => {
    const rank = wordingRank('answer', column.aliases)
    return rank === null || (rank > 0 && !plainIdsToo) ? null : 10 - rank
  })
}

/** Amounts under a header that speaks of money. */
function bestValue(candidates: readonly Candidate[]): Candidate | undefined {
  return best(candidates, ({ column, profile }) => {
    const rank = wordingRank('value', column.aliases)
    return rank === null || profile.numberShare < AGREES ? null : 10 - rank
  })
}

function best<T>(items: readonly T[], points: (item: T) => number | null): T | undefined {
  let found: { item: T; points: number } | undefined
  for (const item of items) {
    const value = points(item)
    if (value !== null && (found === undefined || value > found.points)) found = { item, points: value }
  }
  return found?.item
}

/** Headers decide between several columns of dates; the values must agree. Bare numbers are dates only by header. */
function bestDate(candidates: readonly Candidate[]): Candidate | undefined {
  return best(candidates, ({ column, profile }) => {
    const rank = wordingRank('date', column.aliases)
    if (rank !== null) return profile.dateShare >= AGREES ? 10 - rank : null
    const bare = profile.dates.order === 'serial' || profile.dates.order === 'unix'
    return !bare && profile.dateShare >= SPEAKS ? profile.dateShare : null
  })
}

function dateEvidence({ column, profile }: Candidate): Evidence[] {
  const { decided } = profile.dates
  const facts: Evidence[] = [{ fact: 'dates-share', share: profile.dateShare }]
  if (decided) facts.push({ fact: 'dates-decided', ...decided })
  return wordingRank('date', column.aliases) === null ? facts : [says(column), ...facts]
}

function bestEmail(candidates: readonly Candidate[]): Candidate | undefined {
  return best(candidates, ({ column, profile }) => {
    const rank = wordingRank('email', column.aliases)
    if (rank !== null && profile.emailShare > 0) return 10 - rank + profile.emailShare
    return profile.emailShare >= SPEAKS ? profile.emailShare : null
  })
}

function bestWorded(role: NamedRole, candidates: readonly Candidate[]): Candidate | undefined {
  return best(candidates, ({ column }) => {
    const rank = wordingRank(role, column.aliases)
    return rank === null ? null : 10 - rank
  })
}

/** First and last name where both are there; a full name otherwise. */
function namedColumns(candidates: readonly Candidate[]): Candidate[] {
  const ranked = candidates.map((candidate) => ({ ...candidate, rank: wordingRank('name', candidate.column.aliases) }))
  const of = (rank: number) => ranked.find((candidate) => candidate.rank === rank)
  const first = of(0)
  const full = of(2)
  const last = of(1) ?? (first ? full : undefined)
  if (first || of(1)) return [first, last].filter((candidate) => candidate !== undefined)
  return full ? [full] : []
}

function bestComment(candidates: readonly Candidate[]): Candidate | undefined {
  const worded = best(candidates, ({ column, profile }) => {
    const rank = wordingRank('comment', column.aliases)
    const isText = profile.averageLength >= 4 && profile.scoreShare < 0.5 && profile.dateShare < 0.5
    // Between columns of the same wording, the longer texts say more.
    return rank === null || !isText ? null : 10 - rank + Math.min(profile.averageLength, 500) / 1000
  })
  return worded ?? best(candidates, ({ profile }) => (isLongText(profile) ? profile.averageLength : null))
}

/** Sentences, nearly all different. */
function isLongText(profile: ColumnProfile): boolean {
  return profile.averageLength >= LONG_TEXT && (profile.distinct === null || profile.distinct > profile.answers / 2)
}

function commentEvidence({ column, profile }: Candidate): Evidence[] {
  const average: Evidence = { fact: 'long-texts', average: Math.round(profile.averageLength) }
  return wordingRank('comment', column.aliases) === null ? [average] : [says(column), average]
}

/** Few values and a header that names a segment; few values alone are not enough. */
function segmentOrNot(column: Column, profile: ColumnProfile): Proposal {
  const values = profile.distinct
  const few = values !== null && values >= SEGMENT_VALUES.least && values <= SEGMENT_VALUES.most
  if (!few) return { role: 'ignore', evidence: [] }
  const evidence: Evidence[] = [{ fact: 'few-values', values }]
  const isSegment = namesSegment(column.aliases) && profile.averageLength <= 60 && profile.dateShare < 0.5
  return isSegment ? { role: 'segment', evidence: [says(column), ...evidence] } : { role: 'ignore', evidence }
}
