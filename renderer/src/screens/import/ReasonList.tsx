// Why rows are left out, each reason with its number of rows.
import type { RowCounts } from '../../../../shared/contract/import'
import { useText } from '../../text'

export function ReasonList({ reasons }: { reasons: RowCounts['reasons'] }) {
  const { t, format } = useText()
  if (reasons.length === 0) return null
  return (
    <ul className="import-reasons">
      {reasons.map(({ kind, reason, count }) => (
        <li key={`${kind} ${reason}`} data-kind={kind}>
          {t('import.reasonLine', {
            rows: t(`import.preview.${kind}`, { count, number: format.integer(count) }),
            reason: t(`import.reasons.${reason}`),
          })}
        </li>
      ))}
    </ul>
  )
}
