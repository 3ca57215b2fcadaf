// Calls about the people who could be asked: accounts and their contacts, imported from a CRM and kept up to date by key.
import { z } from 'zod'
import { Day, Moment } from '../model/figures'
import { AccountId, ContactId, DimensionId, PeopleBatchId, SegmentId } from '../model/ids'
import { longFree, longRead, longWrite, read } from './call'
import { FileTokenSchema } from './file'
import { DateOrder, RecognisedColumn, Recognition, SheetCounts } from './import'

/** contacts: a line a person, with their account; accounts: a line a company. */
export const PeopleKind = z.enum(['contacts', 'accounts'])
export type PeopleKind = z.infer<typeof PeopleKind>

/** What a column of a population file is used for. `segment` columns become dimensions of the contact or the account. */
export const PEOPLE_ROLES = [
  'number',
  'email',
  'first-name',
  'last-name',
  'name',
  'account',
  'account-number',
  'role',
  'opted-out',
  'last-invited',
  'value',
  'renewal',
  'churned',
  'owner',
  'segment',
  'ignore',
] as const
export const PeopleRole = z.enum(PEOPLE_ROLES)
export type PeopleRole = z.infer<typeof PeopleRole>

export const ContactRole = z.enum(['decision-maker', 'key-user'])
export type ContactRole = z.infer<typeof ContactRole>

export const PeopleColumn = z.strictObject({ ...RecognisedColumn.shape, role: PeopleRole })
export type PeopleColumn = z.infer<typeof PeopleColumn>

export const PeopleRecognition = z.strictObject({
  ...Recognition.omit({ columns: true, scoreCandidates: true, waveColumns: true, unsuitable: true }).shape,
  /** What the file is a list of, as far as its columns say. */
  kind: PeopleKind,
  columns: z.array(PeopleColumn),
})
export type PeopleRecognition = z.infer<typeof PeopleRecognition>

/** By which column a line finds the contact or the account that it updates. */
export const PeopleKey = z.enum(['number', 'email', 'name'])
export type PeopleKey = z.infer<typeof PeopleKey>

export const PeopleMapping = z.strictObject({
  sheet: z.string().nullable(),
  kind: PeopleKind,
  key: PeopleKey,
  columns: z.array(
    z.strictObject({
      index: z.number().int().nonnegative(),
      role: PeopleRole,
      dimension: z.string().trim().min(1).max(100).optional(),
      dateOrder: DateOrder.optional(),
    }),
  ),
  /** Whether a blank cell empties what is known (`clear`), or says nothing (`keep`). */
  blanks: z.enum(['keep', 'clear']).default('keep'),
})
export type PeopleMapping = z.infer<typeof PeopleMapping>

/** Why a line is left out. */
export const PeopleReason = z.enum([
  'empty-row',
  'footer',
  'duplicate-header',
  /** No key: nobody could say whom it is about. */
  'no-key',
  /** A later line of the file has the same key. */
  'repeated-key',
  'bad-email',
  'bad-value',
  'bad-date',
])
export type PeopleReason = z.infer<typeof PeopleReason>

export const PeopleIssue = z.strictObject({
  kind: z.enum(['skipped', 'rejected']),
  reason: PeopleReason,
  sheet: z.string().nullable(),
  row: z.number().int(),
  column: z.string().nullable(),
  value: z.string(),
})
export type PeopleIssue = z.infer<typeof PeopleIssue>

/** read = added + updated + unchanged + skipped + rejected, always. */
export const PeopleCounts = z.strictObject({
  read: z.number().int(),
  added: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  rejected: z.number().int(),
})
export type PeopleCounts = z.infer<typeof PeopleCounts>

/** One contact or account as it is and as it would be. */
export const PeopleChange = z.strictObject({
  row: z.number().int(),
  how: z.enum(['added', 'updated']),
  /** Its name, else its e-mail, else its number. */
  name: z.string(),
  fields: z.array(
    z.strictObject({
      /** A PeopleRole, or a dimension's name. */
      field: z.string(),
      isDimension: z.boolean(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
})
export type PeopleChange = z.infer<typeof PeopleChange>

export const PeoplePreview = z.strictObject({
  rows: PeopleCounts,
  /** Accounts that would be made because contacts name them. */
  newAccounts: z.number().int(),
  changes: z.array(PeopleChange).max(200),
  issues: z.array(PeopleIssue).max(200),
  dimensions: z.array(z.strictObject({ name: z.string(), values: z.number().int(), isNew: z.boolean() })),
})
export type PeoplePreview = z.infer<typeof PeoplePreview>

export const PeopleBatch = z.strictObject({
  id: PeopleBatchId,
  kind: PeopleKind,
  file: z.string(),
  at: Moment,
  rows: PeopleCounts,
})
export type PeopleBatch = z.infer<typeof PeopleBatch>

const SegmentOf = z.strictObject({
  dimension: DimensionId,
  dimensionName: z.string(),
  segment: SegmentId,
  name: z.string(),
})

export const ContactRow = z.strictObject({
  id: ContactId,
  number: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  account: z.strictObject({ id: AccountId, name: z.string() }).nullable(),
  role: ContactRole.nullable(),
  jobTitle: z.string().nullable(),
  owner: z.string().nullable(),
  optedOut: z.boolean(),
  lastInvitedOn: Day.nullable(),
  segments: z.array(SegmentOf),
  /** Responses linked to them, and the score of the latest. */
  responses: z.number().int(),
  latestScore: z.number().int().nullable(),
})
export type ContactRow = z.infer<typeof ContactRow>

export const AccountRow = z.strictObject({
  id: AccountId,
  number: z.string().nullable(),
  name: z.string(),
  valuePerYear: z.number().nullable(),
  renewsOn: Day.nullable(),
  churned: z.boolean(),
  owner: z.string().nullable(),
  segments: z.array(SegmentOf),
  contacts: z.number().int(),
  responses: z.number().int(),
})
export type AccountRow = z.infer<typeof AccountRow>

const Page = {
  search: z.string().max(200).optional(),
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(500).default(100),
}

export const peopleCalls = {
  'people.recognise': longFree(
    z.strictObject({ file: FileTokenSchema, sheet: z.string().optional(), kind: PeopleKind.optional() }),
    PeopleRecognition,
  ),
  'people.preview': longRead(z.strictObject({ file: FileTokenSchema, mapping: PeopleMapping }), PeoplePreview),
  /** One transaction; undone like any other change. */
  'people.run': longWrite(z.strictObject({ file: FileTokenSchema, mapping: PeopleMapping }), PeopleBatch),
  'people.batches': read(z.strictObject({}), z.array(PeopleBatch)),
  'people.issues': read(
    z.strictObject({
      batch: PeopleBatchId,
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.strictObject({ total: z.number().int(), rows: z.array(PeopleIssue) }),
  ),
  /** The left-out lines with all their cells, as a file that can be corrected and imported again. */
  'people.report': longRead(
    z.strictObject({ batch: PeopleBatchId, target: FileTokenSchema, format: z.enum(['xlsx', 'csv']) }),
    SheetCounts,
  ),
  'people.contacts': read(
    z.strictObject({ account: AccountId.optional(), ...Page }),
    z.strictObject({ total: z.number().int(), offset: z.number().int(), rows: z.array(ContactRow) }),
  ),
  'people.accounts': read(
    z.strictObject(Page),
    z.strictObject({ total: z.number().int(), offset: z.number().int(), rows: z.array(AccountRow) }),
  ),
}
