// Calls about how a wave's figure is made: which answers count how (accounts, weights, list), and its freezing.
import { z } from 'zod'
import { Confidence, Day, Moment, ScoreLine } from '../model/figures'
import { DimensionId, FreezeId, SegmentId, WaveId } from '../model/ids'
import { read, write } from './call'

/** answers: every answer counts once; accounts: the mean of accounts; decision-makers: their answers, and where an account has none, the others'. */
export const Reading = z.enum(['answers', 'accounts', 'decision-makers'])
export type Reading = z.infer<typeof Reading>

/** People behind each segment of one dimension. */
export const Margin = z.strictObject({
  dimension: DimensionId,
  shares: z
    .array(z.strictObject({ segment: SegmentId, people: z.number().nonnegative().max(1_000_000_000) }))
    .min(1)
    .max(500),
})
export type Margin = z.infer<typeof Margin>

/** One margin: post-stratification; several: raking to all of them. */
export const Weighting = z.strictObject({
  margins: z.array(Margin).min(1).max(4),
  /** No weight above this many times the mean; null: untrimmed. */
  trim: z.number().min(1.5).max(100).nullable(),
})
export type Weighting = z.infer<typeof Weighting>

/** Why weights cannot be made, or what they leave out. */
export const WeightingProblem = z.strictObject({
  problem: z.enum(['no-answers', 'empty-segment', 'one-answer', 'without-value', 'not-converged', 'no-population']),
  dimension: z.string().nullable(),
  segment: z.string().nullable(),
  count: z.number().int(),
})
export type WeightingProblem = z.infer<typeof WeightingProblem>

export const Weighted = z.strictObject({
  unweighted: ScoreLine,
  /** null: weights cannot be made. Its limits are those on the effective number of answers. */
  weighted: ScoreLine.nullable(),
  standardError: z.number().nullable(),
  /** What the answers are worth after weighting; 210 may count like 135. */
  effective: z.number().nullable(),
  /** n / effective. */
  designEffect: z.number().nullable(),
  /** Answers whose weight was cut. */
  trimmed: z.number().int(),
  largest: z.number().nullable(),
  smallest: z.number().nullable(),
  problems: z.array(WeightingProblem),
  groups: z.array(
    z.strictObject({
      names: z.array(z.string()),
      answers: z.number().int(),
      shareOfAnswers: z.number(),
      shareOfPeople: z.number().nullable(),
      weight: z.number().nullable(),
      nps: z.number().nullable(),
    }),
  ),
})
export type Weighted = z.infer<typeof Weighted>

/** What the silent people could do to the score. */
export const NonResponse = z.strictObject({
  invited: z.number().int(),
  answers: z.number().int(),
  nps: z.number(),
  /** The score of everybody invited if the silent ones scored like the named group. */
  scenarios: z.array(
    z.strictObject({
      /** like-answers: as those who answered; like-late: as the last third to answer; like-detractors, like-promoters: the ends. */
      like: z.enum([
        'like-answers',
        'like-late',
        'like-lowest-segment',
        'like-highest-segment',
        'all-detractors',
        'all-promoters',
      ]),
      name: z.string().nullable(),
      silentNps: z.number(),
      nps: z.number(),
    }),
  ),
})
export type NonResponse = z.infer<typeof NonResponse>

/** The same answers, read in several ways. */
export const ReadingLine = z.strictObject({
  reading: z.enum(['answers', 'accounts', 'decision-makers', 'value']),
  /** Answers, accounts, or answers again; what the reading counts. */
  units: z.number().int(),
  answers: z.number().int(),
  nps: z.number().nullable(),
  /** Limits with the accounts as clusters: answers of one company are alike. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  effective: z.number().nullable(),
  designEffect: z.number().nullable(),
})
export type ReadingLine = z.infer<typeof ReadingLine>

export const Rollups = z.strictObject({
  lines: z.array(ReadingLine),
  accounts: z.number().int(),
  /** Answers without an account; each stands for itself. */
  withoutAccount: z.number().int(),
  /** Answers of accounts without a value per year: they are not in the value-weighted reading. */
  withoutValue: z.number().int(),
  decisionMakers: z.number().int(),
  /** The largest account's share of the value that is weighted with. */
  largestShare: z.number().nullable(),
})
export type Rollups = z.infer<typeof Rollups>

export const Definition = z.strictObject({
  reading: Reading,
  /** With it the finite population correction is on. */
  population: z.number().int().min(1).max(1_000_000_000).nullable(),
  weighting: Weighting.nullable(),
  note: z.string().trim().max(2000).nullable(),
})
export type Definition = z.infer<typeof Definition>

/** Everything that decides the figure, as it is written on the definition sheet. */
export const Sheet = z.strictObject({
  campaign: z.string(),
  wave: z.string(),
  opensOn: Day,
  closesOn: Day,
  invited: z.number().int().nullable(),
  confidence: Confidence,
  method: z.enum(['adjusted-wald', 'score', 'wald', 'confidence-sequence']),
  ...Definition.shape,
  /** The denominator: answers with a score from 0 to 10. */
  answers: z.number().int(),
  /** Rows of the imports that do not count, by reason, and what became of several answers of one person. */
  exclusions: z.array(z.strictObject({ reason: z.string(), rows: z.number().int() })),
  onePerPerson: z.enum(['all', 'first', 'latest', 'mixed']),
  imports: z.number().int(),
  /** The headline: by the definition's reading and weights. */
  score: ScoreLine,
  /** Every answer once, unweighted. */
  plain: ScoreLine,
  effective: z.number().nullable(),
  /** What part of the weight each category has in the headline; null: there is none. */
  shares: z.strictObject({ promoter: z.number(), passive: z.number(), detractor: z.number() }).nullable(),
})
export type Sheet = z.infer<typeof Sheet>

export const Freeze = z.strictObject({
  id: FreezeId,
  revision: z.number().int(),
  at: Moment,
  by: z.string().nullable(),
  reason: z.string().nullable(),
  sheet: Sheet,
})
export type Freeze = z.infer<typeof Freeze>

export const DefinitionState = z.strictObject({
  wave: WaveId,
  definition: Definition,
  /** As it would be frozen now. */
  sheet: Sheet,
  /** Newest first; empty: not frozen. The first is what the screens show. */
  freezes: z.array(Freeze),
  /** What came in or went since the newest freezing and is in no figure; null when it is as it was, or not frozen. */
  since: z
    .strictObject({
      answers: z.number().int(),
      added: z.number().int(),
      removed: z.number().int(),
      definition: z.boolean(),
    })
    .nullable(),
})
export type DefinitionState = z.infer<typeof DefinitionState>

export const definitionCalls = {
  'definition.get': read(z.strictObject({ wave: WaveId }), DefinitionState),
  'definition.set': write(z.strictObject({ wave: WaveId, definition: Definition }), DefinitionState),
  /** What weights would do; nothing is stored. `weighting` left out: the wave's own, else population shares of its plan. */
  'definition.weigh': read(
    z.strictObject({ wave: WaveId, weighting: Weighting.optional() }),
    z.strictObject({ weighting: Weighting.nullable(), weighted: Weighted, nonResponse: NonResponse.nullable() }),
  ),
  'definition.rollups': read(z.strictObject({ wave: WaveId }), Rollups),
  /** Only once the wave has closed (`still-open`). Frozen already: a revision, which needs a reason (`reason-needed`). */
  'definition.freeze': write(
    z.strictObject({ wave: WaveId, reason: z.string().trim().min(1).max(500).nullable().default(null) }),
    DefinitionState,
  ),
}
