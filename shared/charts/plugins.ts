// Small plugins that the charts share: words printed at bars and points, whiskers for likely ranges, a target, limits.
// They are made anew for each chart and keep nothing, so a screen and an export cannot disturb each other.
import type { Plugin } from 'chart.js'

/** A label printed at one element of a dataset. */
export interface PrintedLabel {
  text: string
  color: string
  bold?: boolean
  /** How much farther from the element than usual, in pixels, for one that is drawn larger. */
  apart?: number
  /** The colour around its characters where a line may run behind them. */
  halo?: string
  /** Leave the label out when it is wider than the bar it stands in. */
  onlyIfItFits?: boolean
}

export interface LabelsGiven {
  dataset: number
  /** above or below the element; end: to its right; inside: in the middle of a horizontal bar. */
  place: 'above' | 'below' | 'end' | 'inside'
  font: string
  size: number
  label(index: number): PrintedLabel | null
}

/** Prints words or numbers at the elements of one dataset, so that no value is carried by colour or length alone. */
export function printLabels(given: LabelsGiven): Plugin {
  return {
    id: `labels-${given.dataset}-${given.place}`,
    afterDatasetsDraw(chart) {
      const { ctx } = chart
      ctx.save()
      chart.getDatasetMeta(given.dataset).data.forEach((element, index) => {
        const label = given.label(index)
        if (label === null) return
        const { x, y, base } = element.getProps(['x', 'y', 'base'], true)
        if (!Number.isFinite(x) || !Number.isFinite(y)) return
        ctx.font = `${label.bold === true ? 'bold ' : ''}${given.size}px ${given.font}`
        ctx.fillStyle = label.color
        ctx.textBaseline = given.place === 'above' ? 'bottom' : given.place === 'below' ? 'top' : 'middle'
        ctx.textAlign = given.place === 'end' ? 'left' : 'center'
        const away = given.size / 2 + (label.apart ?? 0)
        if (given.place === 'above' || given.place === 'below') {
          const height = given.place === 'above' ? y - away : y + away
          if (label.halo !== undefined) {
            ctx.strokeStyle = label.halo
            ctx.lineWidth = given.size / 4
            ctx.lineJoin = 'round'
            ctx.strokeText(label.text, x, height)
          }
          ctx.fillText(label.text, x, height)
        }
        if (given.place === 'end') ctx.fillText(label.text, x + given.size * 0.7, y)
        if (given.place === 'inside') {
          const room = Math.abs(x - base) - given.size / 2
          if (label.onlyIfItFits !== true || ctx.measureText(label.text).width <= room)
            ctx.fillText(label.text, (x + base) / 2, y)
        }
      })
      ctx.restore()
    },
  }
}

export interface WhiskersGiven {
  /** Which axis carries the values. */
  values: 'x' | 'y'
  width: number
  /** Limits in the axis's unit and their colour; null where nothing may be said. */
  whisker(index: number): { lower: number; upper: number; color: string } | null
  count: number
}

/** Draws a line from the lower to the upper limit at each category, with small caps. Drawn over bands and under points. */
export function whiskers(given: WhiskersGiven): Plugin {
  return {
    id: 'whiskers',
    beforeDatasetsDraw(chart) {
      const values = chart.scales[given.values]
      const places = chart.scales[given.values === 'x' ? 'y' : 'x']
      if (values === undefined || places === undefined) return
      const { ctx } = chart
      const cap = given.width * 1.6
      ctx.save()
      ctx.lineWidth = given.width
      for (let index = 0; index < given.count; index++) {
        const whisker = given.whisker(index)
        if (whisker === null) continue
        const place = places.getPixelForValue(index)
        const [from, to] = [values.getPixelForValue(whisker.lower), values.getPixelForValue(whisker.upper)]
        ctx.strokeStyle = whisker.color
        ctx.beginPath()
        const along: [number, number, number, number][] = [
          [from, place, to, place],
          [from, place - cap, from, place + cap],
          [to, place - cap, to, place + cap],
        ]
        for (const [a, b, c, d] of along) {
          if (given.values === 'x') {
            ctx.moveTo(a, b)
            ctx.lineTo(c, d)
          } else {
            ctx.moveTo(b, a)
            ctx.lineTo(d, c)
          }
        }
        ctx.stroke()
      }
      ctx.restore()
    },
  }
}

export interface TargetGiven {
  /** In the unit of the y axis. */
  target: number
  text: string
  /** Where its words stand. */
  end: 'left' | 'right'
  color: string
  font: string
  size: number
  width: number
}

/** A dashed line across the chart at what is aimed at, with its words above one end. */
export function targetLine(given: TargetGiven): Plugin {
  return {
    id: 'target',
    beforeDatasetsDraw(chart) {
      const { y } = chart.scales
      if (y === undefined) return
      const { ctx, chartArea } = chart
      const height = y.getPixelForValue(given.target)
      ctx.save()
      ctx.strokeStyle = given.color
      ctx.fillStyle = given.color
      ctx.lineWidth = given.width
      ctx.setLineDash([given.width * 4, given.width * 3])
      ctx.beginPath()
      ctx.moveTo(chartArea.left, height)
      ctx.lineTo(chartArea.right, height)
      ctx.stroke()
      ctx.font = `${given.size}px ${given.font}`
      ctx.textAlign = given.end
      ctx.textBaseline = 'bottom'
      ctx.fillText(given.text, given.end === 'left' ? chartArea.left + 4 : chartArea.right - 2, height - 3)
      ctx.restore()
    },
  }
}

export interface LimitsGiven {
  /** Of each category of the x axis, in the unit of the y axis; null: none. */
  limits: readonly ({ lower: number; upper: number } | null)[]
  color: string
  width: number
}

/** Limits that change from category to category: a dotted step over each of them, above and below. */
export function limitMarks(given: LimitsGiven): Plugin {
  return {
    id: 'limits',
    beforeDatasetsDraw(chart) {
      const { x, y } = chart.scales
      if (x === undefined || y === undefined) return
      const { ctx, chartArea } = chart
      const half = (chartArea.right - chartArea.left) / Math.max(1, given.limits.length) / 2
      ctx.save()
      ctx.strokeStyle = given.color
      ctx.lineWidth = given.width
      ctx.setLineDash([given.width, given.width * 2])
      ctx.beginPath()
      given.limits.forEach((limit, index) => {
        if (limit === null) return
        const place = x.getPixelForValue(index)
        for (const value of [limit.lower, limit.upper]) {
          const height = y.getPixelForValue(value)
          ctx.moveTo(place - half, height)
          ctx.lineTo(place + half, height)
        }
      })
      ctx.stroke()
      ctx.restore()
    },
  }
}
