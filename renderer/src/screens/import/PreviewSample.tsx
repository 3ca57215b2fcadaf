// The first rows of the file as they would be stored.
import type { ImportPreview } from '../../../../shared/contract/import'
import { categoryOf } from '../../../../shared/model/category'
import { CategoryBadge } from '../../parts/CategoryBadge'
import { useText } from '../../text'

/** Enough to see whether the columns are right. */
const SHOWN = 6

export function PreviewSample({ preview }: { preview: ImportPreview }) {
  const { t } = useText()
  return (
    <section>
      <h3 className="import-sample-title">{t('import.preview.sample')}</h3>
      <ol className="import-sample">
        {preview.sample.slice(0, SHOWN).map((row) => (
          <li key={row.row}>
            <SampleRow row={row} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function SampleRow({ row }: { row: ImportPreview['sample'][number] }) {
  const { t, format } = useText()
  const facts = [row.date === null ? null : format.date(row.date), row.name, row.email, row.company]
    .filter((fact) => fact !== null)
    .concat(row.segments.map((segment) => segment.value))
  return (
    <>
      <p className="import-sample-head">
        {row.issue !== null || row.score === null ? (
          <span className="nps-quiet">
            {t('import.preview.sampleNotImported', { reason: t(`import.reasons.${row.issue ?? 'non-answer'}`) })}
          </span>
        ) : (
          <CategoryBadge category={categoryOf(row.score)} score={row.score} />
        )}
        <small>{t('import.preview.sampleRow', { row: format.integer(row.row) })}</small>
      </p>
      {row.comment !== null && row.comment !== '' && <p className="two-lines">{row.comment}</p>}
      {facts.length > 0 && <p className="import-sample-facts">{facts.join(' · ')}</p>}
    </>
  )
}
