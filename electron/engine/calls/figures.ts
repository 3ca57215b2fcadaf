// From counts to figures: which interval a wave's status allows, and what may be said of a change.
import type { Bands } from '../../../shared/model/category'
import type { Change, IntervalMethod, ScoreLine, WaveStatus } from '../../../shared/model/figures'
import { matchedVerdict } from '../stats/matched'
import type { Moves } from '../stats/paired'
import { answerCount } from '../stats/point'
import { listFor } from '../stats/population'
import { scoreLine } from '../stats/scoreLine'
import type { WaveRow } from '../store/campaigns'

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
  return scoreLine(bands, {
    confidence,
    method: methodFor(status),
    population: listFor(answerCount(bands), population),
  })
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

/** How those who answered two waves moved between the categories. */
export type MovesBetween = (earlier: WaveRow, later: WaveRow) => Moves

export interface Compared {
  earlier: WaveRow | undefined
  later: WaveRow | undefined
  bandsOfWave: (wave: WaveRow) => Bands
  /** Asked only when there is something to judge. */
  moves: MovesBetween
  confidence: number
  /** Whether a wave's figures change no more by themselves: it has closed, or was frozen. */
  isFinal: (wave: WaveRow) => boolean
}

/**
 * The change from one wave to a later one, judged by the method that fits who answered. While either wave is not final
 * there is no verdict (`none`): judging it before its end would find changes that are not there. `against` names the
 * earlier wave whenever there is one.
 */
export function changeBetween({ earlier, later, bandsOfWave, moves, confidence, isFinal }: Compared): Change {
  if (!earlier || !later) return NO_CHANGE
  const before = bandsOfWave(earlier)
  const against = { wave: earlier.id, name: earlier.name, n: answerCount(before) }
  if (!isFinal(earlier) || !isFinal(later)) return { ...NO_CHANGE, against }
  const answered = { before, now: bandsOfWave(later), moves: moves(earlier, later) }
  return { ...matchedVerdict(answered, confidence), against }
}
