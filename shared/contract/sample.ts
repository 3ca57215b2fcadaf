// Calls about a wave's sample: who is drawn from the contacts, the lists that go to the survey tool, reminders.
import { z } from 'zod'
import { Day, Moment } from '../model/figures'
import { AccountId, ContactId, InvitationId, WaveId } from '../model/ids'
import { Language } from '../model/language'
import { longRead, read, write } from './call'
import { FileTokenSchema } from './file'
import { ContactRole } from './people'
import { CellKey } from './plan'

export const DrawRules = z.strictObject({
  /** Nobody who was invited within this many days before the wave opens, in any campaign; 0: no such rule. */
  contactDays: z.number().int().min(0).max(3650),
  /** At most this many people an account; null: no limit. */
  perAccount: z.number().int().min(1).max(10_000).nullable(),
  /**
   * any: roles do not matter; priority: decision makers first, then key users; quota: at least these shares of a cell's
   * invitations, as far as there are such people.
   */
  roles: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('any') }),
    z.strictObject({ how: z.literal('priority') }),
    z.strictObject({
      how: z.literal('quota'),
      decisionMakers: z.number().min(0).max(1),
      keyUsers: z.number().min(0).max(1),
    }),
  ]),
  /** People drawn in reserve, as a share of a cell's sample. */
  reserve: z.number().min(0).max(3),
  /** The same seed, rules and contacts give the same people. */
  seed: z.number().int().min(0).max(4_294_967_295),
})
export type DrawRules = z.infer<typeof DrawRules>

/** Why a contact is not drawn. The first that holds, in this order. */
export const LeftOutWhy = z.enum([
  'opted-out',
  'no-email',
  'churned',
  'outside-plan',
  'contact-rule',
  'same-address',
  'account-limit',
])
export type LeftOutWhy = z.infer<typeof LeftOutWhy>

export const DrawCell = z.strictObject({
  ...CellKey.shape,
  names: z.array(z.string()).max(2),
  contacts: z.number().int(),
  eligible: z.number().int(),
  leftOut: z.partialRecord(LeftOutWhy, z.number().int()),
  /** Invitations that the plan wants here: its allocation, else what its target needs, else everybody. */
  wanted: z.number().int(),
  drawn: z.number().int(),
  reserve: z.number().int(),
  decisionMakers: z.number().int(),
  keyUsers: z.number().int(),
})
export type DrawCell = z.infer<typeof DrawCell>

const DrawTotals = {
  contacts: z.number().int(),
  eligible: z.number().int(),
  leftOut: z.partialRecord(LeftOutWhy, z.number().int()),
  wanted: z.number().int(),
  drawn: z.number().int(),
  reserve: z.number().int(),
}

/** What a draw would give; nothing is stored. */
export const DrawPreview = z.strictObject({ cells: z.array(DrawCell), ...DrawTotals })
export type DrawPreview = z.infer<typeof DrawPreview>

/** A wave's sample as it stands. */
export const Sample = z.strictObject({
  wave: WaveId,
  rules: DrawRules,
  drawnAt: Moment,
  drawnBy: z.string().nullable(),
  ...DrawPreview.shape,
  /** Invitations that went out. */
  sent: z.number().int(),
  /** Of those, to people who were erased or whose answers were made anonymous since: whether they answered is not known. */
  gone: z.number().int(),
  /** To how many of the others an answer came; null: there are no others, and it cannot be said. */
  answered: z.number().int().nullable(),
  reminded: z.number().int(),
})
export type Sample = z.infer<typeof Sample>

export const InvitationState = z.enum(['reserve', 'to-send', 'sent', 'reminded', 'answered'])
export type InvitationState = z.infer<typeof InvitationState>

/**
 * Why somebody who was drawn is left out by now. erased, opted-out, no-email: nobody may write to them; churned: their
 * account has left, so they are not asked any more; contact-rule: they have another invitation within the days of the rule by which they were drawn, and may be asked all the same. The first
 * that holds, in this order.
 */
export const BarredWhy = z.enum(['erased', 'opted-out', 'no-email', 'churned', 'contact-rule'])
export type BarredWhy = z.infer<typeof BarredWhy>
const Barred = z.partialRecord(BarredWhy, z.number().int())

export const InvitationRow = z.strictObject({
  id: InvitationId,
  code: z.string(),
  state: InvitationState,
  /** null: may be asked on the day of `sample.barred` or, once invited, be reminded. */
  barred: BarredWhy.nullable(),
  names: z.array(z.string()).max(2),
  place: z.number().int(),
  invitedOn: Day.nullable(),
  remindedOn: Day.nullable(),
  /** null: the person was erased. */
  contact: z
    .strictObject({
      id: ContactId,
      name: z.string().nullable(),
      email: z.string().nullable(),
      role: ContactRole.nullable(),
      account: z.strictObject({ id: AccountId, name: z.string() }).nullable(),
      owner: z.string().nullable(),
    })
    .nullable(),
})
export type InvitationRow = z.infer<typeof InvitationRow>

/**
 * sample: drawn and not sent yet; reserve: those of it who have not answered; reminder: sent and silent, also who was
 * reminded before; all: everybody drawn. On none of them is who was erased, has opted out, or has no address; on sample
 * and reserve, nobody whom the contact rule bars, unless they are asked all the same.
 */
export const ListKind = z.enum(['sample', 'reserve', 'reminder', 'all'])
export type ListKind = z.infer<typeof ListKind>
/** Whose columns the list has. plain: every column, in the reader's language. */
export const SurveyTool = z.enum(['surveymonkey', 'typeform', 'hubspot', 'plain'])
export type SurveyTool = z.infer<typeof SurveyTool>

export const sampleCalls = {
  /** null: no sample was drawn. */
  'sample.get': read(z.strictObject({ wave: WaveId }), Sample.nullable()),
  /** Refused with `no-plan` while the wave has none. */
  'sample.preview': read(z.strictObject({ wave: WaveId, rules: DrawRules }), DrawPreview),
  /** Draws, in the place of an earlier draw; refused with `already-sent` once an invitation went out. */
  'sample.draw': write(z.strictObject({ wave: WaveId, rules: DrawRules }), Sample),
  'sample.remove': write(z.strictObject({ wave: WaveId }), z.null()),
  'sample.people': read(
    z.strictObject({
      wave: WaveId,
      cell: CellKey.optional(),
      state: InvitationState.optional(),
      /** true: only who is left out by now; false: only the others. */
      barred: z.boolean().optional(),
      search: z.string().max(200).optional(),
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    z.strictObject({ total: z.number().int(), offset: z.number().int(), rows: z.array(InvitationRow) }),
  ),
  /**
   * How many people a list is about, and how many of them are left out when they are asked on that day: unless told, or
   * where it is told too early, on the wave's first, or today once that is past.
   */
  'sample.barred': read(
    z.strictObject({ wave: WaveId, list: ListKind, on: Day.optional(), cells: z.array(CellKey).optional() }),
    z.strictObject({ on: Day, people: z.number().int(), barred: Barred }),
  ),
  /** Writes a list for the survey tool; what is in it is not marked as sent. Who is left out, on the day of `sample.barred`. */
  'sample.export': longRead(
    z.strictObject({
      wave: WaveId,
      list: ListKind,
      cells: z.array(CellKey).optional(),
      tool: SurveyTool,
      format: z.enum(['xlsx', 'csv']),
      language: Language,
      to: FileTokenSchema,
      despiteRule: z.boolean().default(false),
    }),
    z.strictObject({ rows: z.number().int(), bytes: z.number().int(), leftOut: Barred }),
  ),
  /** The invitations went out on that day: contacts are known to have been invited, the wave's count follows. */
  'sample.send': write(
    z.strictObject({
      wave: WaveId,
      on: Day,
      cells: z.array(CellKey).optional(),
      /** People whom only the contact rule bars on that day are asked all the same; else they stay to be sent. */
      despiteRule: z.boolean().default(false),
    }),
    z.strictObject({ sent: z.number().int(), leftOut: Barred }),
  ),
  /** Silent people were reminded on that day. */
  'sample.remind': write(
    z.strictObject({ wave: WaveId, on: Day, cells: z.array(CellKey).optional() }),
    z.strictObject({ reminded: z.number().int(), leftOut: Barred }),
  ),
  /** Takes so many people of a cell's reserve into the sample, in their order. */
  'sample.release': write(
    z.strictObject({ wave: WaveId, cell: CellKey, people: z.number().int().min(1).max(1_000_000) }),
    z.strictObject({ released: z.number().int() }),
  ),
}
