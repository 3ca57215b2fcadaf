// The scores of a campaign's waves one after the other: the band in which each is likely to lie, the target, and from six
// closed waves on the control limits, with the waves beyond them named in words.
import { useMemo } from 'react'
import { chartHint, chartTitle } from '../../../../shared/charts'
import type { WaveSummary } from '../../../../shared/contract/campaign'
import type { Trend as TrendOfCampaign } from '../../../../shared/contract/compare'
import type { CampaignId } from '../../../../shared/model/ids'
import { controlMethodSentence, controlPointSentence, controlSentence } from '../../../../shared/text/verdicts/trend'
import { useCall } from '../../client'
import { Card } from '../../parts/Card'
import { ChartCanvas } from '../../parts/ChartCanvas'
import { FailureNotice } from '../../parts/FailureNotice'
import { useText } from '../../text'

/** What the control chart says, beyond what is drawn. */
function ControlWords({ trend }: { trend: TrendOfCampaign }) {
  const { t, format } = useText()
  const beyond = trend.points.filter(({ out }) => out)
  const method = controlMethodSentence(t, format, trend)
  return (
    <div className="nps-trend-words">
      <p>{controlSentence(t, format, trend)}</p>
      {beyond.length > 0 && (
        <ul>
          {beyond.map((point) => (
            <li key={point.wave}>
              <span aria-hidden="true">◆</span> {controlPointSentence(t, format, point)}
            </li>
          ))}
        </ul>
      )}
      {method !== null && <p className="nps-quiet">{method}</p>}
    </div>
  )
}

export interface TrendProps {
  campaign: CampaignId
  /** The campaign's latest wave with answers. */
  latest: WaveSummary
}

export function Trend({ campaign, latest }: TrendProps) {
  const { t, format } = useText()
  const results = useCall('wave.results', { wave: latest.id })
  const trend = useCall('compare.trend', { campaign })
  const figures = useMemo(
    () =>
      results.data && trend.data ? ({ chart: 'trend', results: results.data, control: trend.data } as const) : null,
    [results.data, trend.data],
  )
  const failed = results.error ?? trend.error
  if (failed) return <FailureNotice failure={failed.failure} />
  // One point is no line: the verdict above says it all.
  if (!figures || figures.control.points.length < 2) return null
  return (
    <Card title={chartTitle(t, figures)} hint={chartHint(t, format, figures)}>
      <ChartCanvas figures={figures} />
      <ControlWords trend={figures.control} />
    </Card>
  )
}
