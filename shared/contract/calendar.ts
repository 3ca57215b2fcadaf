// Calls about the calendar of waves: cadence, overlaps, and how often the same people are asked.
import { z } from 'zod'
import { Day, WaveStatus } from '../model/figures'
import { CampaignId, WaveId } from '../model/ids'
import { read, write } from './call'
import { Cadence, CampaignKind, Touchpoint } from './campaign'

export const CalendarWave = z.strictObject({
  id: WaveId,
  name: z.string(),
  campaign: z.strictObject({ id: CampaignId, name: z.string(), kind: CampaignKind, touchpoint: Touchpoint.nullable() }),
  opensOn: Day,
  closesOn: Day,
  status: WaveStatus,
  answers: z.number().int(),
  invited: z.number().int().nullable(),
  frozen: z.boolean(),
  planned: z.boolean(),
})
export type CalendarWave = z.infer<typeof CalendarWave>

/** overlap: two waves in the field at once; fatigue: people invited to both within the contact rule's days; gap: a cadence that skips a period. */
export const CalendarWarning = z.strictObject({
  warning: z.enum(['overlap', 'fatigue', 'gap']),
  waves: z.array(WaveId).max(2),
  /** overlap: days in common; fatigue: days between the two openings; gap: days without a wave. */
  days: z.number().int(),
  /** fatigue: people who would be asked twice, or were; null: samples are not drawn, so it cannot be counted. */
  people: z.number().int().nullable(),
  /** fatigue: those of them whose invitations to both went out already. */
  asked: z.number().int(),
})
export type CalendarWarning = z.infer<typeof CalendarWarning>

export const ProposedWave = z.strictObject({ name: z.string().trim().min(1).max(200), opensOn: Day, closesOn: Day })
export type ProposedWave = z.infer<typeof ProposedWave>

export const calendarCalls = {
  /** Waves that are in the field between two days, earliest first, with what to watch. */
  'calendar.get': read(
    z.strictObject({ from: Day, to: Day }),
    z.strictObject({
      today: Day,
      contactDays: z.number().int(),
      waves: z.array(CalendarWave),
      warnings: z.array(CalendarWarning),
      /** How many contacts who have not opted out were invited how often in the last 365 days, as far as invitations were noted. */
      fatigue: z.array(z.strictObject({ times: z.number().int(), contacts: z.number().int() })),
    }),
  ),
  /** The next waves that a cadence asks for, after the campaign's last one. Nothing is stored. */
  'calendar.propose': read(
    z.strictObject({
      campaign: CampaignId,
      cadence: Cadence,
      /** after-moment: the day of the moment of truth, and days from it to the invitation. */
      moment: Day.optional(),
      momentDays: z.number().int().min(0).max(365).optional(),
      /** How long a wave is in the field. */
      fieldDays: z.number().int().min(1).max(366),
      count: z.number().int().min(1).max(12),
      /** Proposals that were changed by hand: they are given back, with what to watch about them. */
      waves: z.array(ProposedWave).min(1).max(12).optional(),
    }),
    z.strictObject({
      waves: z.array(ProposedWave),
      warnings: z.array(
        z.strictObject({ ...CalendarWarning.omit({ waves: true }).shape, place: z.number().int(), with: z.string() }),
      ),
    }),
  ),
  /** Adds them to the campaign and keeps its cadence. */
  'calendar.add': write(
    z.strictObject({
      campaign: CampaignId,
      cadence: Cadence,
      momentDays: z.number().int().min(0).max(365).nullable().default(null),
      waves: z.array(ProposedWave).min(1).max(12),
    }),
    z.strictObject({ waves: z.array(WaveId) }),
  ),
}
