// Narrows the left-out rows: by decision, by reason, by words in any cell.
import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { RowCounts } from '../../../../shared/contract/import'
import { useText } from '../../text'
import { type IssueFilter, reasonNamed, reasonsOf, withKind } from './issueFilter'

interface Props {
  rows: RowCounts
  filter: IssueFilter
  onFilter(filter: IssueFilter): void
}

const LONGEST_SEARCH = 200

export function IssueFilters({ rows, filter, onFilter }: Props) {
  const { t, format } = useText()
  const withCount = (words: string, count: number) =>
    t('import.report.option', { words, number: format.integer(count) })
  return (
    <fieldset className="import-filters" aria-label={t('import.report.filter')}>
      <NativeSelect
        size="xs"
        label={t('import.report.kind')}
        value={filter.kind ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          onFilter(withKind(filter, value === 'skipped' || value === 'rejected' ? value : null, rows))
        }}
        data={[
          { value: '', label: withCount(t('import.report.allKinds'), rows.skipped + rows.rejected) },
          { value: 'skipped', label: withCount(t('import.report.kinds.skipped'), rows.skipped) },
          { value: 'rejected', label: withCount(t('import.report.kinds.rejected'), rows.rejected) },
        ]}
      />
      <NativeSelect
        size="xs"
        label={t('import.report.reason')}
        value={filter.reason ?? ''}
        onChange={(event) => onFilter({ ...filter, reason: reasonNamed(event.currentTarget.value) })}
        data={[
          { value: '', label: t('import.report.allReasons') },
          ...reasonsOf(rows, filter.kind).map(({ reason, count }) => ({
            value: reason,
            label: withCount(t(`import.reasons.${reason}`), count),
          })),
        ]}
      />
      <TextInput
        size="xs"
        type="search"
        label={t('import.report.search')}
        placeholder={t('import.report.searchHint')}
        leftSection={<IconSearch size={14} aria-hidden />}
        maxLength={LONGEST_SEARCH}
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
      />
    </fieldset>
  )
}
