// Ids are the integer keys of the program file, branded so that a wave's id cannot stand where an action's should.
import { z } from 'zod'

const id = <B extends string>(_brand: B) => z.number().int().positive().brand<B>()

export const CampaignId = id('campaign')
export const WaveId = id('wave')
export const DimensionId = id('dimension')
export const SegmentId = id('segment')
export const ResponseId = id('response')
export const BatchId = id('batch')
export const ActionId = id('action')
export const MappingId = id('mapping')
export const ContactId = id('contact')
export const AccountId = id('account')
export const PeopleBatchId = id('people-batch')
export const InvitationId = id('invitation')
export const FreezeId = id('freeze')
export type CampaignId = z.infer<typeof CampaignId>
export type WaveId = z.infer<typeof WaveId>
export type DimensionId = z.infer<typeof DimensionId>
export type SegmentId = z.infer<typeof SegmentId>
export type ResponseId = z.infer<typeof ResponseId>
export type BatchId = z.infer<typeof BatchId>
export type ActionId = z.infer<typeof ActionId>
export type MappingId = z.infer<typeof MappingId>
export type ContactId = z.infer<typeof ContactId>
export type AccountId = z.infer<typeof AccountId>
export type PeopleBatchId = z.infer<typeof PeopleBatchId>
export type InvitationId = z.infer<typeof InvitationId>
export type FreezeId = z.infer<typeof FreezeId>
