// The score with weights beside the score without them, and what the weights cost.
import type { Weighted } from '../../contract/definition'
import type { Format } from '../format'
import type { Translate } from '../index'
import { FEWEST_FOR_SCORE } from '../verdict'

/** "Weighted NPS +14 (unweighted +20). 210 responses count like 135. 3 extreme weights were cut." */
export function weightedSentence(
  t: Translate,
  format: Format,
  { unweighted, weighted, effective, trimmed }: Pick<Weighted, 'unweighted' | 'weighted' | 'effective' | 'trimmed'>,
): string {
  if (unweighted.n < FEWEST_FOR_SCORE || unweighted.nps === null) return t('verdicts.weighted.tooFew')
  const plain = format.points(unweighted.nps)
  if (weighted === null || weighted.nps === null || effective === null) return t('verdicts.weighted.cannot', { plain })
  const score = t('verdicts.weighted.score', {
    weighted: format.points(weighted.nps),
    plain,
    count: unweighted.n,
    number: format.integer(unweighted.n),
    effective: format.integer(effective),
  })
  if (trimmed === 0) return score
  return `${score} ${t('verdicts.weighted.trimmed', { count: trimmed, number: format.integer(trimmed) })}`
}

/** "Likely between −3 and +30 (95%)." null: there are no limits. */
export function weightedRange(t: Translate, format: Format, { weighted }: Pick<Weighted, 'weighted'>): string | null {
  const interval = weighted?.interval
  if (!interval) return null
  const { lower, upper, confidence } = interval
  return t('verdicts.weighted.range', {
    lower: format.points(lower),
    upper: format.points(upper),
    confidence: format.percent(confidence),
  })
}
