// Calls about verdicts: wave against wave, segment against the rest, a score against its target, and the trend over waves.
// Limits and changes are in NPS points, later minus earlier, unrounded. p-values are for the details panel alone.
import { z } from 'zod'
import { Bands } from '../model/category'
import { Change, Day, ScoreLine, WaveStatus } from '../model/figures'
import { CampaignId, DimensionId, SegmentId, WaveId } from '../model/ids'
import { read } from './call'
import { DefinedScore } from './wave'

/**
 * different: nobody answered in both; same: everybody did; partly: some did. People are known by their contact, else by
 * their respondent code or e-mail; numbers that a survey tool counts its answers with are nobody's.
 */
export const Pairing = z.enum(['different', 'same', 'partly'])
export type Pairing = z.infer<typeof Pairing>

/** Rows: the earlier wave; columns: the later one; both in the order detractor, passive, promoter. People who answered both. */
export const Movement = z.strictObject({
  matrix: z.array(z.array(z.number().int()).length(3)).length(3),
  /** The net change among them and its limits (adjusted Wald, paired). */
  change: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** Shares of those who could: detractors who moved up, promoters who moved down. */
  recovered: z.number().nullable(),
  lost: z.number().nullable(),
})
export type Movement = z.infer<typeof Movement>

export const TestMethod = z.enum([
  'adjusted-wald',
  'wald',
  'pooled',
  'welch-t',
  'permutation',
  'paired-adjusted-wald',
  'paired-t',
  'paired-score',
  'stuart-maxwell',
  'bowker',
  'respondent-clustered',
])
export type TestMethod = z.infer<typeof TestMethod>
/** One way to look at the same change, for the details panel. */
export const TestLine = z.strictObject({
  method: TestMethod,
  /** The one that the verdict rests on. */
  decides: z.boolean(),
  statistic: z.number().nullable(),
  df: z.number().nullable(),
  pValue: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
})
export type TestLine = z.infer<typeof TestLine>

/** A change taken apart: what the mix of segments did, and what the segments themselves did. */
export const MixShift = z.strictObject({
  dimension: DimensionId,
  dimensionName: z.string(),
  /** mix + within = change, exactly; segments in only one of the waves stand in `mix`. */
  change: z.number(),
  mix: z.number(),
  within: z.number(),
  /** Half-width of `within` at the program's confidence. */
  withinMargin: z.number().nullable(),
  segments: z.array(
    z.strictObject({
      segment: SegmentId.nullable(),
      name: z.string().nullable(),
      before: z.strictObject({ n: z.number().int(), share: z.number(), nps: z.number().nullable() }),
      now: z.strictObject({ n: z.number().int(), share: z.number(), nps: z.number().nullable() }),
      mix: z.number(),
      within: z.number(),
    }),
  ),
})
export type MixShift = z.infer<typeof MixShift>

export const ComparedWave = z.strictObject({
  id: WaveId,
  name: z.string(),
  closesOn: Day,
  status: WaveStatus,
  score: ScoreLine,
})
export type ComparedWave = z.infer<typeof ComparedWave>

export const SegmentChange = z.strictObject({
  segment: SegmentId.nullable(),
  name: z.string().nullable(),
  before: ScoreLine,
  now: ScoreLine,
  /** `kind` after Holm's correction over all segments; `pValue` uncorrected. */
  change: Change,
  /** Corrected over all segments of the table; null: not judged. */
  adjustedP: z.number().nullable(),
})
export type SegmentChange = z.infer<typeof SegmentChange>

export const WaveComparison = z.strictObject({
  wave: ComparedWave,
  against: ComparedWave,
  /** The later wave's headline and its own change, where its definition weighs answers or reads them by account. */
  defined: DefinedScore.nullable(),
  pairing: Pairing,
  /** People who answered both, only the earlier one, only the later one. */
  people: z.strictObject({ both: z.number().int(), onlyBefore: z.number().int(), onlyNow: z.number().int() }),
  change: Change,
  movement: Movement.nullable(),
  tests: z.array(TestLine),
  /** A wave has fewer than 30 answers: the exact permutation test stands beside the one that decides. */
  exact: z.boolean(),
  by: DimensionId.nullable(),
  segments: z.array(SegmentChange),
  /** Segments judged, and how many of them are real after Holm's correction. */
  judged: z.number().int(),
  real: z.number().int(),
  mix: MixShift.nullable(),
})
export type WaveComparison = z.infer<typeof WaveComparison>

/** A segment against all the others of its wave. */
export const SegmentRest = z.strictObject({
  segment: SegmentId.nullable(),
  name: z.string().nullable(),
  score: ScoreLine,
  rest: ScoreLine,
  /** Segment minus rest. */
  difference: Change.omit({ against: true }),
  adjustedP: z.number().nullable(),
})
export type SegmentRest = z.infer<typeof SegmentRest>
export const SegmentsVerdict = z.strictObject({
  wave: WaveId,
  by: DimensionId,
  /** Whether the segments differ at all (Welch's one-way test); null: fewer than two can be judged. */
  gate: z.strictObject({ statistic: z.number(), df1: z.number(), df2: z.number(), pValue: z.number() }).nullable(),
  segments: z.array(SegmentRest),
  judged: z.number().int(),
  differing: z.number().int(),
  interim: z.boolean(),
})
export type SegmentsVerdict = z.infer<typeof SegmentsVerdict>

/** above, below: shown at the wave's confidence; not-shown-above, not-shown-below: the score lies there, the data do not show it. */
export const TargetKind = z.enum(['above', 'below', 'not-shown-above', 'not-shown-below', 'interim', 'none'])
export type TargetKind = z.infer<typeof TargetKind>
/** A headline with weights or by account is there once the wave has closed. */
export const DefinedTargetKind = TargetKind.exclude(['interim'])
export type DefinedTargetKind = z.infer<typeof DefinedTargetKind>
export const TargetVerdict = z.strictObject({
  target: z.number(),
  kind: TargetKind,
  score: ScoreLine,
  statistic: z.number().nullable(),
  pValue: z.number().nullable(),
  /** The same of the headline, where the definition weighs answers or reads them by account; null: it does not. */
  defined: z
    .strictObject({
      kind: DefinedTargetKind,
      reading: DefinedScore.shape.reading,
      weighted: z.boolean(),
      nps: z.number(),
      lower: z.number(),
      upper: z.number(),
    })
    .nullable(),
})
export type TargetVerdict = z.infer<typeof TargetVerdict>

export const ControlPoint = z.strictObject({
  wave: WaveId,
  name: z.string(),
  closesOn: Day,
  status: WaveStatus,
  n: z.number().int(),
  score: ScoreLine,
  /** Limits of the control chart for a wave of this size; null below six waves. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** Beyond a limit: something changed that chance alone does not explain. */
  out: z.boolean(),
  /** Exponentially weighted average and its limits: slow drifts. */
  ewma: z.number().nullable(),
  ewmaLower: z.number().nullable(),
  ewmaUpper: z.number().nullable(),
  drift: z.boolean(),
})
export type ControlPoint = z.infer<typeof ControlPoint>

export const Trend = z.strictObject({
  campaign: CampaignId,
  /** Oldest first; waves without answers are left out. The open wave stands last and is not judged. */
  points: z.array(ControlPoint),
  /** null below six closed waves. */
  control: z
    .strictObject({
      center: z.number(),
      /** How much more than chance the waves vary; 1: as chance alone. */
      sigmaZ: z.number(),
      /** plain: three standard errors; laney: widened for waves so large that chance alone would be too strict. */
      method: z.enum(['plain', 'laney']),
      /** Waves that the centre is taken from. */
      baseline: z.number().int(),
    })
    .nullable(),
  target: z.number().nullable(),
})
export type Trend = z.infer<typeof Trend>

export const compareCalls = {
  /** `against`: any other wave of the campaign with answers; the nearest earlier one unless told. null: there is none. */
  'compare.waves': read(
    z.strictObject({ wave: WaveId, against: WaveId.optional(), by: DimensionId.optional() }),
    WaveComparison.nullable(),
  ),
  'compare.segments': read(z.strictObject({ wave: WaveId, by: DimensionId }), SegmentsVerdict),
  /** null: its campaign has no target. */
  'compare.target': read(z.strictObject({ wave: WaveId }), TargetVerdict.nullable()),
  'compare.trend': read(z.strictObject({ campaign: CampaignId }), Trend),
  /** What two given groups would say, for a quick check. Nothing of the program is read but its confidence. */
  'compare.counts': read(
    z.strictObject({ before: Bands, now: Bands }),
    z.strictObject({ change: Change.omit({ against: true }), tests: z.array(TestLine) }),
  ),
}
