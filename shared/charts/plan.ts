// Answers received against answers needed, one bar per cell of the sampling plan, with its status in words.
import type { ChartConfiguration } from 'chart.js'
import type { CellStatus, PlanCell } from '../contract/plan'
import type { Translate } from '../text'
import { baseOptions, countTicks, fontOf, textSize, tooltipOptions } from './base'
import { framePlugin, shortened } from './frame'
import type { ChartTheme, Drawing, PlanFigures } from './kinds'
import { planSentence } from './lines'
import { printLabels } from './plugins'

const NAME_CHARACTERS = 30
const ROOM_FOR_WORDS = 1.42

/** The name of a plan's cell; the only cell of a plan without a dimension is the whole wave. */
export function cellName(t: Translate, cell: Pick<PlanCell, 'segment' | 'name'>): string {
  if (cell.name !== null) return cell.name
  return cell.segment === null ? t('charts.wholeWave') : t('common.unnamed')
}

function statusColor(theme: ChartTheme, status: CellStatus): string {
  const colors: Record<CellStatus, string> = {
    met: theme.good,
    'on-track': theme.accent,
    late: theme.warn,
    short: theme.warn,
    'out-of-reach': theme.bad,
    unknown: theme.muted,
  }
  return colors[status]
}

export function planChart(figures: PlanFigures, drawing: Drawing): ChartConfiguration {
  const { words: t, format, theme, frame } = drawing
  const { cells } = figures.plan
  const font = fontOf(drawing)
  return {
    type: 'bar',
    data: {
      labels: cells.map((cell) => shortened(cellName(t, cell), NAME_CHARACTERS)),
      datasets: [
        {
          label: t('charts.answers'),
          data: cells.map((cell) => cell.answers),
          backgroundColor: cells.map((cell) => statusColor(theme, cell.status)),
          grouped: false,
          order: 0,
          categoryPercentage: 0.8,
          barPercentage: 0.5,
        },
        {
          label: t('charts.needed'),
          data: cells.map((cell) => cell.needed),
          backgroundColor: theme.line,
          grouped: false,
          order: 1,
          categoryPercentage: 0.8,
          barPercentage: 0.9,
        },
        {
          // Invisible, as long as the longer of the two: the words stand at its end, clear of both bars.
          label: '',
          data: cells.map((cell) => Math.max(cell.answers, cell.needed)),
          backgroundColor: 'transparent',
          grouped: false,
          order: 2,
        },
      ],
    },
    options: {
      ...baseOptions(drawing),
      indexAxis: 'y',
      interaction: { mode: 'index', axis: 'y', intersect: false },
      scales: {
        x: {
          min: 0,
          // Room for the words at the end of the longest bar; its end is no figure and gets no tick of its own.
          max: Math.max(1, ...cells.map((cell) => Math.max(cell.answers, cell.needed))) * ROOM_FOR_WORDS,
          grid: { color: theme.line, drawTicks: false },
          border: { display: false },
          ticks: { ...countTicks(drawing), maxTicksLimit: 8, maxRotation: 0, includeBounds: false },
        },
        y: {
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
              const cell = cells[item.dataIndex]
              return cell === undefined ? '' : planSentence(t, format, cellName(t, cell), cell)
            },
          },
        },
      },
    },
    plugins: [
      framePlugin(frame, theme),
      printLabels({
        dataset: 2,
        place: 'end',
        font: theme.font,
        size: textSize(drawing),
        label: (index) => {
          const cell = cells[index]
          if (cell === undefined) return null
          return {
            text: t('charts.planCell', {
              answers: format.integer(cell.answers),
              needed: format.integer(cell.needed),
              status: t(`charts.status.${cell.status}`),
            }),
            color: theme.text,
          }
        },
      }),
    ],
  }
}
