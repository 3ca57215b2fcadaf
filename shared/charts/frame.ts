// The text around an exported chart: title and verdict above, source and origin below, drawn by one small plugin.
import type { Chart, Plugin } from 'chart.js'
import type { ChartTheme, Frame } from './kinds'

/** Logical size of an exported picture, in pixels; 16:9 fills a slide. */
export const EXPORT_SIZE = { width: 1200, height: 675 } as const

const EDGE = 40
const TITLE = { size: 30, top: 34, height: 40 }
const SUBTITLE = { size: 19, height: 26 }
const FOOTER = { size: 14, height: 21 }
/** Characters that surely fit on one line of the subtitle at its size; widths differ by font, so none is measured. */
const SUBTITLE_CHARACTERS = 112
const FOOTER_CHARACTERS = 150
const TITLE_CHARACTERS = 66

/** Text broken at spaces into lines of at most `most` characters; a longer word keeps a line of its own. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  // Only the ordinary space breaks: the no-break spaces hold numbers and their signs together.
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length <= most || line === '') {
      line = longer
    } else {
      lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** One line of at most `most` characters; what does not fit is cut with an ellipsis. */
export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

const subtitleLines = ({ subtitle }: Frame): string[] =>
  subtitle.flatMap((paragraph) => wrapped(paragraph, SUBTITLE_CHARACTERS))

/** Room around the chart, in pixels, so that nothing is drawn under the frame's text. */
export function framePadding(frame: Frame | null): { top: number; right: number; bottom: number; left: number } {
  if (frame === null) return { top: 4, right: 4, bottom: 0, left: 0 }
  const subtitle = subtitleLines(frame).length * SUBTITLE.height
  return { top: TITLE.top + TITLE.height + subtitle + 18, right: EDGE, bottom: 2 * FOOTER.height + 34, left: EDGE }
}

function text(chart: Chart, theme: ChartTheme, line: string, at: { y: number; size: number; bold?: boolean }): void {
  chart.ctx.font = `${at.bold === true ? 'bold ' : ''}${at.size}px ${theme.font}`
  chart.ctx.fillText(line, EDGE, at.y)
}

/** Paints the background and the frame's text; on screen (no frame) it paints nothing. */
export function framePlugin(frame: Frame | null, theme: ChartTheme): Plugin {
  return {
    id: 'frame',
    beforeDraw(chart) {
      if (frame === null) return
      const { ctx } = chart
      ctx.save()
      ctx.fillStyle = theme.background
      ctx.fillRect(0, 0, chart.width, chart.height)
      ctx.textAlign = 'left'
      ctx.textBaseline = 'top'
      ctx.fillStyle = theme.text
      text(chart, theme, shortened(frame.title, TITLE_CHARACTERS), { y: TITLE.top, size: TITLE.size, bold: true })
      subtitleLines(frame).forEach((line, index) => {
        text(chart, theme, line, { y: TITLE.top + TITLE.height + index * SUBTITLE.height, size: SUBTITLE.size })
      })
      ctx.fillStyle = theme.muted
      const bottom = chart.height - 24 - 2 * FOOTER.height
      text(chart, theme, shortened(frame.source, FOOTER_CHARACTERS), { y: bottom, size: FOOTER.size })
      text(chart, theme, shortened(frame.footer, FOOTER_CHARACTERS), {
        y: bottom + FOOTER.height,
        size: FOOTER.size,
      })
      ctx.restore()
    },
  }
}
