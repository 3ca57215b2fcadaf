// Why a column was taken for what it is, as a clause.
import type { Evidence } from '../../../../shared/contract/import'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'

export function evidenceText(evidence: Evidence, t: Translate, format: Format): string {
  switch (evidence.fact) {
    case 'scores-share':
      return t('import.evidence.scores-share', {
        share: format.percent(evidence.share),
        number: format.integer(evidence.count),
      })
    case 'dates-share':
    case 'emails-share':
    case 'codes-share':
    case 'numbers-share':
      return t(`import.evidence.${evidence.fact}`, { share: format.percent(evidence.share) })
    case 'long-texts':
      return t('import.evidence.long-texts', { average: format.integer(evidence.average) })
    case 'few-values':
      return t('import.evidence.few-values', { count: evidence.values, number: format.integer(evidence.values) })
    case 'dates-decided':
      return t('import.evidence.dates-decided', {
        count: evidence.count,
        number: format.integer(evidence.count),
        order: t(`import.evidence.orders.${evidence.order}`),
        example: evidence.example,
      })
    case 'group-labels':
      return t('import.evidence.group-labels', { count: evidence.values, number: format.integer(evidence.values) })
    case 'states':
      return t('import.evidence.states', { list: format.list(evidence.values.slice(0, 4)) })
    default:
      return t(`import.evidence.${evidence.fact}`)
  }
}

/** Why a column has its use, a clause for each fact; one that says so when there are none. */
export function whyClauses(evidence: readonly Evidence[], t: Translate, format: Format): string[] {
  if (evidence.length === 0) return [t('import.evidence.none')]
  return evidence.map((one) => evidenceText(one, t, format))
}
