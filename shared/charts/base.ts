// What every chart has in common: no animation, one font, quiet grid lines, a scale of NPS points with a visible zero.
import type { ChartOptions } from 'chart.js'
import { framePadding } from './frame'
import type { Drawing } from './kinds'

/** Size of the chart's own text, in pixels: larger in an export, which is looked at from afar. */
export function textSize(drawing: Drawing): number {
  return drawing.frame === null ? 12 : 17
}

export function fontOf(drawing: Drawing): { family: string; size: number } {
  return { family: drawing.theme.font, size: textSize(drawing) }
}

/**
 * Options shared by all charts. Responsiveness and pixel ratio belong to whoever owns the canvas.
 * An export answers no pointer, so it listens to none.
 */
export function baseOptions(drawing: Drawing): Pick<ChartOptions, 'animation' | 'layout' | 'font' | 'color'> {
  return {
    animation: false,
    color: drawing.theme.text,
    font: fontOf(drawing),
    layout: { padding: framePadding(drawing.frame) },
  }
}

/** The tooltip on screen; exports have none. */
export function tooltipOptions(drawing: Drawing) {
  return {
    enabled: drawing.frame === null,
    displayColors: false,
    backgroundColor: drawing.theme.text,
    titleColor: drawing.theme.background,
    bodyColor: drawing.theme.background,
    titleFont: fontOf(drawing),
    bodyFont: fontOf(drawing),
  }
}

/** Tick labels of a scale that counts answers: whole numbers in the reader's language, never halves. */
export function countTicks(drawing: Drawing) {
  return {
    color: drawing.theme.muted,
    font: fontOf(drawing),
    precision: 0,
    callback: (value: string | number) => drawing.format.integer(Number(value)),
  }
}

/** Tick labels in NPS points, with their sign. */
export function pointTicks(drawing: Drawing) {
  return {
    color: drawing.theme.muted,
    font: fontOf(drawing),
    precision: 0,
    callback: (value: string | number) => drawing.format.points(Number(value)),
  }
}

/** Grid lines of an axis of NPS points: the zero is darker, because the sign is what readers ask first; none past ±100. */
export function pointGrid(drawing: Drawing) {
  const colorAt = (value: number | undefined) => {
    if (value === 0) return drawing.theme.zero
    return Math.abs(value ?? 0) > 100 ? 'transparent' : drawing.theme.line
  }
  return {
    color: (context: { tick?: { value: number } }) => colorAt(context.tick?.value),
    lineWidth: (context: { tick?: { value: number } }) => (context.tick?.value === 0 ? 1.5 : 1),
    drawTicks: false,
  }
}
