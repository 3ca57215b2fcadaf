// What may be said of a score and of a change. The screens, the exported charts and the command line all speak through here.
// The rules are those of the statistics notes, "what the UI says"; kinds are decided by the engine on unrounded numbers.
import type { Change, ScoreLine, WaveStatus } from '../model/figures'
import type { Format } from './format'
import { CANNOT_SAY } from './format'
import type { Translate } from './index'
import { sized } from './verdicts/points'

/** Below this many answers no score is claimed; only its likely range is shown. */
export const FEWEST_FOR_SCORE = 10
/** Below this many answers a score carries the mark "small sample". */
export const FEWEST_FOR_COMFORT = 30
/** Below this many answers not even a range is shown: the adjusted interval can miss the observed value itself. */
export const FEWEST_FOR_RANGE = 5

export type ScoreBadge = 'small-sample' | 'too-few' | 'interim'

export interface ScoreVerdict {
  /** The score as it may be claimed: "+37", or "—" when there are too few answers. */
  headline: string
  /** A sentence that stands alone: score, likely range, confidence and number of responses. */
  range: string
  /** The same sentence without the score, to stand beside the headline. */
  beside: string
  badge: ScoreBadge | null
  badgeText: string | null
}

/** Whether a score may be claimed for this line, or only a range. */
export function mayClaimScore(score: ScoreLine): boolean {
  return score.n >= FEWEST_FOR_SCORE && score.nps !== null
}

function badgeOf(score: ScoreLine, status: WaveStatus): ScoreBadge | null {
  if (score.n === 0) return null
  if (score.n < FEWEST_FOR_SCORE) return 'too-few'
  if (score.n < FEWEST_FOR_COMFORT) return 'small-sample'
  return status === 'closed' ? null : 'interim'
}

/**
 * The sentences about one score.
 * @param given.status an open or planned wave is interim; "valid at any time" is said only of a confidence sequence
 * @param given.confidence a probability, used where the interval does not carry its own
 */
export function scoreSentences(
  t: Translate,
  format: Format,
  given: { score: ScoreLine; status: WaveStatus; confidence: number },
): ScoreVerdict {
  const { score, status } = given
  const badge = badgeOf(score, status)
  const verdict = (headline: string, range: string, beside: string): ScoreVerdict => ({
    headline,
    range,
    beside,
    badge,
    badgeText: badge === null ? null : t(`verdicts.badge.${badge}`),
  })
  if (score.n === 0 || score.nps === null) {
    const none = t('verdicts.score.noResponses')
    return verdict(CANNOT_SAY, none, none)
  }
  const number = format.integer(score.n)
  const interval = score.n < FEWEST_FOR_RANGE ? null : score.interval
  if (score.n < FEWEST_FOR_SCORE || interval === null) {
    const few =
      interval === null
        ? t('verdicts.score.tooFew', { count: score.n, number })
        : t('verdicts.score.tooFewRange', {
            count: score.n,
            number,
            range: format.range(interval.lower, interval.upper),
          })
    return verdict(CANNOT_SAY, few, few)
  }
  const facts = {
    score: format.points(score.nps),
    lower: format.points(interval.lower),
    upper: format.points(interval.upper),
    range: format.range(interval.lower, interval.upper),
    confidence: format.percent(interval.confidence ?? given.confidence),
    responses: t('common.responses', { count: score.n, number }),
  }
  if (status === 'closed')
    return verdict(facts.score, t('verdicts.score.final', facts), t('verdicts.score.finalBeside', facts))
  return interval.method === 'confidence-sequence'
    ? verdict(facts.score, t('verdicts.score.interim', facts), t('verdicts.score.interimBeside', facts))
    : verdict(facts.score, t('verdicts.score.interimOnce', facts), t('verdicts.score.interimOnceBeside', facts))
}

/** What more is known where a change is told; each fact makes the sentence more precise. */
export interface ChangeSetting {
  /** Answers of the later wave. */
  responses?: number
  /** The level at which the change was judged, as a probability. */
  confidence?: number
  /** Status of the later wave: a change is judged once it has closed. */
  status?: WaveStatus
}

/** Why there is no verdict although there is an earlier wave. */
function unjudged(change: Change, more: ChangeSetting): 'atClose' | 'tooFew' | 'absent' | 'unsaid' {
  const few = (n: number | undefined) => n !== undefined && n < FEWEST_FOR_SCORE
  const settled = more.status === undefined || more.status === 'closed'
  // A row that the earlier wave does not have is not a small one: more answers would not help.
  const absent = change.against?.n === 0
  if (absent && settled) return 'absent'
  if (few(more.responses) || (!absent && few(change.against?.n))) return 'tooFew'
  return settled ? 'unsaid' : 'atClose'
}

/** The sentence about a change, in points, later minus earlier. */
export function changeSentence(t: Translate, format: Format, change: Change, more: ChangeSetting = {}): string {
  const { against, lower, upper } = change
  if (against === null) return t('verdicts.change.noneBefore')
  const wave = against.name
  if (change.kind === 'none' || change.change === null || lower === null || upper === null)
    return t(`verdicts.change.${unjudged(change, more)}`, { wave })
  const observed = format.points(change.change)
  const margin = format.margin((upper - lower) / 2)
  switch (change.kind) {
    case 'real': {
      const facts = { ...sized(format, change.change), wave, range: format.range(lower, upper) }
      const up = change.change > 0
      if (more.confidence === undefined) return t(up ? 'verdicts.change.up' : 'verdicts.change.down', facts)
      const confidence = format.percent(more.confidence)
      return t(up ? 'verdicts.change.upAt' : 'verdicts.change.downAt', { ...facts, confidence })
    }
    case 'stable':
      return t('verdicts.change.stable', { wave, lower: format.points(lower), upper: format.points(upper) })
    case 'no-significant-change':
      return t('verdicts.change.notSignificant', { change: observed, margin, wave })
    case 'cannot-tell': {
      const told = t('verdicts.change.cannotTell', { change: observed, margin, wave })
      if (change.detectable === null) return told
      const size = sized(format, change.detectable)
      const found =
        more.responses === undefined
          ? t('verdicts.change.detectable', size)
          : t('verdicts.change.detectableWith', {
              ...size,
              before: format.integer(against.n),
              now: format.integer(more.responses),
            })
      return `${told} ${found}`
    }
  }
}

/** The same verdict in a few words, for a cell of a table: "+4 · no significant change". */
export function changeWords(t: Translate, format: Format, change: Change, more: ChangeSetting = {}): string {
  if (change.against === null) return t('verdicts.brief.noneBefore')
  if (change.kind === 'none') return t(`verdicts.brief.${unjudged(change, more)}`)
  return t(`verdicts.brief.${change.kind}`, { change: format.points(change.change) })
}
