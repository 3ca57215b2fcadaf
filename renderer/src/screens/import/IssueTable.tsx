// Every row that was not imported: where it stands in the file, its value, and the reason; narrowed, paged, downloaded.
import { Button, Group } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { ImportBatch } from '../../../../shared/contract/import'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'
import { DownloadReport } from './DownloadReport'
import { IssueFilters } from './IssueFilters'
import { IssueRows } from './IssueRows'
import { filterInput, type IssueFilter, isFiltered, NO_FILTER } from './issueFilter'

const PAGE = 20
/** After the last keystroke in the search. */
const SETTLE_MS = 250

export function IssueTable({ batch }: { batch: ImportBatch }) {
  const { t, format } = useText()
  const [filter, setFilter] = useState<IssueFilter>(NO_FILTER)
  const [offset, setOffset] = useState(0)
  const [search] = useDebouncedValue(filter.search, SETTLE_MS)
  const asked = filterInput({ ...filter, search })
  const issues = useCall('import.issues', { batch: batch.id, ...asked, offset, limit: PAGE })
  // The import has been undone since: its report says so.
  if (issues.error?.failure.code === 'not-found') return null
  const { rows, total } = issues.data ?? { rows: [], total: 0 }
  const page = t('import.report.page', {
    from: format.integer(Math.min(offset + 1, total)),
    to: format.integer(offset + rows.length),
    total: format.integer(total),
  })
  return (
    <Card
      title={t('import.report.rows')}
      hint={<span role="status">{issues.data !== undefined && (total > 0 ? page : t('import.report.noneFound'))}</span>}
      actions={
        <Group gap="xs">
          {total > PAGE && (
            <>
              <Button
                variant="default"
                size="compact-sm"
                disabled={offset === 0}
                onClick={() => setOffset(Math.max(0, offset - PAGE))}
              >
                {t('import.report.previous')}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                disabled={offset + rows.length >= total}
                onClick={() => setOffset(offset + PAGE)}
              >
                {t('import.report.following')}
              </Button>
            </>
          )}
        </Group>
      }
      flush
    >
      <div className="import-issue-head">
        <IssueFilters
          rows={batch.rows}
          filter={filter}
          onFilter={(next) => {
            setFilter(next)
            setOffset(0)
          }}
        />
        <div className="import-download">
          <DownloadReport batch={batch} filter={filter} />
          <p className="nps-quiet">
            {t(isFiltered(filter) ? 'import.report.downloadFiltered' : 'import.report.downloadHint')}
          </p>
        </div>
      </div>
      {issues.error && <FailureNotice failure={issues.error.failure} onRetry={() => void issues.refetch()} />}
      {rows.length > 0 && <IssueRows rows={rows} />}
    </Card>
  )
}
