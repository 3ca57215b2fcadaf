// From counts to figures: which interval a wave's status allows, and what may be said of a change.
import type { Bands } from '../../../shared/model/category'
import type { Change, IntervalMethod, ScoreLine, WaveStatus } from '../../../shared/model/figures'
import { answerCount } from '../stats/point'
import { scoreLine } from '../stats/scoreLine'
import { changeVerdict } from '../stats/verdict'
import { statusOf, type WaveRow } from '../store/campaigns'

/**
 * While answers are still coming in, somebody looks every day; only the confidence sequence stays true at every look.
 * Once the wave is closed there is one look, and the adjusted Wald interval is the narrowest accurate one.
 */
export function methodFor(status: WaveStatus): IntervalMethod {
  return status === 'closed' ? 'adjusted-wald' : 'confidence-sequence'
}

/** `population`: people on the list that the wave was fielded on; a list shorter than its answers cannot be used. */
export function waveScore(
  bands: Bands,
  status: WaveStatus,
  confidence: number,
  population: number | null = null,
): ScoreLine {
  const list = population !== null && population >= answerCount(bands) ? population : undefined
  return scoreLine(bands, { confidence, method: methodFor(status), population: list })
}

const NO_CHANGE: Change = {
  kind: 'none',
  change: null,
  lower: null,
  upper: null,
  pValue: null,
  detectable: null,
  against: null,
}

/**
 * The change from one wave to the next. A wave that is not closed has no verdict yet (`none`): judging it before its
 * end would find changes that are not there. A frozen wave is final, whatever its days say now. `against` names the earlier wave whenever there is one.
 */
export function changeBetween(
  earlier: WaveRow | undefined,
  later: WaveRow | undefined,
  bandsOfWave: (wave: WaveRow) => Bands,
  confidence: number,
  today: string,
  isFinal: (wave: WaveRow) => boolean = (wave) => statusOf(wave, today) === 'closed',
): Change {
  if (!earlier || !later) return NO_CHANGE
  const before = bandsOfWave(earlier)
  const against = {
    wave: earlier.id,
    name: earlier.name,
    n: before.promoters + before.passives + before.detractors,
  }
  if (!isFinal(later)) return { ...NO_CHANGE, against }
  return { ...changeVerdict(before, bandsOfWave(later), confidence), against }
}
