// Wide files: a line per person or company, and a column of scores for each wave (“NPS 2024”, “NPS 2025”; “T1”, “T2”).

import type { Column } from '../table'
import type { ScoreCandidate } from './scoreColumns'
import { normalise, scoreWording } from './words'

const MONTH =
  'janv(?:ier)?|jan(?:uary)?|fevr?(?:ier)?|feb(?:ruary)?|mars|mar(?:ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|aout|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|dec(?:embre|ember)?'
/** A year, a quarter, a half-year, a month, a numbered wave; alone or together. */
const PERIOD = new RegExp(
  String.raw`\b(?:20\d\d(?: \d\d(?: \d\d)?)?|\d\d 20\d\d|[tqsh][1-4](?: ?\d\d)?|(?:${MONTH})(?: \d\d)?|(?:vague|wave|v|w|trimestre|quarter|semestre|edition|campagne|round|mesure|barometre) ?\d{1,2}|\d(?:er?|e|eme|st|nd|rd|th) (?:trimestre|quarter|semestre|vague|wave))\b`,
  'g',
)
/** What may stand beside a period without saying what the scores are of. */
const FILLER = /\b(?:de|du|d|en|of|in|the|la|le|l|a|au|vague|wave|annee|year|resultats?|results?|pour|for)\b/g

/** A header without its period; null: it names none. */
function withoutPeriod(header: string): string | null {
  // Not by `normalise`, for which “Q3-2025” begins with the number of a question.
  const plain = header
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const rest = plain.replace(PERIOD, ' ')
  return rest === plain ? null : rest.replace(FILLER, ' ').replace(/\s+/g, ' ').trim()
}

/**
 * The candidates that hold the score of one wave each, in the order of the file; none where another column is more
 * clearly the score, or where the scores are of something other than a recommendation.
 */
export function waveColumns(candidates: readonly ScoreCandidate[], columns: readonly Column[]): number[] {
  const groups = new Map<string, number[]>()
  const alone: ScoreCandidate[] = []
  for (const candidate of candidates) {
    const name = columns[candidate.index]?.name ?? ''
    const stem = withoutPeriod(name)
    const wording = stem === null ? null : scoreWording([stem])
    const asks = stem === '' || wording === 'recommendation' || wording === 'score'
    if (stem === null || !asks) alone.push(candidate)
    else groups.set(normalise(stem), [...(groups.get(normalise(stem)) ?? []), candidate.index])
  }
  if (alone.some(({ wording }) => wording === 'recommendation' || wording === 'score')) return []
  const [most] = [...groups.values()].sort((a, b) => b.length - a.length)
  return most && most.length >= 2 ? most.sort((a, b) => a - b) : []
}
