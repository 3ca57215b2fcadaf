// What every chart is made from: figures, words, colours and, in an export, a frame of text around the picture.
import type { Trend } from '../contract/compare'
import type { Tracking } from '../contract/plan'
import type { SegmentLine, TrendPoint, WaveResults } from '../contract/wave'
import type { Bands } from '../model/category'
import type { Translate } from '../text'
import type { Format } from '../text/format'

/** Colours as CSS strings; `on…` is the colour of text standing upon that category's colour. */
export interface ChartTheme {
  font: string
  background: string
  text: string
  muted: string
  line: string
  zero: string
  accent: string
  band: string
  promoter: string
  passive: string
  detractor: string
  onPromoter: string
  onPassive: string
  onDetractor: string
  good: string
  warn: string
  bad: string
}

/** Text printed into an exported picture, so that it explains itself wherever it is pasted. */
export interface Frame {
  title: string
  /** The verdict: score, interval, n, confidence. Paragraphs, each broken into lines where needed. */
  subtitle: readonly string[]
  /** Program, campaign, wave, date. */
  footer: string
  /** Where the figures are from and how many they are. */
  source: string
}

/** `frame` is null on screen, where the page says these things around the chart. */
export interface Drawing {
  words: Translate
  format: Format
  theme: ChartTheme
  frame: Frame | null
}

export interface TrendFigures {
  /** Oldest first. */
  points: readonly TrendPoint[]
  /** Which of the waves are still open, in the order of `points`. */
  interim: readonly boolean[]
  /** The NPS that is aimed at; null: none. */
  target: number | null
  /** Control limits of each wave, in the order of `points`; null where none are drawn. */
  limits: readonly (ControlLimits | null)[]
}

export interface ControlLimits {
  lower: number
  upper: number
  /** The wave lies beyond them. */
  out: boolean
}

export interface DistributionFigures {
  /** Responses per score, 0 … 10. */
  counts: readonly number[]
}

export type CategoryFigures = Bands

export interface SegmentFigures {
  lines: readonly SegmentLine[]
}

export interface PlanFigures {
  tracking: Tracking
}

/** A chart by name with everything it is drawn from: what the screens and the report hand over. */
export type ChartFigures =
  /** With `control` the trend shows all waves of the campaign with their control limits, else those up to this one. */
  | { chart: 'trend'; results: WaveResults; control?: Trend }
  | { chart: 'distribution' | 'categories' | 'segments'; results: WaveResults }
  | { chart: 'plan'; tracking: Tracking }
