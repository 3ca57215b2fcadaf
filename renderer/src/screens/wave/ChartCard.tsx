// A chart in its panel, with a menu to save it as a picture and to read its figures as text.
import { IconChartBar, IconList } from '@tabler/icons-react'
import { useState } from 'react'
import { type ChartFigures, chartHint, chartLines, chartTitle } from '../../../../shared/charts'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Card } from '../../parts/Card'
import { ChartCanvas } from '../../parts/ChartCanvas'
import { useText } from '../../text'
import { ChartMenu } from './ChartMenu'

const ICON = { size: 16, stroke: 1.6, 'aria-hidden': true } as const

export function ChartCard({ figures, wave }: { figures: ChartFigures; wave: WaveHeader }) {
  const { t, format } = useText()
  const [asText, setAsText] = useState(false)
  const title = chartTitle(t, figures)
  const other = {
    icon: asText ? <IconChartBar {...ICON} /> : <IconList {...ICON} />,
    label: asText ? t('results.asChart') : t('results.asText'),
    onShow: () => setAsText(!asText),
  }
  return (
    <Card
      title={title}
      hint={chartHint(t, format, figures)}
      actions={<ChartMenu wave={wave} chart={figures.chart} title={title} other={other} />}
    >
      {asText ? (
        <ul className="wave-figures">
          {chartLines(t, format, figures).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <ChartCanvas figures={figures} />
      )}
    </Card>
  )
}
