// NPS of each segment with its likely range, on one scale from −100 to 100, in the order given.
import type { ChartConfiguration } from 'chart.js'
import type { SegmentLine } from '../contract/wave'
import type { Translate } from '../text'
import { FEWEST_FOR_RANGE, mayClaimScore } from '../text/verdict'
import { baseOptions, fontOf, pointGrid, pointTicks, textSize, tooltipOptions } from './base'
import { framePlugin, shortened } from './frame'
import type { Drawing, SegmentFigures } from './kinds'
import { lineSentence } from './lines'
import { printLabels, whiskers } from './plugins'

const NAME_CHARACTERS = 30
/** Height that one segment asks for on screen, in pixels. */
export const SEGMENT_ROW = 44

export function segmentName(t: Translate, line: Pick<SegmentLine, 'name'>): string {
  return line.name ?? t('common.unnamed')
}

/** A segment with too few answers for a score keeps a grey range, where one may be shown, and never a point. */
export function segmentsChart(figures: SegmentFigures, drawing: Drawing): ChartConfiguration {
  const { words: t, format, theme, frame } = drawing
  const { lines } = figures
  const font = fontOf(drawing)
  const intervalOf = (index: number) => {
    const score = lines[index]?.score
    return score === undefined || score.n < FEWEST_FOR_RANGE ? null : score.interval
  }
  const rangeOf = (index: number) => {
    const interval = intervalOf(index)
    return interval === null ? null : format.range(interval.lower, interval.upper)
  }
  return {
    type: 'line',
    data: {
      labels: lines.map((line) => [
        shortened(segmentName(t, line), NAME_CHARACTERS),
        t('charts.count', { number: format.integer(line.score.n) }),
      ]),
      datasets: [
        {
          label: t('common.nps'),
          data: lines.map((line) => (mayClaimScore(line.score) ? line.score.nps : null)),
          showLine: false,
          pointRadius: frame === null ? 5 : 7,
          pointBackgroundColor: theme.accent,
          pointBorderColor: theme.accent,
        },
        {
          // An invisible point at each upper limit carries the printed words, clear of the whisker.
          label: t('charts.band'),
          data: lines.map((_, index) => intervalOf(index)?.upper ?? -100),
          showLine: false,
          pointRadius: 0,
          pointHoverRadius: 0,
          pointHitRadius: 0,
        },
      ],
    },
    options: {
      ...baseOptions(drawing),
      indexAxis: 'y',
      interaction: { mode: 'index', axis: 'y', intersect: false },
      scales: {
        x: {
          min: -100,
          // Room right of 100 for the words of a segment whose range ends there.
          max: 160,
          grid: pointGrid(drawing),
          border: { display: false },
          ticks: {
            ...pointTicks(drawing),
            stepSize: 25,
            maxRotation: 0,
            callback: (value) => (Number(value) > 100 ? '' : format.points(Number(value))),
          },
        },
        y: {
          offset: true,
          grid: { display: false },
          border: { display: false },
          ticks: { color: theme.text, font, autoSkip: false },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipOptions(drawing),
          filter: (item) => item.datasetIndex === 0,
          callbacks: {
            title: () => '',
            label: (item) => {
              const line = lines[item.dataIndex]
              return line === undefined ? '' : lineSentence(t, format, segmentName(t, line), line.score)
            },
          },
        },
      },
    },
    plugins: [
      framePlugin(frame, theme),
      whiskers({
        values: 'x',
        width: frame === null ? 2 : 3,
        count: lines.length,
        whisker: (index) => {
          const [line, interval] = [lines[index], intervalOf(index)]
          if (line === undefined || interval === null) return null
          const color = mayClaimScore(line.score) ? theme.accent : theme.muted
          return { lower: interval.lower, upper: interval.upper, color }
        },
      }),
      printLabels({
        dataset: 1,
        place: 'end',
        font: theme.font,
        size: textSize(drawing),
        label: (index) => {
          const line = lines[index]
          if (line === undefined) return null
          const range = rangeOf(index)
          if (mayClaimScore(line.score) && range !== null)
            return {
              text: t('charts.valueScore', { score: format.points(line.score.nps), range }),
              color: theme.text,
            }
          const text = range === null ? t('charts.tooFew') : t('charts.valueTooFew', { range })
          return { text, color: theme.muted }
        },
      }),
    ],
  }
}
