// The scores of a campaign's waves one after the other, with the band in which each is likely to lie.
import { useMemo } from 'react'
import { chartHint, chartTitle } from '../../../../shared/charts'
import type { WaveSummary } from '../../../../shared/contract/campaign'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { ChartCanvas } from '../../parts/ChartCanvas'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'

/** @param latest the campaign's latest wave with answers; the waves before it come with its results */
export function Trend({ latest }: { latest: WaveSummary }) {
  const { t, format } = useText()
  const { data: results, error } = useCall('wave.results', { wave: latest.id })
  const figures = useMemo(() => (results ? ({ chart: 'trend', results } as const) : null), [results])
  if (error) return <FailureNotice failure={error.failure} />
  // One point is no line: the verdict above says it all.
  if (!figures || figures.results.trend.length < 2) return null
  return (
    <Card title={chartTitle(t, figures)} hint={chartHint(t, format, figures)}>
      <ChartCanvas figures={figures} />
    </Card>
  )
}
