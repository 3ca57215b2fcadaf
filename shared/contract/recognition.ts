// What a file says of itself: its layout, its sheets, and what each of its columns is for, with the evidence.
import { z } from 'zod'

/** What a column of the file is used for. `segment` columns become dimensions; `ignore` is not read. */
export const COLUMN_ROLES = [
  'score',
  'comment',
  'date',
  'email',
  /** The answer's own number: the same one twice is the same answer exported twice. */
  'answer',
  /** The person's number, the same in each of their answers. */
  'respondent',
  'name',
  'company',
  'segment',
  /** The person's part in the account: decision maker, key user, a job title. */
  'role',
  'owner',
  /** The account's value per year. */
  'value',
  'ticket',
  /** Promoter, passive, detractor in words or figures: compared with the score, never stored. */
  'group',
  /** Whether the answer is complete, partial, a test: rows are left out by it. */
  'status',
  /** The kind of survey a row belongs to: only rows of NPS surveys count. */
  'survey',
  'ignore',
] as const
export const ColumnRole = z.enum(COLUMN_ROLES)
export type ColumnRole = z.infer<typeof ColumnRole>

export const DateOrder = z.enum(['iso', 'day-first', 'month-first', 'serial', 'unix'])
export type DateOrder = z.infer<typeof DateOrder>

/** Why a role or a layout was proposed: a fact that the screen turns into words. */
export const Evidence = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('header-says'), header: z.string() }),
  z.strictObject({ fact: z.literal('scores-share'), share: z.number(), count: z.number().int() }),
  z.strictObject({ fact: z.literal('dates-share'), share: z.number() }),
  /** What decided the order of its dates: so many of them can be read in one way only. */
  z.strictObject({
    fact: z.literal('dates-decided'),
    order: DateOrder,
    count: z.number().int(),
    example: z.string(),
  }),
  z.strictObject({ fact: z.literal('emails-share'), share: z.number() }),
  /** Values that look like the codes that go out with invitations. */
  z.strictObject({ fact: z.literal('codes-share'), share: z.number() }),
  z.strictObject({ fact: z.literal('long-texts'), average: z.number() }),
  z.strictObject({ fact: z.literal('few-values'), values: z.number().int() }),
  /** 0–10, but its wording asks for something other than a recommendation. */
  z.strictObject({ fact: z.literal('not-recommendation'), header: z.string() }),
  /** One of several scores of the same person, one column per wave. */
  z.strictObject({ fact: z.literal('wave-column'), header: z.string() }),
  /** Promoter, passive, detractor: it follows from the score. */
  z.strictObject({ fact: z.literal('group-labels'), values: z.number().int() }),
  /** Complete, partial, test …: the values by which rows are left out. */
  z.strictObject({ fact: z.literal('states'), values: z.array(z.string()) }),
  z.strictObject({ fact: z.literal('numbers-share'), share: z.number() }),
  z.strictObject({ fact: z.literal('personal-data') }),
  z.strictObject({ fact: z.literal('empty') }),
  z.strictObject({ fact: z.literal('chosen-by-user') }),
])
export type Evidence = z.infer<typeof Evidence>

export const RecognisedColumn = z.strictObject({
  /** Position in the sheet, from 0. */
  index: z.number().int().nonnegative(),
  /** As in the file, trimmed; unnamed and repeated headers are numbered so that each name is unique. */
  name: z.string(),
  role: ColumnRole,
  evidence: z.array(Evidence),
  /** The first few distinct values, as text. */
  samples: z.array(z.string()),
  filled: z.number().int(),
  /** null: not a date column, or (with `role: 'date'`) the rows do not decide; then the user must. */
  dateOrder: DateOrder.nullable(),
})
export type RecognisedColumn = z.infer<typeof RecognisedColumn>

export const Layout = z.enum([
  'google-forms',
  'microsoft-forms',
  'surveymonkey',
  'typeform',
  'hotjar',
  'qualtrics',
  'survicate',
  'formbricks',
  'limesurvey',
  'alchemer',
  'delighted',
  'hubspot',
  'salesforce',
  'generic',
])
export type Layout = z.infer<typeof Layout>

/**
 * What looks like a score and is none. means: one line per company with a mean; aggregated: already counted per category;
 * other-scale: satisfaction or effort, not a recommendation from 0 to 10; group: categories alone, without the scores.
 */
export const Unsuitable = z.strictObject({
  reason: z.enum(['means', 'aggregated', 'other-scale', 'group']),
  column: z.string(),
  /** A few of its values. */
  samples: z.array(z.string()),
})
export type Unsuitable = z.infer<typeof Unsuitable>

export const Recognition = z.strictObject({
  file: z.string(),
  /** sha256 of the bytes, hex. */
  hash: z.string(),
  bytes: z.number().int(),
  format: z.enum(['csv', 'xlsx', 'xls', 'ods']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'mixed-1252-850']).nullable(),
  /** Characters whose bytes were read as CP850 within a Windows-1252 file. */
  repairs: z.number().int(),
  /** Places where a UTF-8 text had been read as Windows-1252 and saved again (“Ã©”), mended. */
  unmangled: z.number().int(),
  delimiter: z.enum([',', ';', '\t', '|']).nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.number().int(), hidden: z.boolean() })),
  sheet: z.string().nullable(),
  layout: Layout,
  /** What in the file shows that it is of this layout, as it stands there: “Respondent ID”, “Collector ID”. */
  layoutEvidence: z.array(z.string()),
  /** The same for every file of the same layout and the same columns: a saved mapping is found by it. */
  signature: z.string(),
  /** Row numbers as a spreadsheet shows them, from 1. */
  headerRow: z.number().int(),
  headerRows: z.number().int(),
  firstDataRow: z.number().int(),
  rows: z.number().int(),
  columns: z.array(RecognisedColumn),
  /** Columns that may hold the score, best first. */
  scoreCandidates: z.array(z.number().int()),
  /** Of these, the columns that hold the score of one wave each; empty where the file is not laid out so. */
  waveColumns: z.array(z.number().int()),
  /** Why no score can be read from this table; null: one can. */
  unsuitable: Unsuitable.nullable(),
})
export type Recognition = z.infer<typeof Recognition>
