// Figures that cross the wire. Scores and limits are in NPS points (−100 … 100), unrounded; null means "cannot say".
import { z } from 'zod'
import { Bands } from './category'

/** Confidence levels on offer, as probabilities. */
export const CONFIDENCES = [0.8, 0.9, 0.95, 0.99] as const
export const Confidence = z.number().gt(0.5).lt(1)

/** A calendar day, ISO 8601: 2026-09-30. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** A moment in UTC, ISO 8601. */
export const Moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T/)

export const IntervalMethod = z.enum(['adjusted-wald', 'score', 'wald', 'confidence-sequence'])
export type IntervalMethod = z.infer<typeof IntervalMethod>

export const Interval = z.strictObject({
  method: IntervalMethod,
  confidence: Confidence,
  lower: z.number(),
  upper: z.number(),
  /** Half the width before clipping to ±100, in points. */
  margin: z.number(),
})
export type Interval = z.infer<typeof Interval>

/** One score with all that a sentence about it needs. `nps` and `interval` are null when there are no answers. */
export const ScoreLine = z.strictObject({
  n: z.number().int().nonnegative(),
  ...Bands.shape,
  nps: z.number().nullable(),
  interval: Interval.nullable(),
})
export type ScoreLine = z.infer<typeof ScoreLine>

/**
 * What may be said of the change between two waves, decided on unrounded numbers (statistics, "what the UI says").
 * real: the interval excludes 0; stable: it lies within ±5; cannot-tell: it includes 0 and is wider than ±10;
 * no-significant-change: the rest; none: nothing to compare with, or too few answers.
 */
export const Change = z.strictObject({
  kind: z.enum(['real', 'stable', 'no-significant-change', 'cannot-tell', 'none']),
  /** Later minus earlier, observed, in points. */
  change: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  pValue: z.number().nullable(),
  /** Smallest change that these two sample sizes would find with 80 % power, in points. */
  detectable: z.number().nullable(),
  against: z.strictObject({ wave: z.number().int(), name: z.string(), n: z.number().int() }).nullable(),
})
export type Change = z.infer<typeof Change>

/** Whether a wave's answers are still coming in. An open wave's figures are interim. */
export const WaveStatus = z.enum(['planned', 'open', 'closed'])
export type WaveStatus = z.infer<typeof WaveStatus>
