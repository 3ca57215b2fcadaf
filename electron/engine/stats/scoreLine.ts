// One score with everything a sentence about it needs.
import type { Bands } from '../../../shared/model/category'
import type { ScoreLine } from '../../../shared/model/figures'
import { type IntervalChoice, npsInterval } from './interval'
import { answerCount, nps } from './point'

export type ScoreLineChoice = Omit<IntervalChoice, 'method'> & { method?: IntervalChoice['method'] | undefined }

/**
 * What is the score, and how sure is it? The observed NPS with the limits of the chosen method (adjusted Wald unless
 * told). The limits need not lie evenly around the score. No answers → `nps` and `interval` null.
 * Whether few answers may be shown at all is for the reader of the line to decide: below 10 no score, below 5 no range.
 */
export function scoreLine(bands: Bands, choice: ScoreLineChoice): ScoreLine {
  const { promoters, passives, detractors } = bands
  return {
    n: answerCount(bands),
    promoters,
    passives,
    detractors,
    nps: nps(bands),
    interval: npsInterval(bands, { ...choice, method: choice.method ?? 'adjusted-wald' }),
  }
}
