// The line of filters above the list of responses, with the count that they leave.
import { Button, Checkbox, NativeSelect, Select } from '@mantine/core'
import type { Dimension } from '../../../../shared/contract/wave'
import { CATEGORIES } from '../../../../shared/model/category'
import { SearchInput } from '../../parts/SearchInput'
import { useText } from '../../text'
import { isFiltered, NO_FILTER, type ResponseFilter } from './responseFilter'

interface Props {
  filter: ResponseFilter
  onChange(filter: ResponseFilter): void
  dimensions: readonly Dimension[]
  /** Responses that match; null while not known. */
  shown: number | null
  /** Responses of the wave. */
  total: number
}

export function ResponseFilters({ filter, onChange, dimensions, shown, total }: Props) {
  const { t, format } = useText()
  const segments = dimensions.map((dimension) => ({
    group: dimension.name,
    items: dimension.segments.map((segment) => ({ value: String(segment.id), label: segment.name })),
  }))
  const chosen = (value: string | null) =>
    dimensions.flatMap((dimension) => dimension.segments).find((segment) => String(segment.id) === value)?.id ?? null
  const count =
    shown === null || shown === total
      ? t('responses.countAll', { count: total, number: format.integer(total) })
      : t('responses.count', { shown: format.integer(shown), total: format.integer(total) })

  return (
    <search className="responses-filters" aria-label={t('responses.filters')}>
      <SearchInput
        className="responses-search"
        label={t('responses.search')}
        placeholder={t('responses.searchShort')}
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
      />
      <NativeSelect
        aria-label={t('responses.category')}
        value={filter.category ?? ''}
        onChange={(event) => {
          const value = event.currentTarget.value
          onChange({ ...filter, category: CATEGORIES.find((category) => category === value) ?? null })
        }}
        data={[
          { value: '', label: t('responses.allCategories') },
          ...CATEGORIES.map((category) => ({ value: category, label: t(`common.${category}s`) })),
        ]}
      />
      {segments.length > 0 && (
        <Select
          aria-label={t('responses.segment')}
          placeholder={t('responses.allSegments')}
          data={segments}
          value={filter.segment === null ? null : String(filter.segment)}
          onChange={(value) => onChange({ ...filter, segment: chosen(value) })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('responses.allSegments') }}
          limit={200}
          comboboxProps={{ width: 260, position: 'bottom-start' }}
        />
      )}
      <Checkbox
        label={t('responses.withComment')}
        checked={filter.withVerbatim}
        onChange={(event) => onChange({ ...filter, withVerbatim: event.currentTarget.checked })}
      />
      <span className="responses-count" role="status">
        {count}
      </span>
      {isFiltered(filter) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(NO_FILTER)}>
          {t('responses.clearFilters')}
        </Button>
      )}
    </search>
  )
}
