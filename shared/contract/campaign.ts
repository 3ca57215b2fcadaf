// Calls about campaigns: what is measured. Relational and transactional results never share a line on a chart.
import { z } from 'zod'
import { Change, Day, ScoreLine, WaveStatus } from '../model/figures'
import { CampaignId, WaveId } from '../model/ids'
import { read, write } from './call'

export const TOUCHPOINTS = ['onboarding', 'first-value', 'purchase', 'delivery', 'support', 'renewal'] as const
export const CampaignKind = z.enum(['relational', 'transactional'])
export type CampaignKind = z.infer<typeof CampaignKind>
/** How often a wave is fielded; after-moment: some days after each moment of truth. */
export const Cadence = z.enum(['quarterly', 'half-yearly', 'yearly', 'after-moment'])
export type Cadence = z.infer<typeof Cadence>
export const Touchpoint = z.enum(TOUCHPOINTS)
export type Touchpoint = z.infer<typeof Touchpoint>

export const WaveSummary = z.strictObject({
  id: WaveId,
  name: z.string(),
  opensOn: Day,
  closesOn: Day,
  status: WaveStatus,
  /** Invitations sent; null while unknown. */
  invited: z.number().int().nullable(),
  score: ScoreLine,
  /** Its figures were frozen; `score` is the frozen one. */
  frozen: z.boolean(),
})
export type WaveSummary = z.infer<typeof WaveSummary>

export const CampaignSummary = z.strictObject({
  id: CampaignId,
  name: z.string(),
  kind: CampaignKind,
  touchpoint: Touchpoint.nullable(),
  /** The NPS that is aimed at; null: none. */
  target: z.number().nullable(),
  cadence: Cadence.nullable(),
  /** With after-moment: days from the moment to the invitation. */
  momentDays: z.number().int().nullable(),
  /** Oldest first. */
  waves: z.array(WaveSummary),
  /** The latest wave with answers against the one before it. */
  change: Change,
  openActions: z.number().int(),
})
export type CampaignSummary = z.infer<typeof CampaignSummary>

const Name = z.string().trim().min(1).max(200)
const CampaignFields = z.strictObject({ name: Name, kind: CampaignKind, touchpoint: Touchpoint.nullable() })
const Planning = z.strictObject({
  target: z.number().min(-100).max(100).nullable(),
  cadence: Cadence.nullable(),
  momentDays: z.number().int().min(0).max(365).nullable(),
})

export const campaignCalls = {
  'campaign.list': read(z.strictObject({}), z.array(CampaignSummary)),
  'campaign.create': write(
    z.strictObject({ ...CampaignFields.shape, ...Planning.partial().shape }),
    z.strictObject({ id: CampaignId }),
  ),
  'campaign.update': write(
    z.strictObject({ campaign: CampaignId, ...CampaignFields.partial().shape, ...Planning.partial().shape }),
    z.null(),
  ),
  /** Refused with `not-empty` while one of its waves holds responses. */
  'campaign.remove': write(z.strictObject({ campaign: CampaignId }), z.null()),
}
