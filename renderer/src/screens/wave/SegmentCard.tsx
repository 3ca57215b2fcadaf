// The segments of one dimension, as a table or as a chart, with what must be said of comparing many of them.
import { Select } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { type ChartFigures, chartTitle } from '../../../../shared/charts'
import type { WaveResults } from '../../../../shared/contract/wave'
import type { DimensionId } from '../../../../shared/model/ids'
import { segmentChangesSentence } from '../../../../shared/text/verdicts/segments'
import { Card } from '../../parts/Card'
import { ChartCanvas } from '../../parts/ChartCanvas'
import { useText } from '../../text'
import { ChartMenu } from './ChartMenu'
import { SegmentTable } from './SegmentTable'
import { usePlanCells } from './usePlanCells'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

function Notes({ results, marked }: { results: WaveResults; marked: boolean }) {
  const { t, format } = useText()
  const { wave } = results
  const { minimumN } = wave
  const { against } = results.change
  const plan = usePlanCells(results)
  const listed = [...(plan?.values() ?? [])].some(({ margin, population }) => margin !== null && population !== null)
  const judged = results.segments.filter(({ change }) => change.kind !== 'none').length
  const real = results.segments.filter(({ change }) => change.kind === 'real').length
  return (
    <p className="wave-note">
      {marked && results.segments.some(({ score }) => score.n < minimumN) && (
        <span>{t('results.belowMinimumNote', { number: format.integer(minimumN) })}</span>
      )}
      {marked && listed && <span>{t('results.planCell.listed')}</span>}
      {against !== null && wave.status === 'closed' && judged > 0 && (
        <span>
          {segmentChangesSentence(t, format, { judged, real, wave: against.name })}{' '}
          <Link href={`/waves/${wave.id}/compare`}>{t('results.compareMore')}</Link>
        </span>
      )}
    </p>
  )
}

export function SegmentCard({ results, onBy }: { results: WaveResults; onBy: (by: DimensionId) => void }) {
  const { t, format } = useText()
  const [asChart, setAsChart] = useState(false)
  const { dimensions, confidence } = results.wave
  const { by } = results
  if (by === null || results.segments.length === 0)
    return (
      <Card title={t('results.segments')}>
        <p className="wave-note">
          <span>{t('results.noSegments')}</span>
          <span>{t('results.noSegmentsText')}</span>
        </p>
      </Card>
    )
  const figures: ChartFigures = { chart: 'segments', results }
  const other = {
    icon: asChart ? <IconTable {...ICON} /> : <IconChartBar {...ICON} />,
    label: asChart ? t('results.asText') : t('results.asChart'),
    onShow: () => setAsChart(!asChart),
  }
  const choose = (value: string | null) => {
    const chosen = dimensions.find(({ id }) => String(id) === value)
    if (chosen !== undefined) onBy(chosen.id)
  }
  return (
    <Card
      flush={!asChart}
      title={t('results.segments')}
      hint={t('results.segmentsHint', { confidence: format.percent(confidence) })}
      actions={
        <>
          <Select
            size="xs"
            aria-label={t('results.by')}
            data={dimensions.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={String(by)}
            onChange={choose}
            allowDeselect={false}
          />
          <ChartMenu wave={results.wave} chart="segments" title={chartTitle(t, figures)} by={by} other={other} />
        </>
      }
    >
      {asChart ? <ChartCanvas figures={figures} /> : <SegmentTable results={results} />}
      <Notes results={results} marked={!asChart} />
    </Card>
  )
}
