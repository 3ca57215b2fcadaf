// Which column holds the score? Wording first, values second: a column is never chosen merely because it is 0–10.
import type { Evidence, Layout } from '../../../../shared/contract/import'
import { isOwnColumn } from '../leftOut/ownColumns'
import type { Column } from '../table'
import type { ColumnProfile } from './profile'
import { holdsKinds, stateEvidence } from './states'
import { waveColumns } from './waves'
import { type ScoreWording, scoreWording } from './words'

/** Of a candidate's answers, how many must be whole scores from 0 to 10; less where the header says “recommend”. */
const LEAST_SCORES = 0.8
const LEAST_SCORES_RECOMMENDATION = 0.5
/** With so many answers, a column that never exceeds 3 is a code for the group, not a score. */
const ENOUGH_TO_JUDGE = 20

export interface ScoreCandidate {
  index: number
  wording: Exclude<ScoreWording, 'group'>
  share: number
}

export interface ScoreChoice {
  /** Best first. */
  candidates: readonly ScoreCandidate[]
  /** The one that is clearly the score; null: several are as plausible, or none is, and the user decides. */
  chosen: number | null
  /** Of the candidates those that hold the score of one wave each; empty: the file is not laid out so. */
  waves: readonly number[]
}

const RANK: Record<ScoreCandidate['wording'], number> = { recommendation: 3, score: 2, neutral: 1, 'something-else': 0 }

export function scoreChoice(
  columns: readonly Column[],
  profiles: readonly ColumnProfile[],
  layout: Layout = 'generic',
): ScoreChoice {
  const candidates = columns
    .flatMap((column) => candidateFor(column, profiles[column.index], layout) ?? [])
    .sort((a, b) => RANK[b.wording] - RANK[a.wording] || b.share - a.share || a.index - b.index)
  const [first, second] = candidates
  const clear = first !== undefined && RANK[first.wording] >= RANK.score && second?.wording !== first.wording
  const waves = waveColumns(candidates, columns)
  return { candidates, chosen: clear && waves.length === 0 ? first.index : null, waves }
}

/** What each answer adds to the score, of which the score is the mean. */
const WEIGHTS = new Set(['-100', '0', '100'])

/** Whether a column holds the category of each answer: in words, as the codes 1, 2, 3, or as its weight. */
export function isGroupColumn(column: Column, profile: ColumnProfile): boolean {
  if (profile.isGroup) return true
  const { values } = profile
  if (values.length >= 2 && values.every((value) => WEIGHTS.has(value))) return true
  const isCode = profile.scoreShare === 1 && profile.highestScore <= 3 && (profile.distinct ?? 4) <= 3
  return isCode && scoreWording(column.aliases) === 'group'
}

function candidateFor(column: Column, profile: ColumnProfile | undefined, layout: Layout): ScoreCandidate | null {
  if (!profile || profile.scores === 0 || profile.isGroup || column.isSpread || isOwnColumn(column.name)) return null
  // Codes such as 0, 1, 8 for real, tested and spam answers look like scores.
  if (stateEvidence(column, profile, layout) || holdsKinds(column, profile)) return null
  const wording = scoreWording(column.aliases)
  if (wording === 'group') return null
  const least = wording === 'recommendation' ? LEAST_SCORES_RECOMMENDATION : LEAST_SCORES
  if (profile.scoreShare < least) return null
  const isCode = profile.highestScore <= 3 && (profile.distinct ?? 4) <= 3 && profile.scores >= ENOUGH_TO_JUDGE
  return { index: column.index, wording: isCode ? 'something-else' : wording, share: profile.scoreShare }
}

/** The facts behind a candidate, for the screen. */
export function scoreEvidence(
  candidate: ScoreCandidate,
  column: Column,
  profile: ColumnProfile,
  choice: ScoreChoice,
): Evidence[] {
  const share: Evidence = { fact: 'scores-share', share: candidate.share, count: profile.scores }
  if (choice.waves.includes(column.index)) return [{ fact: 'wave-column', header: column.name }, share]
  if (candidate.wording === 'something-else') return [{ fact: 'not-recommendation', header: column.name }, share]
  return candidate.wording === 'neutral' ? [share] : [{ fact: 'header-says', header: column.name }, share]
}
