// Calls about the program file: one file, one organisation's NPS work.
import { z } from 'zod'
import { Confidence, Moment } from '../model/figures'
import { free, read, write } from './call'

export const FileTokenSchema = z.strictObject({ token: z.string().min(1).max(200), name: z.string().max(300) })

const Name = z.string().trim().min(1).max(200)

export const ProgramSettings = z.strictObject({
  name: Name,
  confidence: Confidence,
  /** Answers a segment should have before its score is shown without a "small sample" mark. */
  minimumN: z.number().int().min(5).max(10_000),
})
export type ProgramSettings = z.infer<typeof ProgramSettings>

export const ProgramInfo = z.strictObject({
  ...ProgramSettings.shape,
  file: z.string(),
  folder: z.string(),
  /** When the file on disk was last written; null while nothing has been written since it was opened. */
  savedAt: Moment.nullable(),
  campaigns: z.number().int(),
  responses: z.number().int(),
  openActions: z.number().int(),
  overdueActions: z.number().int(),
})
export type ProgramInfo = z.infer<typeof ProgramInfo>

const nothing = z.strictObject({})

export const programCalls = {
  /** Creates the file at once. Refused with `file-exists` when there is a file already: none is replaced by an empty one. */
  'program.create': free(z.strictObject({ file: FileTokenSchema, name: Name }), ProgramInfo),
  'program.open': free(z.strictObject({ file: FileTokenSchema }), ProgramInfo),
  /** Opens the user's own copy of the sample program, made the first time. */
  'program.openSample': free(nothing, ProgramInfo),
  'program.close': free(nothing, z.null()),
  'program.info': read(nothing, ProgramInfo),
  'program.update': write(ProgramSettings.partial(), ProgramInfo),
  'program.saveCopy': read(z.strictObject({ to: FileTokenSchema }), z.strictObject({ bytes: z.number() })),
}
