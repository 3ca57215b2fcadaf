// The segments of a plan in the field, sorted and filtered as the reader likes; quick with hundreds of them.
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { cellName } from '../../../../shared/charts'
import type { CellStatus, Tracking } from '../../../../shared/contract/plan'
import { cellKeyOf } from '../../../../shared/model/cell'
import { type LongColumn, LongTable } from '../../parts/LongTable'
import { useText } from '../../text'
import { TrackRow } from './TrackRow'
import { chosenCells, STATUS_ORDER, sortedCells, type TrackColumn, type TrackSort } from './trackSort'

const ROW_HEIGHT = 46
const FEWEST_TO_SEARCH = 15

interface Column extends LongColumn {
  id: TrackColumn
  /** In which state of the wave it says something; absent: always. */
  in?: readonly Tracking['status'][]
}

function useColumns(status: Tracking['status']): readonly Column[] {
  const { t } = useText()
  return useMemo(() => {
    const columns: Column[] = [
      { id: 'segment', title: t('plan.track.column.segment') },
      { id: 'contacts', title: t('plan.track.column.contacts'), className: 'plan-number', width: '82px' },
      { id: 'answers', title: t('plan.track.column.answers'), width: '172px' },
      {
        id: 'margin',
        title: t(status === 'closed' ? 'plan.track.column.final' : 'plan.track.column.today'),
        className: 'plan-number',
        width: '66px',
        in: ['open', 'closed'],
      },
      { id: 'target', title: t('plan.track.column.target'), className: 'plan-number', width: '72px' },
      { id: 'rate', title: t('plan.track.column.rate'), className: 'plan-number', width: '92px' },
      { id: 'close', title: t('plan.track.column.close'), width: '100px', in: ['open'] },
      {
        id: 'toInvite',
        title: t('plan.track.column.toInvite'),
        className: 'plan-number',
        width: '80px',
        in: ['planned', 'open'],
      },
      { id: 'status', title: t('plan.track.column.status'), width: '176px' },
    ]
    return columns.filter((column) => column.in === undefined || column.in.includes(status))
  }, [t, status])
}

/** Which statuses there are, and how many segments have each; one of them can be chosen. */
function StatusFilter({
  tracking,
  chosen,
  onChoose,
}: {
  tracking: Tracking
  chosen: CellStatus | null
  onChoose: (status: CellStatus | null) => void
}) {
  const { t, format } = useText()
  const there = STATUS_ORDER.filter((status) => (tracking.statuses[status] ?? 0) > 0)
  if (there.length < 2) return null
  return (
    <fieldset className="plan-filter">
      <legend className="nps-visually-hidden">{t('plan.track.filter')}</legend>
      <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {t('plan.track.all', { number: format.integer(tracking.cells.length) })}
      </button>
      {there.map((status) => (
        <button
          key={status}
          type="button"
          data-status={status}
          aria-pressed={chosen === status}
          onClick={() => onChoose(chosen === status ? null : status)}
        >
          {t('plan.track.byStatus', {
            status: t(`plan.track.status.${status}`),
            number: format.integer(tracking.statuses[status] ?? 0),
          })}
        </button>
      ))}
    </fieldset>
  )
}

export function TrackTable({ tracking }: { tracking: Tracking }) {
  const { t, language } = useText()
  const { cells, plan, status } = tracking
  const [sort, setSort] = useState<TrackSort | null>(null)
  const [only, setOnly] = useState<CellStatus | null>(null)
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed)
  const columns = useColumns(status)
  const named = useMemo(() => cells.map((cell) => ({ cell, name: cellName(t, cell) })), [cells, t])
  const needs = useMemo(() => new Map(plan.cells.map((cell) => [cellKeyOf(cell), cell])), [plan])
  const sorted = useMemo(() => sortedCells(named, sort, language), [named, sort, language])
  const shown = useMemo(() => chosenCells(sorted, { status: only, words }), [sorted, only, words])
  const onSort = (id: string) => {
    const by = id as TrackColumn
    // The first press on a column of figures shows the largest first, on names and statuses the first.
    setSort({ by, descending: sort?.by === by ? !sort.descending : by !== 'segment' && by !== 'status' })
  }
  return (
    <>
      {cells.length > 1 && (
        <div className="plan-filters">
          <StatusFilter tracking={tracking} chosen={only} onChoose={setOnly} />
          {cells.length >= FEWEST_TO_SEARCH && (
            <TextInput
              size="xs"
              aria-label={t('plan.track.search')}
              placeholder={t('plan.track.search')}
              leftSection={<IconSearch size={14} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </div>
      )}
      <LongTable
        label={t('plan.track.cells')}
        className="plan-table plan-track"
        columns={columns.map((column) => ({ ...column, sortable: cells.length > 1 }))}
        count={shown.length}
        rowHeight={ROW_HEIGHT}
        listKey={`${only}/${words}/${sort?.by}/${sort?.descending}`}
        {...(sort === null ? {} : { sort })}
        onSort={onSort}
        row={(index, attributes) => {
          const one = shown[index]
          if (one === undefined) return null
          const key = cellKeyOf(one.cell)
          return (
            <TrackRow
              key={key}
              name={one.name}
              cell={one.cell}
              needs={needs.get(key)}
              status={status}
              attributes={attributes}
            />
          )
        }}
      />
      {shown.length === 0 && <p className="plan-note">{t('plan.track.nothingFound')}</p>}
    </>
  )
}
