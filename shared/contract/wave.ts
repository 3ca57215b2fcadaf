// Calls about waves: one fielding of a campaign, its results and its responses.
import { z } from 'zod'
import { Category } from '../model/category'
import { Change, Day, Interval, ScoreLine } from '../model/figures'
import { ActionId, BatchId, CampaignId, DimensionId, ResponseId, SegmentId, WaveId } from '../model/ids'
import { read, write } from './call'
import { CampaignKind, Touchpoint, WaveSummary } from './campaign'

const Name = z.string().trim().min(1).max(200)
const WaveFields = z.strictObject({
  name: Name,
  opensOn: Day,
  closesOn: Day,
  /** Invitations sent or to be sent; null while unknown. */
  invited: z.number().int().min(1).max(100_000_000).nullable(),
})

export const Dimension = z.strictObject({
  id: DimensionId,
  name: z.string(),
  segments: z.array(z.strictObject({ id: SegmentId, name: z.string() })),
})
export type Dimension = z.infer<typeof Dimension>

export const WaveHeader = z.strictObject({
  ...WaveSummary.shape,
  campaign: z.strictObject({
    id: CampaignId,
    name: z.string(),
    kind: CampaignKind,
    touchpoint: Touchpoint.nullable(),
    target: z.number().nullable(),
  }),
  /** Dimensions that at least one response of the wave has a value for. */
  dimensions: z.array(Dimension),
  openActions: z.number().int(),
  confidence: z.number(),
  minimumN: z.number().int(),
})
export type WaveHeader = z.infer<typeof WaveHeader>

export const TrendPoint = z.strictObject({ wave: WaveId, name: z.string(), closesOn: Day, score: ScoreLine })
export type TrendPoint = z.infer<typeof TrendPoint>

export const SegmentLine = z.strictObject({
  /** null: the responses without a value on this dimension. */
  segment: SegmentId.nullable(),
  name: z.string().nullable(),
  score: ScoreLine,
  change: Change,
  openActions: z.number().int(),
})
export type SegmentLine = z.infer<typeof SegmentLine>

/** The headline where the definition weighs answers or reads them by account. */
export const DefinedScore = z.strictObject({
  reading: z.enum(['answers', 'accounts', 'decision-makers']),
  weighted: z.boolean(),
  nps: z.number(),
  lower: z.number(),
  upper: z.number(),
  /** Those that it reads: decision makers first leaves some out. And what they are worth. */
  answers: z.number().int(),
  effective: z.number(),
  /**
   * Of this figure, judged on what the answers of both waves are worth and as of different people. `unlike`: the earlier
   * wave's figure is made otherwise, so nothing is said of a change. `moved`: it is weighed to other shares of people,
   * which may be a part of the change.
   */
  change: Change,
  unlike: z.boolean(),
  moved: z.boolean(),
  /** The earlier wave's figure, made alike; null: there is none. */
  before: z.number().nullable(),
})
export type DefinedScore = z.infer<typeof DefinedScore>

export const WaveResults = z.strictObject({
  wave: WaveHeader,
  /** Every answer once; with the finite population correction where the definition names a list. */
  score: ScoreLine,
  /** null: the definition takes every answer once. */
  defined: DefinedScore.nullable(),
  /** When its figures were frozen, and which revision they are; null: not frozen. */
  frozen: z.strictObject({ at: z.string(), by: z.string().nullable(), revision: z.number().int() }).nullable(),
  /** Responses per score, 0 … 10. */
  distribution: z.array(z.number().int()).length(11),
  change: Change,
  /** Waves of the same campaign up to this one, oldest first; waves without answers are left out. */
  trend: z.array(TrendPoint),
  by: DimensionId.nullable(),
  segments: z.array(SegmentLine),
  /** For the details panel: the same answers by every method on offer. */
  details: z.strictObject({
    variance: z.number().nullable(),
    standardError: z.number().nullable(),
    intervals: z.array(Interval),
  }),
})
export type WaveResults = z.infer<typeof WaveResults>

export const ResponseSort = z.enum(['answeredAt', 'score', 'company', 'verbatim', 'row'])
export const ResponseQuery = z.strictObject({
  wave: WaveId,
  category: Category.optional(),
  segment: SegmentId.optional(),
  withVerbatim: z.boolean().optional(),
  /** Finds the words in verbatim, name, e-mail and company; case and accents do not matter. */
  search: z.string().max(200).optional(),
  sort: z.strictObject({ by: ResponseSort, descending: z.boolean() }).optional(),
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(1000).default(100),
})

export const ResponseRow = z.strictObject({
  id: ResponseId,
  score: z.number().int().min(0).max(10),
  category: Category,
  verbatim: z.string().nullable(),
  /** A day or a moment, as precise as the file was. */
  answeredAt: z.string().nullable(),
  respondent: z.string().nullable(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  segments: z.array(z.strictObject({ dimension: DimensionId, segment: SegmentId, name: z.string() })),
  source: z
    .strictObject({ batch: BatchId, file: z.string(), sheet: z.string().nullable(), row: z.number().int() })
    .nullable(),
  actions: z.array(ActionId),
})
export type ResponseRow = z.infer<typeof ResponseRow>

export const waveCalls = {
  'wave.get': read(z.strictObject({ wave: WaveId }), WaveHeader),
  'wave.create': write(
    z.strictObject({ campaign: CampaignId, ...WaveFields.shape, invited: WaveFields.shape.invited.default(null) }),
    z.strictObject({ id: WaveId }),
  ),
  'wave.update': write(z.strictObject({ wave: WaveId, ...WaveFields.partial().shape }), z.null()),
  /** Refused with `not-empty` while it holds responses. */
  'wave.remove': write(z.strictObject({ wave: WaveId }), z.null()),
  'wave.results': read(z.strictObject({ wave: WaveId, by: DimensionId.optional() }), WaveResults),
  'wave.responses': read(
    ResponseQuery,
    z.strictObject({ total: z.number().int(), offset: z.number().int(), rows: z.array(ResponseRow) }),
  ),
  'wave.response': read(
    z.strictObject({ response: ResponseId }),
    z.strictObject({ wave: WaveId, response: ResponseRow }),
  ),
}
