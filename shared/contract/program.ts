// Calls about the program file: one file, one organisation's NPS work.
import { z } from 'zod'
import { isCurrency } from '../model/currency'
import { Confidence, Moment } from '../model/figures'
import { free, longFree, longRead, read, write } from './call'
import { FileTokenSchema } from './file'

const Name = z.string().trim().min(1).max(200)

export const ProgramSettings = z.strictObject({
  name: Name,
  confidence: Confidence,
  /** Answers a segment should have before its score is shown without a "small sample" mark. */
  minimumN: z.number().int().min(5).max(10_000),
  /** Months after a wave's last day until its respondents should be made anonymous; null: no such period. */
  retentionMonths: z.number().int().min(1).max(240).nullable(),
  /** Nobody is invited again within this many days, in any campaign; 0: no such rule. */
  contactRuleDays: z.number().int().min(0).max(3650),
  /** What every amount is in, by its ISO 4217 code. Another one converts nothing. */
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type ProgramSettings = z.infer<typeof ProgramSettings>

/** What a program holds, counted. */
export const Holdings = z.strictObject({
  campaigns: z.number().int(),
  waves: z.number().int(),
  responses: z.number().int(),
  actions: z.number().int(),
})
export type Holdings = z.infer<typeof Holdings>

/**
 * How the open file stands. writable: every acknowledged change is on disk; full: the drive is full, only what frees
 * room is taken; unreachable: the file cannot be reached (drive gone, error), what was acknowledged is in it;
 * read-only: a look at a copy, made when it was opened.
 */
export const FileState = z.enum(['writable', 'full', 'unreachable', 'read-only'])
export type FileState = z.infer<typeof FileState>

export const ProgramInfo = z.strictObject({
  ...ProgramSettings.shape,
  file: z.string(),
  folder: z.string(),
  state: FileState,
  /** When the file on disk was last written; null while nothing has been written since it was opened. */
  savedAt: Moment.nullable(),
  /** When it was opened; for a read-only look, the moment that is looked at. */
  openedAt: Moment,
  /** The latest verified backup; null while there is none. */
  backedUpAt: Moment.nullable(),
  /** The service that synchronises the file's folder, by its name ("OneDrive"); null: none was recognised. */
  syncedBy: z.string().nullable(),
  campaigns: z.number().int(),
  responses: z.number().int(),
  openActions: z.number().int(),
  overdueActions: z.number().int(),
})
export type ProgramInfo = z.infer<typeof ProgramInfo>

/** What an examination of a file that does not open found. Nothing of the file is changed by it. */
export const Findings = z.strictObject({
  file: z.string(),
  folder: z.string(),
  bytes: z.number().int(),
  /**
   * empty: no bytes at all; not-a-database: the beginning is not that of a database; cut-off: shorter than it says;
   * broken: the structure inside does not hold; sound: nothing was found.
   */
  verdict: z.enum(['empty', 'not-a-database', 'cut-off', 'broken', 'sound']),
  /** The bytes that the file's own beginning speaks of; null when that cannot be read. */
  expectedBytes: z.number().int().nullable(),
  /** The database's own words about its faults, the first of them. */
  problems: z.array(z.string()).max(20),
  /** What still reads; null when nothing does. */
  readable: Holdings.nullable(),
})
export type Findings = z.infer<typeof Findings>

/** The tables that a salvage reports on, in its order. */
export const SALVAGED = [
  'program',
  'campaign',
  'wave',
  'dimension',
  'segment',
  'account',
  'contact',
  'import_batch',
  'import_issue',
  'response',
  'response_segment',
  'sampling_plan',
  'plan_cell',
  'draw',
  'invitation',
  'wave_definition',
  'wave_freeze',
  'frozen_count',
  'action',
  'saved_mapping',
  'trail',
] as const

/** What came back of a damaged program, table by table; `lost` is null where it cannot be known. */
export const Salvage = z.strictObject({
  file: z.string(),
  /** The program that was made of it. */
  made: FileTokenSchema,
  tables: z.array(
    z.strictObject({
      table: z.enum(SALVAGED),
      recovered: z.number().int(),
      lost: z.number().int().nullable(),
    }),
  ),
  holds: Holdings,
})
export type Salvage = z.infer<typeof Salvage>

export const Passphrase = z.string().min(1).max(1000)
/** A new passphrase; opening takes whatever the file was made with. */
export const NewPassphrase = z.string().min(12).max(1000)

const nothing = z.strictObject({})

export const programCalls = {
  /** Creates the file at once. Refused with `file-exists` when there is a file already: none is replaced by an empty one. */
  'program.create': free(z.strictObject({ file: FileTokenSchema, name: Name }), ProgramInfo),
  /**
   * readOnly: look at a copy made now; nothing is locked and nothing can be changed. takeOver: the user says that no
   * other computer has the file open, although a mark of one lies beside it; a live one on this computer stays.
   */
  'program.open': longFree(
    z.strictObject({
      file: FileTokenSchema,
      readOnly: z.boolean().default(false),
      takeOver: z.boolean().default(false),
    }),
    ProgramInfo,
  ),
  /** Opens the user's own copy of the sample program, made the first time. */
  'program.openSample': free(nothing, ProgramInfo),
  'program.close': free(nothing, z.null()),
  'program.info': read(nothing, ProgramInfo),
  'program.update': write(
    ProgramSettings.extend({
      currency: ProgramSettings.shape.currency.refine(isCurrency, 'not the code of a currency'),
    }).partial(),
    ProgramInfo,
  ),
  /** One plain SQLite file without companions. */
  'program.saveCopy': longRead(z.strictObject({ to: FileTokenSchema }), z.strictObject({ bytes: z.number() })),
  /** The same, encrypted with a passphrase that is stored nowhere. */
  'program.saveSealed': longRead(
    z.strictObject({ to: FileTokenSchema, passphrase: NewPassphrase }),
    z.strictObject({ bytes: z.number() }),
  ),
  /** Decrypts into a new program file and opens that. Refused with `file-exists`, `wrong-passphrase`, `sealed-damaged`. */
  'program.openSealed': longFree(
    z.strictObject({ file: FileTokenSchema, passphrase: Passphrase, to: FileTokenSchema }),
    ProgramInfo,
  ),
  'program.examine': longFree(z.strictObject({ file: FileTokenSchema }), Findings),
  /** Makes a new program of what reads; the damaged file stays as it is. Refused with `file-exists`, `nothing-to-salvage`. */
  'program.salvage': longFree(z.strictObject({ file: FileTokenSchema, to: FileTokenSchema }), Salvage),
}
