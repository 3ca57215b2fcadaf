// A table of a few rows, all of them on the page; where its columns find no room, it scrolls by itself.
import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import './parts.css'

export interface PlainColumn {
  title: string
  className?: string
  /** The title is only read aloud: what stands below it speaks for itself. */
  silent?: boolean
}

export interface PlainTableProps {
  label: string
  className: string
  columns: readonly PlainColumn[]
  /** The rows. */
  children: ReactNode
}

export function PlainTable({ label, className, columns, children }: PlainTableProps) {
  return (
    <div className="nps-scroll">
      <Table className={className} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ title, className: ofColumn, silent }) => (
              <Table.Th key={title} scope="col" className={ofColumn}>
                {silent ? <span className="nps-visually-hidden">{title}</span> : title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  )
}
