// A change of the whole score taken apart: other people answered (mix), or the same kinds of people score differently.
import type { Bands } from '../../../shared/model/category'
import { adjustedMeanOf } from './adjusted'
import { criticalValue } from './numerics/normal'
import { answerCount, nps } from './point'

export type SegmentCounts = { before: Bands; now: Bands }

/** In points; `share` of the wave's answers, 0 … 1. */
export type SegmentShift = {
  before: { n: number; share: number; nps: number | null }
  now: { n: number; share: number; nps: number | null }
  mix: number
  within: number
}

export type MixShiftFigures = {
  change: number
  mix: number
  within: number
  /** Half-width of `within`; null: no segment is in both waves. */
  withinMargin: number | null
  segments: SegmentShift[]
}

/**
 * How much of a change is the mix of segments, how much happened within them? Kitagawa's symmetric decomposition (1955):
 * within = Σ w̄ (m₂ − m₁) with the mean share w̄ of both waves, mix = Σ (w₂ − w₁)(m̄ − M), M the mean of both scores
 * (it changes no sum, and makes a segment's own part positive when more of a better-than-average segment answered).
 * mix + within = change, whatever the segments. A segment in only one wave stands in `mix` by the score it has.
 * The margin of `within` takes the shares as given and AW(3,T) errors of different people per segment: with the same
 * people it is too wide, never too narrow. The segments must hold every answer once. A wave without answers → null.
 */
export function mixShift(segments: readonly SegmentCounts[], confidence: number): MixShiftFigures | null {
  const size = (which: keyof SegmentCounts) => segments.reduce((sum, counts) => sum + answerCount(counts[which]), 0)
  const [n1, n2] = [size('before'), size('now')]
  if (n1 === 0 || n2 === 0) return null
  const parts = segments.map((counts) => {
    const part = (bands: Bands, n: number) => ({
      n: answerCount(bands),
      share: answerCount(bands) / n,
      nps: nps(bands),
    })
    return { counts, before: part(counts.before, n1), now: part(counts.now, n2) }
  })
  const score = (which: keyof SegmentCounts) =>
    parts.reduce((sum, { [which]: { share, nps: own } }) => sum + share * (own ?? 0), 0)
  const [then, now] = [score('before'), score('now')]
  const middle = (then + now) / 2
  let variance: number | null = null
  const shifts = parts.map(({ counts, before, now: later }): SegmentShift => {
    const known = [before.nps, later.nps].filter((each) => each !== null)
    const mean = known.reduce((sum, each) => sum + each, 0) / Math.max(1, known.length)
    const mix = known.length === 0 ? 0 : (later.share - before.share) * (mean - middle)
    if (before.nps === null || later.nps === null) return { before, now: later, mix, within: 0 }
    const weight = (before.share + later.share) / 2
    const [earlierError, laterError] = [adjustedMeanOf(counts.before), adjustedMeanOf(counts.now)]
    variance =
      (variance ?? 0) + weight ** 2 * ((earlierError?.standardError ?? 0) ** 2 + (laterError?.standardError ?? 0) ** 2)
    return { before, now: later, mix, within: weight * (later.nps - before.nps) }
  })
  const sum = (which: 'mix' | 'within') => shifts.reduce((total, { [which]: own }) => total + own, 0)
  return {
    change: now - then,
    mix: sum('mix'),
    within: sum('within'),
    withinMargin: variance === null ? null : 100 * criticalValue(confidence) * Math.sqrt(variance),
    segments: shifts,
  }
}
