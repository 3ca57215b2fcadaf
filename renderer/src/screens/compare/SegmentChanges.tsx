// Each segment before and now, and whether its change is real after correction for all of them.
import { Table } from '@mantine/core'
import type { WaveComparison } from '../../../../shared/contract/compare'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { changeWords } from '../../../../shared/text/verdict'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'
import { ChangeCells } from './ChangeCells'
import { ScoreCell } from './ScoreCell'

export function SegmentChanges({ wave, compared }: { wave: WaveHeader; compared: WaveComparison }) {
  const { t, format } = useText()
  const { against, segments } = compared
  return (
    <PlainTable
      label={t('compare.segments.tableSince', { wave: against.name })}
      className="wave-table compare-table"
      columns={[
        { title: t('results.column.segment') },
        { title: against.name, className: 'wave-number' },
        { title: compared.wave.name, className: 'wave-number' },
        { title: t('compare.segments.column.change') },
        { title: t('compare.segments.column.range') },
      ]}
    >
      {segments.map(({ segment, name, before, now, change }) => (
        <Table.Tr key={segment ?? 'none'}>
          <Table.Th scope="row" className="wave-segment">
            {name ?? t('common.unnamed')}
          </Table.Th>
          <Table.Td className="wave-number">
            <ScoreCell score={before} quiet />
          </Table.Td>
          <Table.Td className="wave-number">
            <ScoreCell score={now} />
          </Table.Td>
          <ChangeCells
            change={change}
            told={changeWords(t, format, change, { responses: now.n, status: wave.status })}
          />
        </Table.Tr>
      ))}
    </PlainTable>
  )
}
