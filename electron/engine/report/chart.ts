// One chart as a file: the figures the screen shows, in the report theme, framed with their verdict.
import {
  type ChartFigures,
  chartConfiguration,
  chartFrame,
  chartSummary,
  chartTitle,
  exportSize,
  isEmptyChart,
  reportTheme,
} from '../../../shared/charts'
import type { WaveHeader } from '../../../shared/contract/wave'
import { refuse } from '../../../shared/failure'
import type { Language } from '../../../shared/model/language'
import { translator } from '../../../shared/text'
import { createFormat } from '../../../shared/text/format'
import { drawPng, drawSvg, PNG_SCALE } from './draw'
import { describedSvg } from './svg'

export interface ChartOrder {
  figures: ChartFigures
  wave: WaveHeader
  program: string
  language: Language
  format: 'png' | 'svg'
  /** The day it is drawn, YYYY-MM-DD. */
  today: string
}

export interface DrawnChart {
  bytes: Uint8Array
  /** Size in the file's own pixels. */
  width: number
  height: number
}

/** Refuses with `nothing-to-draw` when the chart has no figures. */
export async function drawChart(order: ChartOrder): Promise<DrawnChart> {
  const { figures, language, wave } = order
  const words = translator(language)
  const format = createFormat(language)
  if (isEmptyChart(figures)) throw refuse('nothing-to-draw', { chart: figures.chart })
  const frame = chartFrame(words, format, figures, order)
  const configuration = chartConfiguration(figures, { words, format, theme: reportTheme, frame })
  const size = exportSize(figures)
  if (order.format === 'png') {
    const bytes = await drawPng(configuration, size)
    return { bytes, width: size.width * PNG_SCALE, height: size.height * PNG_SCALE }
  }
  const svg = describedSvg(drawSvg(configuration, size), {
    ...size,
    title: `${chartTitle(words, figures)} · ${wave.name}`,
    description: [...frame.subtitle, chartSummary(words, format, figures), frame.source, frame.footer].join(' '),
    language,
  })
  return { bytes: new TextEncoder().encode(svg), ...size }
}
