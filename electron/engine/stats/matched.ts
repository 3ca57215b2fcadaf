// The verdict on a change by the method that fits who answered: different people, the same, or partly the same.
import type { Pairing } from '../../../shared/contract/compare'
import type { Bands } from '../../../shared/model/category'
import { clusteredAdjusted, clusteredDifference, type Overlap, type OverlapDifference } from './overlap'
import { type Moves, pairedAdjusted, pairedPoint, peopleIn } from './paired'
import { answerCount } from './point'
import { detectableChange } from './power'
import { type ChangeVerdict, changeVerdict, FEWEST_FOR_CHANGE, kindOf, NOTHING } from './verdict'

/** What two waves answered, and how those who are known to have answered both moved. */
export type Answered = { before: Bands; now: Bands; moves: Moves }

export const NO_MOVES: Moves = [
  [0, 0, 0],
  [0, 0, 0],
  [0, 0, 0],
]

/** From here on a wave is large enough for the plain clustered error … */
const PLAIN_FROM = 30
/** … if it is not nearly unanimous: so many answers at least lie outside its largest category. */
const FEWEST_OUTSIDE = 10

/** The answers left when one answer of each person in both waves is taken away. null: the table does not fit them. */
export function overlapOf({ before, now, moves }: Answered): Overlap | null {
  const row = (i: number) => (moves[i] ?? []).reduce((sum, n) => sum + n, 0)
  const column = (i: number) => moves.reduce((sum, line) => sum + (line[i] ?? 0), 0)
  const without = ({ promoters, passives, detractors }: Bands, taken: (i: number) => number): Bands => ({
    promoters: promoters - taken(2),
    passives: passives - taken(1),
    detractors: detractors - taken(0),
  })
  const [onlyEarlier, onlyLater] = [without(before, row), without(now, column)]
  const fits = [onlyEarlier, onlyLater].every((bands) => Object.values(bands).every((n) => n >= 0))
  return fits ? { both: moves, onlyEarlier, onlyLater } : null
}

/**
 * Who answered: `different` people, the `same` (every answer of either wave is half of a pair), or `partly` the same.
 * Movements that do not fit the counts (of a frozen wave, say) are not relied on: different, whose margin is wider.
 */
export function pairingOf(answered: Answered): Pairing {
  const overlap = overlapOf(answered)
  if (overlap === null || peopleIn(answered.moves) === 0) return 'different'
  return answerCount(overlap.onlyEarlier) + answerCount(overlap.onlyLater) === 0 ? 'same' : 'partly'
}

/**
 * The clustered difference that a verdict rests on: plain where both waves have thirty answers, ten of them outside the
 * largest category, else with pseudo-answers, since the plain error is too small for small or nearly unanimous waves.
 */
export function clusteredFor(overlap: Overlap, answered: Answered, confidence: number): OverlapDifference | null {
  const isPlain = [answered.before, answered.now].every((bands) => {
    const n = answerCount(bands)
    return n >= PLAIN_FROM && n - Math.max(bands.promoters, bands.passives, bands.detractors) >= FEWEST_OUTSIDE
  })
  return isPlain ? clusteredDifference(overlap, confidence) : clusteredAdjusted(overlap, confidence)
}

/**
 * Is the change real? Different people: adjusted Wald of two waves; the same: adjusted Wald of their steps; partly: the
 * respondent-clustered error. Kinds are decided as in `changeVerdict`; fewer than ten answers in a wave → `none`.
 */
export function matchedVerdict(answered: Answered, confidence: number): ChangeVerdict {
  const { before, now, moves } = answered
  const overlap = overlapOf(answered)
  const pairing = pairingOf(answered)
  if (pairing === 'different' || overlap === null) return changeVerdict(before, now, confidence)
  if (Math.min(answerCount(before), answerCount(now)) < FEWEST_FOR_CHANGE) return NOTHING
  const [point, steps] = [pairedPoint(moves), pairedAdjusted(moves, confidence)]
  const found =
    pairing === 'same' ? point && steps && { ...point, ...steps } : clusteredFor(overlap, answered, confidence)
  if (!found) return NOTHING
  const { change, lower, upper, pValue, standardError } = found
  return {
    kind: kindOf(lower, upper, change),
    change,
    lower: Math.max(-200, lower),
    upper: Math.min(200, upper),
    pValue,
    detectable: detectableChange({ n1: 1, n2: 1, variance1: (standardError / 100) ** 2, variance2: 0, confidence }),
  }
}
