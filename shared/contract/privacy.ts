// Calls about people's data: what is known of one respondent, its export, its erasure, and waves made anonymous.
import { z } from 'zod'
import { Day } from '../model/figures'
import { CampaignId, ResponseId, WaveId } from '../model/ids'
import { longRead, longWrite, read } from './call'
import { FileTokenSchema } from './file'

/**
 * A respondent, named by one of their responses: everybody with the same e-mail is the same person, else everybody with
 * the same respondent code, else this response alone; a shared name does not make one person of two.
 */
export const Person = z.strictObject({
  response: ResponseId,
  /** What holds the responses together. */
  by: z.enum(['email', 'respondent', 'response']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  respondent: z.string().nullable(),
  company: z.string().nullable(),
  responses: z.number().int(),
})
export type Person = z.infer<typeof Person>

/** Everything the program knows of a person, counted where it is long. */
export const Dossier = z.strictObject({
  person: Person,
  responses: z.array(
    z.strictObject({
      id: ResponseId,
      campaign: z.string(),
      wave: z.string(),
      score: z.number().int(),
      answeredAt: z.string().nullable(),
      verbatim: z.string().nullable(),
      actions: z.number().int(),
    }),
  ),
  contacts: z.number().int(),
  /** Drawn for a wave, whether or not the invitation went out. */
  invitations: z.number().int(),
  actions: z.number().int(),
  /** Rows of imported files that were left out and hold the person's e-mail or code. */
  leftOutRows: z.number().int(),
  trailEntries: z.number().int(),
  /** Backups that were made while the person was in the program. */
  backups: z.number().int(),
})
export type Dossier = z.infer<typeof Dossier>

export const DueWave = z.strictObject({
  wave: WaveId,
  name: z.string(),
  campaign: z.strictObject({ id: CampaignId, name: z.string() }),
  closesOn: Day,
  /** The day on which its retention period ended or ends; null: no period is set. */
  dueOn: Day.nullable(),
  /** Responses that still hold a name, an e-mail, a code or a link to a contact. */
  personal: z.number().int(),
  verbatims: z.number().int(),
})
export type DueWave = z.infer<typeof DueWave>

export const privacyCalls = {
  /** People whose name, e-mail, code or company holds the words; at most 50. */
  'privacy.find': read(z.strictObject({ search: z.string().trim().min(1).max(200) }), z.array(Person)),
  'privacy.dossier': longRead(z.strictObject({ response: ResponseId }), Dossier),
  /** Writes everything known of the person as a workbook, one sheet a kind. */
  'privacy.export': longRead(
    z.strictObject({ response: ResponseId, to: FileTokenSchema }),
    z.strictObject({ bytes: z.number() }),
  ),
  /**
   * Erases the person for good: this cannot be undone, nor can what was done before it. keep-score: their responses stay
   * as scores of nobody; remove: the responses go, with their actions. backups: they are erased there as well.
   */
  'privacy.erase': longWrite(
    z.strictObject({
      response: ResponseId,
      score: z.enum(['keep', 'remove']),
      backups: z.boolean(),
    }),
    z.strictObject({
      responses: z.number().int(),
      contacts: z.number().int(),
      actions: z.number().int(),
      leftOutRows: z.number().int(),
      trailEntries: z.number().int(),
      /** Backups that were cleaned, and those of an older format that were deleted because they could not be. */
      backupsCleaned: z.number().int(),
      backupsDeleted: z.number().int(),
    }),
  ),
  /** Every closed wave that still holds personal data, the earliest first. */
  'privacy.due': read(z.strictObject({}), z.array(DueWave)),
  /**
   * Takes names, e-mails, codes, companies and links to contacts off a wave's responses, blanks the rows that its imports
   * left out and the actions' words that name their respondent, and takes the verbatims where told. For good.
   */
  'privacy.anonymise': longWrite(
    z.strictObject({ wave: WaveId, verbatims: z.enum(['keep', 'remove']) }),
    z.strictObject({ responses: z.number().int() }),
  ),
}
