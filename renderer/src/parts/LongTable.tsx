// A table whose rows may hold fields and links: short ones stand on the page as they are; of long ones only the rows near
// the viewport exist, in a scrolled area of its own. Sorting and filtering are the caller's.
import { Table } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import './longTable.css'
import { SortHeader } from './SortHeader'
import { useRowWindow } from './useRowWindow'
import './virtualTable.css'

export interface LongColumn {
  id: string
  title: ReactNode
  className?: string
  /** A CSS width; columns without one share what is left. */
  width?: string
  sortable?: boolean
}

export interface LongSort {
  by: string
  descending: boolean
}

export interface LongTableProps {
  label: string
  className: string
  columns: readonly LongColumn[]
  count: number
  /** Height of one row in px; every row has it where the table is long. */
  rowHeight: number
  /** A `<tr>`; it carries the attributes that are handed over. */
  row(index: number, attributes: RowAttributes): ReactNode
  sort?: LongSort
  onSort?(by: string): void
  /** Columns have the widths that are given also where the table is short. */
  fixed?: boolean
  /** When it changes, the list is another one and starts at its top again. */
  listKey: string
}

export interface RowAttributes {
  'aria-rowindex'?: number
  style?: { height: number }
}

/** Rows on the page need none. */
const NONE: RowAttributes = {}

/** More rows than this are scrolled in an area of their own. */
const MOST_ON_PAGE = 60
const HEADER_HEIGHT = 44

function Spacer({ height, columns }: { height: number; columns: number }) {
  return height <= 0 ? null : (
    <tr className="long-table-spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

export function LongTable(props: LongTableProps) {
  const { label, className, columns, count, rowHeight, row, sort, onSort, fixed = false, listKey } = props
  const scroller = useRef<HTMLDivElement>(null)
  const long = count > MOST_ON_PAGE
  const view = useRowWindow(scroller, { count, rowHeight, headerHeight: HEADER_HEIGHT })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's identity is the reason to go back to its top.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [listKey])
  // The same object for the same row: a row that is not changed is not drawn again.
  const attributes = useMemo(() => {
    const made = new Map<number, RowAttributes>()
    return (index: number): RowAttributes => {
      const known = made.get(index) ?? { 'aria-rowindex': index + 2, style: { height: rowHeight } }
      made.set(index, known)
      return known
    }
  }, [rowHeight])
  const [first, last] = long ? [view.window.first, view.window.last] : [0, count - 1]
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset)
  return (
    // A scrolled area is reached by the keyboard even where nothing in it is.
    <div
      ref={scroller}
      className="long-table"
      data-long={long}
      data-fixed={fixed}
      {...(long ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
    >
      <Table
        className={className}
        aria-label={label}
        aria-rowcount={long ? count + 1 : undefined}
        layout={long || fixed ? 'fixed' : 'auto'}
      >
        {(long || fixed) && (
          <colgroup>
            {columns.map(({ id, width }) => (
              <col key={id} style={width === undefined ? {} : { width }} />
            ))}
          </colgroup>
        )}
        <Table.Thead>
          <tr>
            {columns.map(({ id, title, className: ofColumn, sortable }) => (
              <SortHeader
                key={id}
                className={ofColumn}
                direction={sort?.by === id ? (sort.descending ? 'desc' : 'asc') : false}
                onSort={sortable && onSort ? () => onSort(id) : undefined}
              >
                {title}
              </SortHeader>
            ))}
          </tr>
        </Table.Thead>
        <Table.Tbody>
          <Spacer height={first * rowHeight} columns={columns.length} />
          {indexes.map((index) => row(index, long ? attributes(index) : NONE))}
          <Spacer height={(count - 1 - last) * rowHeight} columns={columns.length} />
        </Table.Tbody>
      </Table>
    </div>
  )
}
