// Each segment against all the others of its wave together: which differ, after correction for all of them.
import { Table } from '@mantine/core'
import type { WaveHeader } from '../../../../shared/contract/wave'
import type { DimensionId } from '../../../../shared/model/ids'
import { restWords, segmentsSentence } from '../../../../shared/text/verdicts/segments'
import { useCall } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { PlainTable } from '../../parts/PlainTable'
import { useText } from '../../text'
import { ChangeCells } from './ChangeCells'
import { ScoreCell } from './ScoreCell'

export function SegmentsAgainstRest({ wave, by }: { wave: WaveHeader; by: DimensionId }) {
  const { t, format } = useText()
  const { data, error, refetch } = useCall('compare.segments', { wave: wave.id, by })
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  const { interim } = data
  return (
    <>
      <PlainTable
        label={t('compare.segments.tableRest')}
        className="wave-table compare-table"
        columns={[
          { title: t('results.column.segment') },
          { title: t('common.nps'), className: 'wave-number' },
          { title: t('compare.segments.column.rest'), className: 'wave-number' },
          { title: t('compare.segments.column.difference') },
          { title: t('compare.segments.column.differenceRange') },
        ]}
      >
        {data.segments.map((line) => {
          const name = line.name ?? t('common.unnamed')
          return (
            <Table.Tr key={line.segment ?? 'none'}>
              <Table.Th scope="row" className="wave-segment">
                {name}
              </Table.Th>
              <Table.Td className="wave-number">
                <ScoreCell score={line.score} />
              </Table.Td>
              <Table.Td className="wave-number">
                <ScoreCell score={line.rest} quiet />
              </Table.Td>
              <ChangeCells change={line.difference} told={restWords(t, format, { line, segment: name, interim })} />
            </Table.Tr>
          )
        })}
      </PlainTable>
      <p className="wave-note">
        <span>{segmentsSentence(t, format, data)}</span>
      </p>
    </>
  )
}
