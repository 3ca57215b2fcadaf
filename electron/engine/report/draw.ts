// Draws a chart without a window: the configuration that the screen uses, on a canvas in plain Node.
import { createCanvas, SvgExportFlag } from '@napi-rs/canvas'
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartItem,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import { registerFonts } from './fonts'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
)

export interface Size {
  width: number
  height: number
}

/** Pixels per logical pixel of an exported PNG: sharp on a projector and in print. */
export const PNG_SCALE = 2

function drawOn(canvas: unknown, configuration: ChartConfiguration, devicePixelRatio: number): Chart {
  registerFonts()
  const options = { ...configuration.options, responsive: false, devicePixelRatio, events: [] }
  // A canvas in Node has what Chart.js uses of a page's canvas; only its type does not say so.
  return new Chart(canvas as ChartItem, { ...configuration, options })
}

/**
 * A picture of `size` logical pixels at twice as many real ones.
 * Chart.js is told the ratio and scales the canvas itself; scaling it beforehand would double it again.
 */
export async function drawPng(configuration: ChartConfiguration, size: Size): Promise<Uint8Array> {
  const canvas = createCanvas(size.width, size.height)
  const chart = drawOn(canvas, configuration, PNG_SCALE)
  const bytes = await canvas.encode('png')
  // Not earlier: destroying a chart wipes its canvas.
  chart.destroy()
  return bytes
}

/** Text becomes shapes: a reader without the font would otherwise see other widths, and labels over one another. */
export function drawSvg(configuration: ChartConfiguration, size: Size): string {
  const canvas = createCanvas(size.width, size.height, SvgExportFlag.ConvertTextToPaths)
  const chart = drawOn(canvas, configuration, 1)
  const svg = canvas.getContent().toString('utf8')
  chart.destroy()
  return svg
}
