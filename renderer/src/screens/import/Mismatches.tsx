// Rows whose category in words is not the one that their score gives.
import type { ImportPreview } from '../../../../shared/contract/import'
import { categoryOf } from '../../../../shared/model/category'
import { useText } from '../../text'

export function Mismatches({ mismatches }: { mismatches: ImportPreview['groupMismatches'] }) {
  const { t, format } = useText()
  const { count, examples } = mismatches
  return (
    <div>
      <p className="import-warn import-rule-title">
        {t('import.rules.mismatches', { count, number: format.integer(count) })}
      </p>
      {examples.length > 0 && (
        <details className="import-more">
          <summary>{t('import.rules.mismatchExamples')}</summary>
          <ul className="import-lines">
            {examples.map(({ row, score, label }) => (
              <li key={row}>
                {t('import.rules.mismatch', {
                  row: format.integer(row),
                  score: format.integer(score),
                  category: t(`common.${categoryOf(score)}`),
                  label,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
