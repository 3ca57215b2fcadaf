// One door to the charts: a name and its figures become a configuration for Chart.js, the same on screen and in an export.
import type { ChartConfiguration } from 'chart.js'
import { categoriesChart } from './categories'
import { distributionChart } from './distribution'
import { EXPORT_SIZE } from './frame'
import type { ChartFigures, Drawing } from './kinds'
import { drawnCells, planChart } from './plan'
import { SEGMENT_ROW, segmentsChart } from './segments'
import { trendChart, trendFigures } from './trend'

export { categoryWords } from './categories'
export { EXPORT_SIZE } from './frame'
export type { ChartFigures, ChartTheme, Drawing, Frame } from './kinds'
export { cellName } from './plan'
export { chartFileTitle, chartFrame, chartHint, chartLines, chartSummary, chartTitle, planDimensions } from './story'
export { darkTheme, lightTheme, reportTheme } from './themes'

/** The configuration of one chart. Who owns the canvas adds responsiveness and the pixel ratio. */
export function chartConfiguration(figures: ChartFigures, drawing: Drawing): ChartConfiguration {
  switch (figures.chart) {
    case 'trend':
      return trendChart(trendFigures(figures.results, figures.control), drawing)
    case 'distribution':
      return distributionChart({ counts: figures.results.distribution }, drawing)
    case 'categories':
      return categoriesChart(figures.results.score, drawing)
    case 'segments':
      return segmentsChart({ lines: figures.results.segments }, drawing)
    case 'plan':
      return planChart({ tracking: figures.tracking }, drawing)
  }
}

/** Whether there is nothing to draw yet. */
export function isEmptyChart(figures: ChartFigures): boolean {
  switch (figures.chart) {
    case 'trend':
      return trendFigures(figures.results, figures.control).points.length === 0
    case 'segments':
      return figures.results.segments.length === 0
    case 'plan':
      return figures.tracking.cells.length === 0
    default:
      return figures.results.score.n === 0
  }
}

/** Rows that a chart needs room for; one for charts whose height does not depend on their figures. */
function rowsOf(figures: ChartFigures): number {
  if (figures.chart === 'segments') return figures.results.segments.length
  return figures.chart === 'plan' ? drawnCells(figures.tracking).length : 1
}

/** Height on screen in pixels of a chart with one row per segment; null: the screen decides. */
export function screenHeight(figures: ChartFigures): number | null {
  return figures.chart === 'segments' || figures.chart === 'plan' ? 50 + rowsOf(figures) * SEGMENT_ROW : null
}

const FRAME_AND_AXIS = 270
const EXPORT_ROW = 52
/** Beyond this no slide and no page could hold the picture. */
const TALLEST = 8000

/** Logical size of the exported picture, in pixels: a slide's, or taller where a chart has many segments. */
export function exportSize(figures: ChartFigures): { width: number; height: number } {
  const height = Math.max(EXPORT_SIZE.height, FRAME_AND_AXIS + rowsOf(figures) * EXPORT_ROW)
  return { width: EXPORT_SIZE.width, height: Math.min(TALLEST, height) }
}
