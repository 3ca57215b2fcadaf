// The waves over time: which lie beyond the control limits, and whether the average drifts.
import type { ControlPoint, Trend } from '../../contract/compare'
import type { Format } from '../format'
import { CANNOT_SAY } from '../format'
import type { Translate } from '../index'

/** Which waves chance alone does not explain; or how many are missing for limits. */
export function controlSentence(t: Translate, format: Format, { points, control }: Trend): string {
  const closed = points.filter(({ status }) => status === 'closed').length
  if (control === null) {
    if (closed === 0) return t('verdicts.control.tooFewNone')
    return t('verdicts.control.tooFew', { count: closed, number: format.integer(closed) })
  }
  const beyond = points.filter(({ out }) => out).map(({ name }) => name)
  const drifting = points.filter(({ drift }) => drift).map(({ name }) => name)
  const told =
    beyond.length === 0
      ? t('verdicts.control.within')
      : t('verdicts.control.beyond', { count: beyond.length, waves: format.list(beyond) })
  if (drifting.length === 0) return told
  return `${told} ${t('verdicts.control.drift', { waves: format.list(drifting) })}`
}

/** One wave of the chart, as its point is described: "Q3: +12, below the control limits (+18 to +47)." */
export function controlPointSentence(t: Translate, format: Format, point: ControlPoint): string | null {
  const { name: wave, score, lower, upper, out, status } = point
  const facts = { wave, score: score.nps === null ? CANNOT_SAY : format.points(score.nps) }
  if (status !== 'closed') return t('verdicts.control.notJudged', facts)
  if (lower === null || upper === null || score.nps === null) return null
  const range = format.range(lower, upper)
  if (!out) return t('verdicts.control.inside', { ...facts, range })
  return score.nps > upper
    ? t('verdicts.control.above', { ...facts, range })
    : t('verdicts.control.below', { ...facts, range })
}

/** How the limits were made, for the details. null: there are none. */
export function controlMethodSentence(
  t: Translate,
  format: Format,
  { control, points }: Pick<Trend, 'control' | 'points'>,
): string | null {
  if (control === null) return null
  const facts = { center: format.points(control.center), number: format.integer(control.baseline) }
  const told =
    control.method === 'plain'
      ? t('verdicts.control.plain', facts)
      : t('verdicts.control.laney', { ...facts, times: format.decimal(control.sigmaZ, 1) })
  const closed = points.filter(({ status }) => status === 'closed').length
  return control.baseline < closed ? `${told} ${t('verdicts.control.butLatest')}` : told
}
