// The table of responses and, beside it, the details of the chosen one.
import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ResponseRow, WaveHeader } from '../../../../shared/contract/wave'
import type { ResponseId } from '../../../../shared/model/ids'
import { EmptyState } from '../../parts/EmptyState'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { useFillHeight } from '../../parts/useFillHeight'
import { type TableSort, VirtualTable, type VirtualTableHandle } from '../../parts/VirtualTable'
import { useText } from '../../text'
import { responseColumns } from './columns'
import { ResponsePanel } from './ResponsePanel'
import { FIRST_SORT, queryOf, type ResponseFilter } from './responseFilter'
import { useResponsePages } from './useResponsePages'

interface Props {
  wave: WaveHeader
  filter: ResponseFilter
  /** The response shown at the side; null: none. */
  response: ResponseId | null
  onResponse(response: ResponseId | null): void
  /** Told how many responses match. */
  onTotal(total: number | null): void
  onClearFilters(): void
}

const ROW_HEIGHT = 58
/** Px left free below the list: the page's own margin. */
const BELOW = 24

export function ResponseList({ wave, filter, response, onResponse, onTotal, onClearFilters }: Props) {
  const { t, format } = useText()
  const [sort, setSort] = useState<TableSort>(FIRST_SORT)
  const [active, setActive] = useState<number | null>(null)
  const [byKeyboard, setByKeyboard] = useState(false)
  const [known, setKnown] = useState<ResponseRow | null>(null)
  const table = useRef<VirtualTableHandle>(null)
  const fill = useFillHeight<HTMLDivElement>(BELOW)

  const query = queryOf(wave.id, filter, sort)
  const listKey = JSON.stringify(query)
  const pages = useResponsePages(query)
  const { total, rowAt } = pages
  const open = response !== null
  const withSegments = !open && wave.dimensions.length > 0
  const columns = useMemo(() => responseColumns(t, format, withSegments), [t, format, withSegments])

  useEffect(() => onTotal(total), [onTotal, total])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has another first row.
  useEffect(() => setActive(null), [listKey])

  const show = (index: number, keyboard: boolean) => {
    const row = rowAt(index)
    // A row that is still loading is shown when it is opened again.
    if (row === undefined) return
    setKnown(row)
    setByKeyboard(keyboard)
    onResponse(row.id)
  }
  const openRow = (index: number, keyboard: boolean) => {
    setActive(index)
    show(index, keyboard)
  }
  const moveTo = (index: number) => {
    setActive(index)
    // While the details are open, they follow the active row.
    if (open) show(index, false)
  }
  const close = () => {
    onResponse(null)
    table.current?.focus()
  }

  return (
    <div ref={fill.ref} className="responses-body" data-open={open} style={{ height: fill.height }}>
      {pages.failure ? (
        <FailureNotice failure={pages.failure} onRetry={pages.retry} />
      ) : total === null ? (
        <Loading />
      ) : total === 0 ? (
        <EmptyState
          title={t('responses.noMatchTitle')}
          action={
            <Button variant="default" onClick={onClearFilters}>
              {t('responses.clearFilters')}
            </Button>
          }
        >
          {t('responses.noMatchText')}
        </EmptyState>
      ) : (
        <div className="responses-table">
          <VirtualTable
            handle={table}
            label={t('responses.tableLabel')}
            help={t('responses.tableHelp')}
            columns={columns}
            count={total}
            rowHeight={ROW_HEIGHT}
            rowAt={rowAt}
            loadingText={(index) => t('responses.rowLoading', { number: format.integer(index + 1) })}
            sort={sort}
            onSort={setSort}
            active={active}
            onActive={moveTo}
            onOpen={openRow}
            onEscape={close}
            onView={pages.onView}
            listKey={listKey}
          />
        </div>
      )}
      {response !== null && (
        <ResponsePanel
          wave={wave.id}
          response={response}
          known={known?.id === response ? known : null}
          dimensions={wave.dimensions}
          takeFocus={byKeyboard}
          onClose={close}
        />
      )}
    </div>
  )
}
