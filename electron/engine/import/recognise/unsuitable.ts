// What looks like a score and is none: means, figures already counted, other scales, categories without their scores.
// A score of 0–10 in the same table is always worth more: then nothing is said.
import type { Unsuitable } from '../../../../shared/contract/import'
import type { Column } from '../table'
import type { ColumnProfile } from './profile'
import type { ScoreCandidate, ScoreChoice } from './scoreColumns'
import { isGroupColumn } from './scoreColumns'
import { holdsKinds } from './states'
import { normalise, scoreWording } from './words'

/** A mistyped 8.5 among real scores is a row's fault; from this share of fractions on the column holds means. */
const MEANS = 0.2
/** Of a column's values, how many must be numbers for it to be judged as one of numbers. */
const NUMBERS = 0.8
/** Of a scale up to 5 or 7, how many values must be whole and within it. */
const WITHIN_SCALE = 0.95
/** A table of “score | count” has a line per score and perhaps a total. */
const LINES_OF_COUNTS = 14

const CATEGORIES = [/\bpromot|\bambassad/, /\bpassi[fv]|\bneutr/, /\bdetra[ck]?t/]
const COUNT =
  /^(?:nombre|nb|count|effectifs?|frequenc[ey]s?|frequences?|number of|pourcentage|percentage)\b|^(?:n|total|quantite|part|share|percent|responses|reponses|answers)$|%/
const OTHER_SCALE = /satisf|\bcsat\b|\bces\b|\beffort|\bfacil|\beas[ey]\b|\betoiles?\b|\bstars?\b/
/** “1 à 5”, “from 1 to 7”, “/5”, “sur 7”. */
const STATED_SCALE = /(?:\b[01] (?:a|to|et|and|through)? ?|\b(?:sur|out of) |\/ ?)([57])\b(?!\d)/

interface Judged {
  column: Column
  profile: ColumnProfile
}

/** Why no score can be read from a table with these columns; null: one can, or nothing in it looks like a score. */
export function unsuitable(
  columns: readonly Column[],
  profiles: readonly ColumnProfile[],
  choice: ScoreChoice,
): Unsuitable | null {
  const all = columns.flatMap((column): Judged[] => {
    const profile = profiles[column.index]
    return profile && profile.answers > 0 && !column.isSpread ? [{ column, profile }] : []
  })
  const asFound = (reason: Unsuitable['reason'], found: Judged | undefined): Unsuitable | null =>
    found ? { reason, column: found.column.name, samples: [...found.profile.samples] } : null
  const certain =
    asFound('aggregated', aggregated(all)) ?? asFound('other-scale', otherKinds(all) ?? statedScale(all, choice))
  if (certain) return certain
  const open = choice.candidates.some(({ wording }) => wording === 'recommendation' || wording === 'score')
  if (open || choice.waves.length > 0) return null
  const shapes = asFound('means', means(all)) ?? asFound('aggregated', all.find(isNetScore))
  if (shapes) return shapes
  const isNeutral = ({ wording }: ScoreCandidate) => wording === 'neutral'
  if (choice.candidates.some(isNeutral)) return null
  const scale = asFound('other-scale', all.find(isOtherScale))
  // A satisfaction of 0–10 can be asked for; a column of categories alone cannot be reckoned with.
  return (
    scale ??
    (choice.candidates.some(isSpreadWide(all))
      ? null
      : asFound(
          'group',
          all.find(({ column, profile }) => isGroupColumn(column, profile)),
        ))
  )
}

/** Candidates that go beyond the codes of a category. */
const isSpreadWide = (all: readonly Judged[]) => (candidate: ScoreCandidate) =>
  all.some(({ column, profile }) => column.index === candidate.index && profile.highestScore > 3)

/** Counts or shares per category side by side, or a line per score with its count. */
function aggregated(all: readonly Judged[]): Judged | undefined {
  const counts = CATEGORIES.map((category) =>
    all.find(({ column, profile }) => {
      const isCount = column.aliases.some((header) => category.test(normalise(header)) && normalise(header).length < 40)
      return isCount && profile.numberShare >= NUMBERS && (profile.highestNumber > 1 || profile.decimals > 0)
    }),
  ).filter((found) => found !== undefined)
  if (new Set(counts).size >= 2) return counts[0]
  return scoreTable(all)
}

function scoreTable(all: readonly Judged[]): Judged | undefined {
  const scores = all.find(
    ({ column, profile }) =>
      profile.scores >= 5 &&
      profile.distinctScores === profile.scores &&
      profile.answers <= LINES_OF_COUNTS &&
      scoreWording(column.aliases) !== 'something-else',
  )
  const counts = all.find(
    ({ column, profile }) =>
      column !== scores?.column &&
      profile.numberShare >= NUMBERS &&
      column.aliases.some((header) => COUNT.test(normalise(header)) || header.trim() === '%'),
  )
  return scores && counts && all.length <= 4 ? scores : undefined
}

/** A kind of survey is stated for each row, and none of them is NPS. */
function otherKinds(all: readonly Judged[]): Judged | undefined {
  const kinds = all.find(({ column, profile }) => holdsKinds(column, profile))
  return kinds?.profile.values.some((value) => /\bnps\b|net promoter|loyalty|fidelit/.test(normalise(value)))
    ? undefined
    : kinds
}

/** The column that would be the score says itself that it goes to 5 or 7. */
function statedScale(all: readonly Judged[], choice: ScoreChoice): Judged | undefined {
  const first = choice.chosen ?? choice.candidates[0]?.index
  const judged = all.find(({ column }) => column.index === first)
  const end = judged?.column.aliases.map((header) => STATED_SCALE.exec(withoutAccents(header))?.[1]).find(Boolean)
  return judged && end !== undefined && judged.profile.highestScore <= Number(end) ? judged : undefined
}

const withoutAccents = (header: string) =>
  header
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[-–—]/g, ' ')
    .replace(/\s+/g, ' ')

const asksForScore = ({ column }: Judged) => {
  const wording = scoreWording(column.aliases)
  return wording === 'recommendation' || wording === 'score'
}

function means(all: readonly Judged[]): Judged | undefined {
  return all.find(
    (judged) =>
      asksForScore(judged) &&
      judged.profile.numberShare >= NUMBERS &&
      judged.profile.decimals >= MEANS * judged.profile.answers &&
      judged.profile.lowestNumber >= 0 &&
      judged.profile.highestNumber <= 10,
  )
}

/** −100 … 100 under “NPS”: the result of a company, not an answer. */
function isNetScore({ column, profile }: Judged): boolean {
  const outside = profile.answers - profile.scores
  return (
    scoreWording(column.aliases) === 'recommendation' &&
    !isGroupColumn(column, profile) &&
    profile.numberShare >= NUMBERS &&
    outside > profile.answers / 2 &&
    profile.lowestNumber >= -100 &&
    profile.highestNumber <= 100
  )
}

function isOtherScale({ column, profile }: Judged): boolean {
  const says = column.aliases.some((header) => OTHER_SCALE.test(normalise(header)))
  return says && profile.scoreShare >= WITHIN_SCALE && profile.highestScore <= 7 && profile.highestScore > 1
}
