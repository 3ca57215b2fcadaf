// Calls about backups: verified copies of the program in a folder of their own, and the way back to one of them.
import { z } from 'zod'
import { Moment } from '../model/figures'
import { free, longFree, longRead } from './call'
import { FileTokenSchema } from './file'
import { Holdings, ProgramInfo } from './program'

/** Why a backup was made. daily: before the first change of a day; before-*: before that work; by-hand: on request. */
export const BackupReason = z.enum([
  'daily',
  'before-import',
  'before-migration',
  'before-restore',
  'before-erasure',
  'by-hand',
])
export type BackupReason = z.infer<typeof BackupReason>

export const Backup = z.strictObject({
  /** Names it in the calls; never a path. */
  id: z.string().min(1).max(200),
  at: Moment,
  reason: BackupReason,
  /** The program file that it was made from, and its folder, for display. */
  file: z.string(),
  folder: z.string(),
  /** The program's own name. */
  name: z.string(),
  bytes: z.number().int(),
  holds: Holdings,
})
export type Backup = z.infer<typeof Backup>

/** What a restore would do to one kind of thing: how many come back, go, or become what they were. */
export const RestoreEffect = z.strictObject({
  now: z.number().int(),
  restored: z.number().int(),
  back: z.number().int(),
  gone: z.number().int(),
  changed: z.number().int(),
})
export type RestoreEffect = z.infer<typeof RestoreEffect>

export const RestorePreview = z.strictObject({
  backup: Backup,
  /** Against the file as it is now; null: the present file cannot be read. */
  effects: z
    .strictObject({
      campaigns: RestoreEffect,
      waves: RestoreEffect,
      responses: RestoreEffect,
      actions: RestoreEffect,
      /** Responses that would hold a name, an e-mail or a code again, of which they were freed since. */
      personal: z.number().int(),
      /** Settings of the program that would be what they were. */
      settings: z.array(z.enum(['name', 'confidence', 'minimumN', 'retentionMonths', 'contactRuleDays', 'currency'])),
    })
    .nullable(),
})
export type RestorePreview = z.infer<typeof RestorePreview>

/** The open program, or the file that could not be opened. */
const About = z.strictObject({ file: FileTokenSchema.optional() })

export const backupCalls = {
  /** Newest first. Without `file`: those of the open program. `folder` is where they lie, for display. */
  'backup.list': longFree(About, z.strictObject({ folder: z.string(), backups: z.array(Backup) })),
  'backup.make': longRead(z.strictObject({}), Backup),
  'backup.preview': longFree(z.strictObject({ ...About.shape, backup: Backup.shape.id }), RestorePreview),
  /**
   * Puts the backup in the place of the file and opens it; the present file is backed up first or, when it is damaged,
   * set aside under another name, which `setAside` gives. `to`: into a new file instead, and nothing else is touched.
   */
  'backup.restore': longFree(
    z.strictObject({ ...About.shape, backup: Backup.shape.id, to: FileTokenSchema.optional() }),
    z.strictObject({ program: ProgramInfo, setAside: z.string().nullable() }),
  ),
  /** When which backup is kept how long, for the screen: the rules are said where they are applied. */
  'backup.rules': free(
    z.strictObject({}),
    z.strictObject({
      days: z.number().int(),
      weeks: z.number().int(),
      months: z.number().int(),
      imports: z.number().int(),
      byHand: z.number().int(),
      /** Before a restore, and before a change of format. */
      rare: z.number().int(),
      /** The most that the backups of one program may take on the drive. */
      bytes: z.number().int(),
    }),
  ),
}
