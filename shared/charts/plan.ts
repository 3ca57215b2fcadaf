// Answers received against answers needed, one bar per cell of the sampling plan, with its status in words.
import type { ChartConfiguration } from 'chart.js'
import type { CellStatus, TrackedCell, Tracking } from '../contract/plan'
import type { Translate } from '../text'
import { baseOptions, countTicks, fontOf, textSize, tooltipOptions } from './base'
import { framePlugin, shortened } from './frame'
import type { ChartTheme, Drawing, PlanFigures } from './kinds'
import { planSentence } from './lines'
import { printLabels } from './plugins'

const NAME_CHARACTERS = 30
const ROOM_FOR_WORDS = 1.42

/** More rows than this no picture could hold in a size that is read. */
export const MOST_CELLS = 60

/** The name of a plan's cell, its segments in the order of the plan's dimensions; without any it is the whole wave. */
export function cellName(t: Translate, cell: Pick<TrackedCell, 'names'>): string {
  return cell.names.length === 0 ? t('charts.wholeWave') : cell.names.join(' · ')
}

/** Answers that are there of those that are needed, from 0; a cell that needs none is full. */
const progressOf = ({ answers, needed }: TrackedCell) => (needed === 0 ? 1 : answers / needed)

/** The cells that are drawn, in the plan's order; of very many, those that are furthest from what they need. */
export function drawnCells({ cells }: Pick<Tracking, 'cells'>): readonly TrackedCell[] {
  if (cells.length <= MOST_CELLS) return cells
  const furthest = new Set(cells.toSorted((a, b) => progressOf(a) - progressOf(b)).slice(0, MOST_CELLS))
  return cells.filter((cell) => furthest.has(cell))
}

function statusColor(theme: ChartTheme, status: CellStatus): string {
  const colors: Record<CellStatus, string> = {
    met: theme.good,
    'on-track': theme.accent,
    late: theme.warn,
    short: theme.warn,
    planned: theme.muted,
    'out-of-reach': theme.bad,
    unknown: theme.muted,
  }
  return colors[status]
}

export function planChart(figures: PlanFigures, drawing: Drawing): ChartConfiguration {
  const { words: t, format, theme, frame } = drawing
  const cells = drawnCells(figures.tracking)
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
