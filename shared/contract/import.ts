// Calls about imports: file → what was recognised and why → mapping with live preview → import → report.
import { z } from 'zod'
import { Bands } from '../model/category'
import { Interval, Moment } from '../model/figures'
import { BatchId, WaveId } from '../model/ids'
import { longFree, longRead, longWrite, read, write } from './call'
import { FileTokenSchema } from './file'

/** What a column of the file is used for. `segment` columns become dimensions; `ignore` is not read. */
export const COLUMN_ROLES = [
  'score',
  'comment',
  'date',
  'email',
  'respondent',
  'name',
  'company',
  'segment',
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
  z.strictObject({ fact: z.literal('emails-share'), share: z.number() }),
  z.strictObject({ fact: z.literal('long-texts'), average: z.number() }),
  z.strictObject({ fact: z.literal('few-values'), values: z.number().int() }),
  /** 0–10, but its wording asks for something other than a recommendation. */
  z.strictObject({ fact: z.literal('not-recommendation'), header: z.string() }),
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
  'limesurvey',
  'delighted',
  'hubspot',
  'generic',
])
export type Layout = z.infer<typeof Layout>

export const Recognition = z.strictObject({
  file: z.string(),
  /** sha256 of the bytes, hex. */
  hash: z.string(),
  bytes: z.number().int(),
  format: z.enum(['csv', 'xlsx', 'xls', 'ods']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'mixed-1252-850']).nullable(),
  /** Characters whose bytes were read as CP850 within a Windows-1252 file. */
  repairs: z.number().int(),
  delimiter: z.enum([',', ';', '\t', '|']).nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.number().int(), hidden: z.boolean() })),
  sheet: z.string().nullable(),
  layout: Layout,
  /** Row numbers as a spreadsheet shows them, from 1. */
  headerRow: z.number().int(),
  headerRows: z.number().int(),
  firstDataRow: z.number().int(),
  rows: z.number().int(),
  columns: z.array(RecognisedColumn),
  /** Columns that may hold the score, best first. */
  scoreCandidates: z.array(z.number().int()),
})
export type Recognition = z.infer<typeof Recognition>

export const Mapping = z.strictObject({
  sheet: z.string().nullable(),
  columns: z.array(
    z.strictObject({
      index: z.number().int().nonnegative(),
      role: ColumnRole,
      /** For `segment`: the dimension's name. Default: the column's header. */
      dimension: z.string().trim().min(1).max(100).optional(),
      /** For `date`: how to read it, where the rows do not decide. */
      dateOrder: DateOrder.optional(),
    }),
  ),
})
export type Mapping = z.infer<typeof Mapping>

/**
 * Why a row is not in n. skipped: nothing to count (non-answer, empty row, total line); rejected: something is wrong
 * with it (not a number, decimals, out of range, a group label instead of a score).
 */
export const RowReason = z.enum([
  'non-answer',
  'empty-row',
  'footer',
  'duplicate-header',
  'not-a-number',
  'decimal',
  'out-of-range',
  'unreadable-formula',
])
export type RowReason = z.infer<typeof RowReason>

export const RowIssue = z.strictObject({
  kind: z.enum(['skipped', 'rejected']),
  reason: RowReason,
  sheet: z.string().nullable(),
  /** As a spreadsheet shows it, from 1. */
  row: z.number().int(),
  column: z.string().nullable(),
  value: z.string(),
})
export type RowIssue = z.infer<typeof RowIssue>

/** read = imported + skipped + rejected, always. */
export const RowCounts = z.strictObject({
  read: z.number().int(),
  imported: z.number().int(),
  skipped: z.number().int(),
  rejected: z.number().int(),
  reasons: z.array(
    z.strictObject({ kind: z.enum(['skipped', 'rejected']), reason: RowReason, count: z.number().int() }),
  ),
})
export type RowCounts = z.infer<typeof RowCounts>

export const ImportPreview = z.strictObject({
  rows: RowCounts,
  n: z.number().int(),
  ...Bands.shape,
  nps: z.number().nullable(),
  interval: Interval.nullable(),
  /** The first rows as they would be stored. */
  sample: z.array(
    z.strictObject({
      row: z.number().int(),
      score: z.number().int().nullable(),
      comment: z.string().nullable(),
      date: z.string().nullable(),
      email: z.string().nullable(),
      name: z.string().nullable(),
      company: z.string().nullable(),
      segments: z.array(z.strictObject({ dimension: z.string(), value: z.string() })),
      issue: RowReason.nullable(),
    }),
  ),
  issues: z.array(RowIssue).max(200),
  /** Date values that could not be read, though the row itself is imported. */
  unreadDates: z.number().int(),
  /** Rows to be imported whose date lies outside the wave's days: a sign of the wrong wave, file or date order. */
  outsideWave: z.number().int(),
  dimensions: z.array(z.strictObject({ name: z.string(), values: z.number().int(), isNew: z.boolean() })),
  /** The same bytes were imported before, and that import was not undone. */
  sameFile: z.strictObject({ wave: z.string(), at: Moment }).nullable(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const ImportBatch = z.strictObject({
  id: BatchId,
  wave: WaveId,
  file: z.string(),
  hash: z.string(),
  layout: Layout,
  at: Moment,
  rows: RowCounts,
  undoneAt: Moment.nullable(),
})
export type ImportBatch = z.infer<typeof ImportBatch>

export const FileScore = z.strictObject({
  file: z.string(),
  layout: Layout,
  sheet: z.string().nullable(),
  scoreColumn: z.string(),
  encoding: z.string().nullable(),
  repairs: z.number().int(),
  rows: z.strictObject({
    read: z.number().int(),
    counted: z.number().int(),
    excluded: z.array(z.strictObject({ reason: RowReason, count: z.number().int() })),
  }),
  n: z.number().int(),
  ...Bands.shape,
  nps: z.number().nullable(),
  interval: Interval.nullable(),
})
export type FileScore = z.infer<typeof FileScore>

const Source = z.strictObject({ file: FileTokenSchema, sheet: z.string().optional() })

export const importCalls = {
  'import.recognise': longFree(Source, Recognition),
  'import.preview': longRead(z.strictObject({ file: FileTokenSchema, mapping: Mapping, wave: WaveId }), ImportPreview),
  /** One transaction. `again: true` imports a file whose bytes were imported before. */
  'import.run': longWrite(
    z.strictObject({ file: FileTokenSchema, mapping: Mapping, wave: WaveId, again: z.boolean().default(false) }),
    ImportBatch,
  ),
  'import.list': read(z.strictObject({ wave: WaveId.optional() }), z.array(ImportBatch)),
  'import.issues': read(
    z.strictObject({
      batch: BatchId,
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.strictObject({ total: z.number().int(), rows: z.array(RowIssue) }),
  ),
  /** Takes back a whole import: its responses and what was created only for them. Refused when already undone. */
  'import.undo': write(
    z.strictObject({ batch: BatchId }),
    z.strictObject({ responses: z.number().int(), actions: z.number().int() }),
  ),
  /** The score of a file by itself, without a program. */
  'import.score': longFree(
    z.strictObject({
      ...Source.shape,
      scoreColumn: z.string().optional(),
      confidence: z.number().gt(0.5).lt(1).default(0.95),
    }),
    FileScore,
  ),
}
