// What the people who were asked and said nothing could do to the score.
import type { Bands } from '../../../shared/model/category'
import { answerCount, nps } from './point'

/**
 * What would the score of everybody invited be if the silent ones scored `silent` points? (n · NPS + (N − n) · silent) / N.
 * No likelihood is claimed: it is arithmetic on an assumption, to be shown beside other assumptions.
 * No answers, or fewer invited than answered → null.
 */
export function scoreIfSilent(bands: Bands, invited: number, silent: number): number | null {
  const score = nps(bands)
  const n = answerCount(bands)
  if (score === null || !(invited >= n)) return null
  return (n * score + (invited - n) * silent) / invited
}
