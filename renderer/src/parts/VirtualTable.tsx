// A table of any length: only the rows near the viewport exist in the page. It is one keyboard stop, an ARIA grid whose
// active row is moved with the arrow keys; sorting and loading are the caller's, who is told which rows are in view.
import {
  createColumnHelper,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react'
import { SortHeader } from './SortHeader'
import { useRowWindow } from './useRowWindow'
import './virtualTable.css'

export interface VirtualColumn<T> {
  id: string
  header: string
  /** A CSS grid track: “64px”, “minmax(200px, 3fr)”. */
  width: string
  sortable: boolean
  cell(row: T): ReactNode
}

export interface TableSort {
  by: string
  descending: boolean
}

/** What the owner may ask of the table. */
export interface VirtualTableHandle {
  focus(): void
}

export interface VirtualTableProps<T> {
  label: string
  /** How the keyboard is used; read out with the label. */
  help: string
  columns: readonly VirtualColumn<T>[]
  count: number
  rowHeight: number
  /** undefined: not loaded yet. */
  rowAt(index: number): T | undefined
  loadingText(index: number): string
  sort: TableSort | null
  onSort(sort: TableSort): void
  /** Position of the active row, from 0; null before the user has chosen one. */
  active: number | null
  onActive(index: number): void
  /** Enter (or a click, then `byKeyboard` is false) on a row. */
  onOpen(index: number, byKeyboard: boolean): void
  onEscape(): void
  /** The rows in view, a few more on either side. */
  onView(first: number, last: number): void
  /** When it changes, the list is another one and starts at its top again. */
  listKey: string
  handle?: Ref<VirtualTableHandle>
}

const HEADER_HEIGHT = 38

const features = tableFeatures({ rowSortingFeature })

interface Slot<T> {
  index: number
  row: T
}

export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { columns, count, rowHeight, rowAt, sort, active } = props
  const base = useId()
  const scroller = useRef<HTMLTableElement>(null)
  const view = useRowWindow(scroller, { count, rowHeight, headerHeight: HEADER_HEIGHT })
  const { first, last } = view.window
  const { onView } = props

  useEffect(() => onView(first, last), [onView, first, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's identity is the reason to go back to its top.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [props.listKey])
  useImperativeHandle(props.handle, () => ({ focus: () => scroller.current?.focus() }), [])

  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset)
  const slots = indexes.flatMap((index): Slot<T>[] => {
    const row = rowAt(index)
    return row === undefined ? [] : [{ index, row }]
  })
  const table = useTable({
    features,
    columns: useMemo(() => columnDefinitions(columns), [columns]),
    data: slots,
    getRowId: (slot) => String(slot.index),
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    state: { sorting: sort === null ? [] : [{ id: sort.by, desc: sort.descending }] },
    onSortingChange: (updater: Updater<SortingState>) => {
      const before: SortingState = sort === null ? [] : [{ id: sort.by, desc: sort.descending }]
      const chosen = (typeof updater === 'function' ? updater(before) : updater)[0]
      if (chosen) props.onSort({ by: chosen.id, descending: chosen.desc })
    },
  })
  const drawn = new Map(table.getRowModel().rows.map((row) => [row.original.index, row]))

  const moveTo = (index: number) => {
    const target = Math.min(Math.max(0, index), count - 1)
    view.show(target)
    props.onActive(target)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.key === 'Escape') return props.onEscape()
    if (event.target !== event.currentTarget || count === 0) return
    const step = stepOf(event.key, Math.max(1, view.visibleRows - 1))
    if (step !== null) moveTo(step === 'first' ? 0 : step === 'last' ? count - 1 : (active ?? -1) + step)
    else if (event.key === 'Enter' && active !== null) props.onOpen(active, true)
    else return
    event.preventDefault()
  }

  const tracks = columns.map((column) => column.width).join(' ')
  const activeIsDrawn = active !== null && active >= first && active <= last
  return (
    <>
      <p id={`${base}help`} className="nps-visually-hidden">
        {props.help}
      </p>
      <table
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows a table to be a grid.
        role="grid"
        tabIndex={0}
        className="virtual-table"
        aria-label={props.label}
        aria-describedby={`${base}help`}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activeIsDrawn ? `${base}row${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
              {group.headers.map((header) => (
                <SortHeader
                  key={header.id}
                  direction={header.column.getIsSorted()}
                  onSort={header.column.getCanSort() ? header.column.getToggleSortingHandler() : undefined}
                >
                  <table.FlexRender header={header} />
                </SortHeader>
              ))}
            </tr>
          ))}
        </thead>
        <tbody style={{ height: view.window.bodyHeight }}>
          {indexes.map((index) => {
            const row = drawn.get(index)
            return (
              <tr
                key={index}
                id={`${base}row${index}`}
                aria-rowindex={index + 2}
                aria-selected={index === active}
                style={{
                  gridTemplateColumns: tracks,
                  height: rowHeight,
                  transform: `translateY(${view.window.topOf(index)}px)`,
                }}
                onClick={() => row && props.onOpen(index, false)}
              >
                {row === undefined ? (
                  <td className="virtual-table-loading">{props.loadingText(index)}</td>
                ) : (
                  row.getAllCells().map((cell) => (
                    <td key={cell.id}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

function columnDefinitions<T>(columns: readonly VirtualColumn<T>[]) {
  const helper = createColumnHelper<typeof features, Slot<T>>()
  return columns.map((column) =>
    helper.accessor((slot: Slot<T>): unknown => slot.row, {
      id: column.id,
      header: column.header,
      enableSorting: column.sortable,
      cell: (info) => column.cell(info.row.original.row),
    }),
  )
}

/** How far a key moves the active row; null: it does not. */
function stepOf(key: string, page: number): number | 'first' | 'last' | null {
  const steps: Record<string, number | 'first' | 'last'> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: 'first',
    End: 'last',
  }
  return steps[key] ?? null
}
