// The two cells of a difference: its likely range, drawn and in numbers, and what may be said of it.
import { Table } from '@mantine/core'
import type { Change } from '../../../../shared/model/figures'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { RangeBar } from '../../parts/RangeBar'
import { useText } from '../../text'

export function ChangeCells({ change, told }: { change: Omit<Change, 'against'>; told: string }) {
  const { format } = useText()
  const { lower, upper, kind } = change
  const known = kind !== 'none' && lower !== null && upper !== null
  return (
    <>
      <Table.Td className="wave-change" data-kind={kind} data-up={(change.change ?? 0) > 0}>
        {told}
      </Table.Td>
      <Table.Td>
        <div className="wave-range">
          <RangeBar lower={known ? lower : null} upper={known ? upper : null} value={known ? change.change : null} />
          {known ? <span>{format.range(lower, upper)}</span> : <span title={told}>{CANNOT_SAY}</span>}
        </div>
      </Table.Td>
    </>
  )
}
