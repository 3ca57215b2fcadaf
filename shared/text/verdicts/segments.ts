// Several segments looked at together, and one segment beside all the others.
import type { SegmentRest, SegmentsVerdict } from '../../contract/compare'
import type { Format } from '../format'
import type { Translate } from '../index'
import { FEWEST_FOR_SCORE } from '../verdict'
import { sized } from './points'

/** "3 of 12 segments differ from the rest after correction for 12 comparisons (Holm)." */
export function segmentsSentence(
  t: Translate,
  format: Format,
  { judged, differing, interim }: Pick<SegmentsVerdict, 'judged' | 'differing' | 'interim'>,
): string {
  if (interim) return t('verdicts.segments.interim')
  if (judged === 0) return t('verdicts.segments.noneJudged')
  if (judged === 1) return t(differing === 1 ? 'verdicts.segments.differOnly' : 'verdicts.segments.differOnlyNot')
  const number = format.integer(judged)
  if (differing === 0) return t('verdicts.segments.differNone', { number })
  return t('verdicts.segments.differ', { count: differing, real: format.integer(differing), number })
}

/** The same of the changes since another wave: `wave` is its name. */
export function segmentChangesSentence(
  t: Translate,
  format: Format,
  { judged, real, wave }: { judged: number; real: number; wave: string },
): string {
  if (judged === 0) return t('verdicts.segments.noneJudged')
  if (judged === 1)
    return t(real === 1 ? 'verdicts.segments.changedOnly' : 'verdicts.segments.changedOnlyNot', { wave })
  const number = format.integer(judged)
  if (real === 0) return t('verdicts.segments.changedNone', { number, wave })
  return t('verdicts.segments.changed', { count: real, real: format.integer(real), number, wave })
}

/** For the details panel: whether the segments differ at all. null: fewer than two can be judged. */
export function gateSentence(
  t: Translate,
  format: Format,
  { gate, confidence }: { gate: SegmentsVerdict['gate']; confidence: number },
): string | null {
  if (gate === null) return null
  const p = format.pValue(gate.pValue)
  return t(gate.pValue < 1 - confidence ? 'verdicts.segments.gateDiffer' : 'verdicts.segments.gateNot', { p })
}

/** What is told of one segment: its line, and the name that it goes by on screen. */
export interface RestGiven {
  line: Pick<SegmentRest, 'score' | 'rest' | 'difference'>
  /** Also where `name` is null in the reply: "no value". */
  segment: string
  interim: boolean
}

type Unjudged = 'atClose' | 'alone' | 'tooFew'

function unjudged({ line, interim }: RestGiven): Unjudged {
  if (line.rest.n === 0) return 'alone'
  return interim && Math.min(line.score.n, line.rest.n) >= FEWEST_FOR_SCORE ? 'atClose' : 'tooFew'
}

/** "Industry: 14 points above the rest (likely +3 to +24), a real difference." */
export function restSentence(t: Translate, format: Format, given: RestGiven): string {
  const { segment, line } = given
  const { kind, change, lower, upper } = line.difference
  if (kind === 'none' || change === null || lower === null || upper === null)
    return t(`verdicts.rest.${unjudged(given)}`, { segment })
  switch (kind) {
    case 'real': {
      const facts = { segment, ...sized(format, change), range: format.range(lower, upper) }
      return change > 0 ? t('verdicts.rest.above', facts) : t('verdicts.rest.below', facts)
    }
    case 'stable':
      return t('verdicts.rest.stable', { segment, lower: format.points(lower), upper: format.points(upper) })
    default: {
      const facts = { segment, difference: format.points(change), margin: format.margin((upper - lower) / 2) }
      return t(`verdicts.rest.${kind}`, facts)
    }
  }
}

/** The same in a few words, for a cell of a table: "+14 · above the rest". */
export function restWords(t: Translate, format: Format, given: RestGiven): string {
  const { kind, change } = given.line.difference
  if (kind === 'none' || change === null) return t(`verdicts.rest.brief.${unjudged(given)}`)
  const difference = format.points(change)
  if (kind !== 'real') return t(`verdicts.rest.brief.${kind}`, { difference })
  return change > 0 ? t('verdicts.rest.brief.above', { difference }) : t('verdicts.rest.brief.below', { difference })
}
