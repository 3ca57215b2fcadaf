// The columns of the list of responses.
import type { ResponseRow } from '../../../../shared/contract/wave'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { CategoryBadge } from '../../parts/CategoryBadge'
import type { VirtualColumn } from '../../parts/VirtualTable'

/** Without `withSegments` when the wave has none, or while the panel at the side shows them. */
export function responseColumns(t: Translate, format: Format, withSegments: boolean): VirtualColumn<ResponseRow>[] {
  const all: VirtualColumn<ResponseRow>[] = [
    {
      id: 'score',
      header: t('responses.columns.score'),
      width: '124px',
      sortable: true,
      cell: (row) => <CategoryBadge category={row.category} score={row.score} />,
    },
    {
      id: 'comment',
      header: t('responses.columns.comment'),
      width: 'minmax(0, 5fr)',
      sortable: true,
      cell: (row) =>
        row.verbatim === null ? (
          <span className="nps-quiet">{t('responses.noComment')}</span>
        ) : (
          <span className="two-lines">{row.verbatim}</span>
        ),
    },
    {
      id: 'answeredAt',
      header: t('responses.columns.date'),
      width: '104px',
      sortable: true,
      cell: (row) => (
        <span className="stacked">
          <span className={row.answeredAt === null ? 'nps-quiet' : undefined}>
            {row.answeredAt === null ? t('responses.noDate') : format.date(row.answeredAt)}
          </span>
          {row.actions.length > 0 && (
            <small>
              {t('responses.actionCount', { count: row.actions.length, number: format.integer(row.actions.length) })}
            </small>
          )}
        </span>
      ),
    },
    {
      id: 'respondent',
      header: t('responses.columns.respondent'),
      width: 'minmax(110px, 2fr)',
      sortable: true,
      cell: (row) => <Respondent row={row} nobody={t('responses.noRespondent')} />,
    },
    {
      id: 'segments',
      header: t('responses.columns.segments'),
      width: 'minmax(120px, 2fr)',
      sortable: false,
      cell: (row) => <span className="two-lines">{row.segments.map((segment) => segment.name).join(' · ')}</span>,
    },
  ]
  return withSegments ? all : all.filter((column) => column.id !== 'segments')
}

function Respondent({ row, nobody }: { row: ResponseRow; nobody: string }) {
  const name = row.respondent ?? row.email
  if (name === null && row.company === null) return <span className="nps-quiet">{nobody}</span>
  return (
    <span className="stacked">
      <span className="one-line">{name ?? row.company}</span>
      {name !== null && row.company !== null && <small className="one-line">{row.company}</small>}
    </span>
  )
}
