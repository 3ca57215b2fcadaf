// NPS per wave of one campaign, oldest first: a line, its likely range as a band, and the number of answers under each wave.
import type { ChartConfiguration } from 'chart.js'
import { mayClaimScore } from '../text/verdict'
import { baseOptions, fontOf, pointGrid, pointTicks, textSize, tooltipOptions } from './base'
import { framePlugin, wrapped } from './frame'
import type { Drawing, TrendFigures } from './kinds'
import { lineSentence } from './lines'
import { printLabels, whiskers } from './plugins'

/** With more waves than this the printed scores would run into each other; the tooltip and the table still hold them. */
const MOST_PRINTED = 10
const NAME_CHARACTERS = 14

/**
 * A wave with too few answers for a score keeps its whisker (its likely range) but has no point, and the line is broken
 * there rather than drawn through a score that nobody may claim.
 */
export function trendChart(figures: TrendFigures, drawing: Drawing): ChartConfiguration {
  const { words: t, format, theme, frame } = drawing
  const { points } = figures
  const last = points.length - 1
  const font = fontOf(drawing)
  const labels = points.map((point, index) => [
    ...wrapped(point.name, NAME_CHARACTERS),
    t('charts.count', { number: format.integer(point.score.n) }),
    ...(figures.interim && index === last ? [t('charts.soFar')] : []),
  ])
  const limits = (side: 'lower' | 'upper') => points.map((point) => point.score.interval?.[side] ?? null)
  const scores = points.map((point) => (mayClaimScore(point.score) ? point.score.nps : null))
  const edge = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0, backgroundColor: theme.band, tension: 0 }
  return {
    type: 'line',
    data: {
      labels,
      datasets: [
        { label: t('charts.band'), data: limits('lower'), fill: false, ...edge },
        { label: t('charts.band'), data: limits('upper'), fill: '-1', ...edge },
        {
          label: t('common.nps'),
          data: scores,
          borderColor: theme.accent,
          borderWidth: frame === null ? 2.5 : 3.5,
          pointRadius: frame === null ? 5 : 7,
          pointBackgroundColor: points.map((_, index) =>
            figures.interim && index === last ? theme.background : theme.accent,
          ),
          pointBorderColor: theme.accent,
          pointBorderWidth: 2,
          spanGaps: false,
          tension: 0,
          fill: false,
        },
      ],
    },
    options: {
      ...baseOptions(drawing),
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          offset: true,
          grid: { display: false },
          border: { display: false },
          ticks: { color: theme.muted, font, maxRotation: 0, autoSkip: true },
        },
        y: {
          beginAtZero: true,
          max: Math.max(...limits('upper').map((limit) => limit ?? 0)) > 92 ? 100 : undefined,
          min: Math.min(...limits('lower').map((limit) => limit ?? 0)) < -92 ? -100 : undefined,
          grace: '4%',
          grid: pointGrid(drawing),
          border: { display: false },
          ticks: { ...pointTicks(drawing), maxTicksLimit: 8 },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          ...tooltipOptions(drawing),
          filter: (item) => item.datasetIndex === 2,
          callbacks: {
            title: () => '',
            label: (item) => {
              const point = points[item.dataIndex]
              return point === undefined ? '' : lineSentence(t, format, point.name, point.score)
            },
          },
        },
      },
    },
    plugins: [
      framePlugin(frame, theme),
      whiskers({
        values: 'y',
        width: frame === null ? 1.5 : 2.5,
        count: points.length,
        whisker: (index) => {
          const interval = points[index]?.score.interval
          return interval ? { lower: interval.lower, upper: interval.upper, color: theme.accent } : null
        },
      }),
      printLabels({
        dataset: 2,
        place: 'above',
        font: theme.font,
        size: textSize(drawing) + 1,
        label: (index) => {
          const score = scores[index] ?? null
          if (score === null || points.length > MOST_PRINTED) return null
          return { text: format.points(score), color: theme.text, bold: true }
        },
      }),
    ],
  }
}
