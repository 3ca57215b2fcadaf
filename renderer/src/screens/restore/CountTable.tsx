// Counts, kind by kind: a column of kinds and two of numbers.
import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import './restore.css'

interface Props {
  label: string
  /** What stands over the kinds. */
  kind: string
  /** What stands over the numbers. */
  counts: readonly [string, string]
  /** The rows. */
  children: ReactNode
}

export function CountTable({ label, kind, counts, children }: Props) {
  return (
    <Table className="restore-counts" verticalSpacing={5} horizontalSpacing={4} aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{kind}</Table.Th>
          {counts.map((title) => (
            <Table.Th key={title} ta="right">
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  )
}
