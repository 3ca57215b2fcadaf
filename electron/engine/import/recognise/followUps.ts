// Survey tools ask promoters, passives and detractors different questions and give each a column: one is filled per row.
// Together they are the comment.

import { BLANK_ROW, cellText, type Table } from '../table'
import type { ColumnProfile } from './profile'
import type { Proposal } from './roles'
import { normalise, wordingRank } from './words'

const ROWS_LOOKED_AT = 20_000
/** Of a column's texts, how many may stand beside another comment: somebody goes back and changes the score. */
const MOST_OVERLAP = 0.05
/** Characters on average from which texts are sentences, where the header does not ask for a comment. */
const SHORTEST_TEXTS = 20
/** A column that hardly anybody fills stands apart from the others by chance. */
const LEAST_FILLED = 0.01
/** What is left for those who find no answer of theirs among the given ones. */
const OTHER = /^(?:other|autre)s?\b|\b(?:please specify|veuillez preciser)\b/

/** The proposals, with the role of comment also for the columns that are filled where the comment is not. */
export function withFollowUps(
  table: Table,
  profiles: readonly ColumnProfile[],
  proposals: readonly Proposal[],
): Proposal[] {
  const first = proposals.findIndex(({ role }) => role === 'comment')
  const result = [...proposals]
  if (first < 0) return result
  const others = table.columns.filter(({ index, aliases, isSpread }) => {
    const profile = profiles[index]
    const isFree = proposals[index]?.role === 'ignore' && !isSpread
    const isOther = aliases.some((header) => OTHER.test(normalise(header)))
    return profile !== undefined && isFree && !isOther && isText(profile, wordingRank('comment', aliases) !== null)
  })
  if (others.length === 0) return result
  const rows = table.sheet.rows.slice(table.firstData, table.firstData + ROWS_LOOKED_AT)
  const isFilled = (row: number, column: number) => cellText((rows[row] ?? BLANK_ROW)[column]) !== ''
  const taken = rows.map((_, row) => isFilled(row, first))
  for (const { index, name } of others) {
    let filled = 0
    let both = 0
    for (let row = 0; row < rows.length; row += 1) {
      if (!isFilled(row, index)) continue
      filled += 1
      if (taken[row]) both += 1
    }
    if (filled < Math.max(1, LEAST_FILLED * rows.length) || both > MOST_OVERLAP * filled) continue
    for (let row = 0; row < rows.length; row += 1) if (isFilled(row, index)) taken[row] = true
    const average = Math.round(profiles[index]?.averageLength ?? 0)
    result[index] = {
      role: 'comment',
      evidence: [
        { fact: 'header-says', header: name },
        { fact: 'long-texts', average },
      ],
    }
  }
  return result
}

/** Sentences, or answers to a question that asks for them; nearly all different. */
function isText(profile: ColumnProfile, isWorded: boolean): boolean {
  if (profile.dateShare > 0.1 || profile.scoreShare > 0.1 || profile.emailShare > 0.1 || profile.numberShare > 0.5)
    return false
  const differs = profile.distinct === null || profile.distinct > profile.answers / 3
  return (differs && profile.averageLength >= SHORTEST_TEXTS) || (isWorded && profile.averageLength >= 4)
}
