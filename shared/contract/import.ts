// Calls about imports: file → what was recognised and why → mapping with live preview → import → report.
import { z } from 'zod'
import { Bands } from '../model/category'
import { Interval, Moment } from '../model/figures'
import { BatchId, MappingId, WaveId } from '../model/ids'
import { free, longFree, longRead, longWrite, read, write } from './call'
import { FileTokenSchema } from './file'
import { ColumnRole, DateOrder, Layout, Recognition } from './recognition'

export {
  COLUMN_ROLES,
  ColumnRole,
  DateOrder,
  Evidence,
  Layout,
  RecognisedColumn,
  Recognition,
  Unsuitable,
} from './recognition'

/** Of several answers that are one: the one that came first, the one that came last, or each of them. */
export const Keep = z.enum(['first', 'latest', 'all'])
export type Keep = z.infer<typeof Keep>

/** What becomes of rows that the user may want to leave out, and what answers are linked to. */
export const ImportRules = z.strictObject({
  /** Answers that were begun and not sent, where they hold a score. */
  partial: z.enum(['skip', 'count']).default('skip'),
  /** Previews, tests and spam, as the survey tool marks them. */
  tests: z.enum(['skip', 'count']).default('skip'),
  /** Answers with the same number, within the file and in the wave. */
  sameAnswer: Keep.default('first'),
  /** Answers of the same person (by e-mail, else by their number), within the file and in the wave. */
  samePerson: Keep.default('all'),
  /** Values of a dimension that are another's spelling. */
  merges: z
    .array(z.strictObject({ dimension: z.string().max(100), from: z.string().max(500), to: z.string().max(500) }))
    .max(500)
    .default([]),
  /** The key by which an answer is linked to a contact that is already known. */
  contactBy: z.enum(['none', 'email', 'number']).default('email'),
})
export type ImportRules = z.infer<typeof ImportRules>

export const Mapping = z.strictObject({
  sheet: z.string().nullable(),
  /** Where the user says that the header is, from 1; 0: there is none. Left out, it is looked for. */
  headerRow: z.number().int().min(0).max(10_000).optional(),
  /** Left out: each rule's default. */
  rules: ImportRules.optional(),
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
  'partial',
  'test',
  'spam',
  'other-survey',
  'other-question',
  /** Another row of the file is the same answer, or the same person's. */
  'same-answer',
  'same-person',
  /** The wave holds the answer, or one of this person, already. */
  'in-wave',
  'person-in-wave',
  /** It was in the wave, and a later answer has taken its place. */
  'replaced',
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
  /** The same for the values per year. */
  unreadValues: z.number().int(),
  /** Rows to be imported whose date lies outside the wave's days: a sign of the wrong wave, file or date order. */
  outsideWave: z.number().int(),
  dimensions: z.array(z.strictObject({ name: z.string(), values: z.number().int(), isNew: z.boolean() })),
  /** The same bytes were imported before, and that import was not undone. */
  sameFile: z.strictObject({ wave: z.string(), at: Moment }).nullable(),
  /** Rows that repeat an answer or a person, whatever the rules make of them. */
  repeats: z.strictObject({
    answers: z.strictObject({ inFile: z.number().int(), inWave: z.number().int() }),
    persons: z.strictObject({ inFile: z.number().int(), inWave: z.number().int() }),
    /** Responses that would leave the wave for a later one. */
    replaced: z.number().int(),
  }),
  /** Rows whose category in words is not the one that their score gives. The score counts. */
  groupMismatches: z.strictObject({
    count: z.number().int(),
    examples: z.array(z.strictObject({ row: z.number().int(), score: z.number().int(), label: z.string() })).max(20),
  }),
  /** Sizes that a spreadsheet program had made into dates (“01-oct”, “nov-50”), read as what they were (“1-10”). */
  mendedSizes: z.strictObject({
    count: z.number().int(),
    examples: z.array(z.strictObject({ from: z.string(), to: z.string() })).max(20),
  }),
  /** Values of a dimension that differ only in spelling, proposed as one. */
  spellings: z.array(
    z.strictObject({
      dimension: z.string(),
      /** The proposed value: the commonest spelling, or the one that the program has. */
      to: z.string(),
      variants: z.array(z.strictObject({ value: z.string(), rows: z.number().int() })),
    }),
  ),
  /** Rows to be imported that the explicit key links to a known contact or account, and those it does not. */
  links: z.strictObject({
    contacts: z.strictObject({
      by: z.enum(['none', 'email', 'number']),
      matched: z.number().int(),
      unmatched: z.number().int(),
      examples: z
        .array(z.strictObject({ row: z.number().int(), key: z.string(), contact: z.string().nullable() }))
        .max(50),
      /** Rows with the code of an invitation, whatever else is linked by; `otherWaves`: those drawn for another wave. */
      codes: z
        .strictObject({
          rows: z.number().int(),
          otherWaves: z.array(z.strictObject({ wave: z.string(), rows: z.number().int() })),
        })
        .optional(),
    }),
    accounts: z.strictObject({
      known: z.number().int(),
      created: z.number().int(),
      examples: z.array(z.strictObject({ name: z.string(), rows: z.number().int(), isNew: z.boolean() })).max(50),
    }),
  }),
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
  /** Responses that left the wave because a row of this file took their place. They are none of its rows. */
  replaced: z.number().int().optional(),
  undoneAt: Moment.nullable(),
})
export type ImportBatch = z.infer<typeof ImportBatch>

export const FileScore = z.strictObject({
  file: z.string(),
  layout: Layout,
  /** As in the recognition. */
  layoutEvidence: z.array(z.string()),
  sheet: z.string().nullable(),
  scoreColumn: z.string(),
  encoding: z.string().nullable(),
  repairs: z.number().int(),
  unmangled: z.number().int(),
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

/** A mapping that was kept under a name; its columns are found again by their headers. */
export const SavedMapping = z.strictObject({
  id: MappingId,
  name: z.string(),
  signature: z.string(),
  layout: Layout,
  columns: z.array(
    z.strictObject({
      header: z.string(),
      role: ColumnRole,
      dimension: z.string().optional(),
      dateOrder: DateOrder.optional(),
    }),
  ),
  rules: ImportRules,
  usedAt: Moment,
})
export type SavedMapping = z.infer<typeof SavedMapping>

/** What was written to a file of rows. */
export const SheetCounts = z.strictObject({ rows: z.number().int() })

/** Which left-out rows are asked for. */
const IssueFilter = z.strictObject({
  kind: z.enum(['skipped', 'rejected']).optional(),
  reason: RowReason.optional(),
  /** Found in the value or in any cell of the row. */
  search: z.string().max(200).optional(),
})

const Source = z.strictObject({ file: FileTokenSchema, sheet: z.string().optional() })

export const importCalls = {
  /** `headerRow`: where the user says that the header is, from 1; 0: there is none. */
  'import.recognise': longFree(
    z.strictObject({ ...Source.shape, headerRow: z.number().int().min(0).max(10_000).optional() }),
    Recognition,
  ),
  'import.preview': longRead(z.strictObject({ file: FileTokenSchema, mapping: Mapping, wave: WaveId }), ImportPreview),
  /** One transaction. `again: true` imports a file whose bytes were imported before. */
  'import.run': longWrite(
    z.strictObject({ file: FileTokenSchema, mapping: Mapping, wave: WaveId, again: z.boolean().default(false) }),
    ImportBatch,
  ),
  /** A text from the clipboard becomes a file of the engine's own, for as long as the engine runs. */
  'import.paste': free(
    z.strictObject({ text: z.string().min(1).max(20_000_000), name: z.string().min(1).max(200) }),
    FileTokenSchema,
  ),
  'import.mappings': read(z.strictObject({}), z.array(SavedMapping)),
  /** Keeps a mapping under a name; one of that name is replaced. */
  'import.saveMapping': write(
    z.strictObject({
      name: z.string().trim().min(1).max(100),
      ...SavedMapping.omit({ id: true, name: true, usedAt: true }).shape,
    }),
    z.strictObject({ id: MappingId }),
  ),
  'import.removeMapping': write(z.strictObject({ id: MappingId }), z.null()),
  'import.list': read(z.strictObject({ wave: WaveId.optional() }), z.array(ImportBatch)),
  'import.issues': read(
    z.strictObject({
      batch: BatchId,
      ...IssueFilter.shape,
      offset: z.number().int().nonnegative().default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.strictObject({ total: z.number().int(), rows: z.array(RowIssue) }),
  ),
  /** The left-out rows with all their cells, as a file that can be corrected and imported again. */
  'import.report': longRead(
    z.strictObject({
      batch: BatchId,
      ...IssueFilter.shape,
      target: FileTokenSchema,
      format: z.enum(['xlsx', 'csv']),
    }),
    SheetCounts,
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
