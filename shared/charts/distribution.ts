// How many responses gave each score from 0 to 10, coloured by category, with the categories named and counted in words.
import type { ChartConfiguration } from 'chart.js'
import { bandsOf, CATEGORIES, categoryOf } from '../model/category'
import { baseOptions, countTicks, fontOf, textSize, tooltipOptions } from './base'
import { categoryLegend } from './categories'
import { framePlugin } from './frame'
import type { DistributionFigures, Drawing } from './kinds'
import { printLabels } from './plugins'

export function distributionChart(figures: DistributionFigures, drawing: Drawing): ChartConfiguration {
  const { words: t, format, theme, frame } = drawing
  const { counts } = figures
  return {
    type: 'bar',
    data: {
      labels: counts.map((_, score) => format.integer(score)),
      datasets: [
        {
          label: t('charts.responses'),
          data: [...counts],
          backgroundColor: counts.map((_, score) => theme[categoryOf(score)]),
          categoryPercentage: 0.9,
          barPercentage: 0.85,
        },
      ],
    },
    options: {
      ...baseOptions(drawing),
      scales: {
        x: {
          grid: { display: false },
          border: { color: theme.line },
          ticks: { color: theme.muted, font: fontOf(drawing) },
          ...(frame === null
            ? {}
            : { title: { display: true, text: t('charts.score'), color: theme.muted, font: fontOf(drawing) } }),
        },
        y: {
          beginAtZero: true,
          // Room for the number above the tallest bar.
          grace: '12%',
          grid: { color: theme.line, drawTicks: false },
          border: { display: false },
          ticks: { ...countTicks(drawing), maxTicksLimit: 7 },
        },
      },
      plugins: {
        // On screen the shares stand beside the score, with the same colours and words.
        legend: frame === null ? { display: false } : categoryLegend(bandsOf(counts), drawing, CATEGORIES.toReversed()),
        tooltip: {
          ...tooltipOptions(drawing),
          callbacks: {
            title: () => '',
            label: (item) =>
              t('charts.scoreCount', {
                score: format.integer(item.dataIndex),
                number: format.integer(counts[item.dataIndex] ?? 0),
              }),
          },
        },
      },
    },
    plugins: [
      framePlugin(frame, theme),
      printLabels({
        dataset: 0,
        place: 'above',
        font: theme.font,
        size: textSize(drawing) - 1,
        label: (index) => ({ text: format.integer(counts[index] ?? 0), color: theme.text }),
      }),
    ],
  }
}
