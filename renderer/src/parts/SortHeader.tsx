// The head of one column: a button when the column can be sorted, with the direction said to screen readers.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Props {
  direction: 'asc' | 'desc' | false
  /** undefined: this column cannot be sorted. */
  onSort: ((event: unknown) => void) | undefined
  className?: string | undefined
  children: ReactNode
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const

export function SortHeader({ direction, onSort, className, children }: Props) {
  if (!onSort)
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    )
  return (
    <th scope="col" className={className} aria-sort={direction === false ? 'none' : ARIA_SORT[direction]}>
      <button type="button" className="virtual-table-sort" onClick={onSort}>
        {children}
        {direction === 'asc' && <IconArrowUp size={14} aria-hidden />}
        {direction === 'desc' && <IconArrowDown size={14} aria-hidden />}
      </button>
    </th>
  )
}
