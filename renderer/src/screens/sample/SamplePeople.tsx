// The people of a sample: every one of them with state and code, found by cell, state and words.
import { Button, NativeSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import { cellName } from '../../../../shared/charts'
import type { InvitationRow, Sample } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { cellKeyOf } from '../../../../shared/model/cell'
import { call } from '../../client'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { SearchInput } from '../../parts/SearchInput'
import { useFillHeight } from '../../parts/useFillHeight'
import { type AskPage, usePages } from '../../parts/usePages'
import { VirtualTable } from '../../parts/VirtualTable'
import { useText } from '../../text'
import { peopleColumns } from './peopleColumns'
import { isFiltered, NO_PEOPLE_FILTER, type PeopleFilter, type PeopleQuery, peopleQuery, STATES } from './peopleFilter'
import { peopleText } from './words'

/** After the last keystroke, before a search is sent. */
const SETTLE_MS = 150
const ROW_HEIGHT = 58
/** Px left free below the list: the page's own margin. */
const BELOW = 24

const ask: AskPage<PeopleQuery, InvitationRow> = (input, signal) => call('sample.people', input, { signal })

interface Props {
  wave: WaveHeader
  sample: Sample
  filter: PeopleFilter
  onFilter(filter: PeopleFilter): void
}

export function SamplePeople({ wave, sample, filter, onFilter }: Props) {
  const { t, format } = useText()
  const [search] = useDebouncedValue(filter.search, SETTLE_MS)
  const query = peopleQuery(wave.id, { ...filter, search })
  const listKey = JSON.stringify(query)
  const pages = usePages('sample.people', query, ask)
  const withCell = filter.cell === null && sample.cells.length > 1
  const columns = useMemo(() => peopleColumns(t, format, withCell), [t, format, withCell])
  const [active, setActive] = useState<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another first row.
  useEffect(() => setActive(null), [listKey])
  const fill = useFillHeight<HTMLDivElement>(BELOW)
  const { total } = pages
  return (
    <div className="sample-people">
      <Filters sample={sample} filter={filter} onFilter={onFilter} total={total} />
      <div ref={fill.ref} className="sample-people-body" style={{ height: fill.height }}>
        {pages.failure ? (
          <FailureNotice failure={pages.failure} onRetry={pages.retry} />
        ) : total === null ? (
          <Loading />
        ) : total === 0 ? (
          <EmptyState
            title={t('sample.list.none')}
            action={
              <Button variant="default" onClick={() => onFilter(NO_PEOPLE_FILTER)}>
                {t('responses.clearFilters')}
              </Button>
            }
          >
            {t('sample.list.noneText')}
          </EmptyState>
        ) : (
          <div className="sample-people-table">
            <VirtualTable
              label={t('sample.list.label')}
              help={t('sample.list.help')}
              columns={columns}
              count={total}
              rowHeight={ROW_HEIGHT}
              rowAt={pages.rowAt}
              loadingText={(index) => t('responses.rowLoading', { number: format.integer(index + 1) })}
              sort={null}
              onSort={() => undefined}
              active={active}
              onActive={setActive}
              onOpen={setActive}
              onEscape={() => setActive(null)}
              onView={pages.onView}
              listKey={listKey}
            />
          </div>
        )}
      </div>
    </div>
  )
}

function Filters({ sample, filter, onFilter, total }: Omit<Props, 'wave'> & { total: number | null }) {
  const { t, format } = useText()
  return (
    <search className="sample-filters" aria-label={t('sample.list.filters')}>
      <SearchInput
        className="sample-search"
        label={t('sample.list.search')}
        placeholder={t('sample.list.searchShort')}
        value={filter.search}
        onChange={(search) => onFilter({ ...filter, search })}
      />
      {sample.cells.length > 1 && (
        <Select
          aria-label={t('sample.list.cell')}
          placeholder={t('sample.list.allCells')}
          data={sample.cells.map((cell) => ({ value: cellKeyOf(cell), label: cellName(t, cell) }))}
          value={filter.cell === null ? null : cellKeyOf(filter.cell)}
          onChange={(key) =>
            onFilter({ ...filter, cell: sample.cells.find((cell) => cellKeyOf(cell) === key) ?? null })
          }
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('sample.list.allCells') }}
          limit={200}
          comboboxProps={{ width: 320, position: 'bottom-start' }}
        />
      )}
      <NativeSelect
        aria-label={t('sample.list.state')}
        value={filter.state ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          onFilter({ ...filter, state: value === 'barred' ? value : (STATES.find((state) => state === value) ?? null) })
        }}
        data={[
          { value: '', label: t('sample.list.allStates') },
          ...STATES.map((state) => ({ value: state, label: t(`sample.state.${state}`) })),
          { value: 'barred', label: t('sample.barred.state') },
        ]}
      />
      <span className="sample-count" role="status">
        {total !== null && peopleText(total, t, format)}
      </span>
      {isFiltered(filter) && (
        <Button variant="subtle" size="compact-sm" onClick={() => onFilter(NO_PEOPLE_FILTER)}>
          {t('responses.clearFilters')}
        </Button>
      )}
    </search>
  )
}
