// Calls about the application itself: who reads it, in which language, and what was opened lately.
import { z } from 'zod'
import { Moment } from '../model/figures'
import { Language } from '../model/language'
import { free } from './call'
import { FileTokenSchema } from './file'
import { ProgramInfo } from './program'

export const Preferences = z.strictObject({
  /** system: follow the language of the computer. */
  language: z.union([z.literal('system'), Language]),
  theme: z.enum(['system', 'light', 'dark']),
  /** The name that stands beside changes in the history; null: the computer's account name. */
  author: z.string().trim().min(1).max(100).nullable(),
})
export type Preferences = z.infer<typeof Preferences>

export const RecentFile = z.strictObject({
  file: FileTokenSchema,
  folder: z.string(),
  openedAt: Moment,
  /** false: the file is no longer where it was. */
  found: z.boolean(),
})
export type RecentFile = z.infer<typeof RecentFile>

export const AppState = z.strictObject({
  version: z.string(),
  preferences: Preferences,
  /** The name that changes are made under now. */
  author: z.string(),
  /** The language in force, after the system's has been looked at. */
  language: Language,
  program: ProgramInfo.nullable(),
  recent: z.array(RecentFile),
})
export type AppState = z.infer<typeof AppState>

const nothing = z.strictObject({})

export const appCalls = {
  'app.state': free(nothing, AppState),
  'app.setPreferences': free(Preferences.partial(), AppState),
  'app.forgetRecent': free(z.strictObject({ file: FileTokenSchema }), AppState),
}
