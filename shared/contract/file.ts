// How a file stands in a call: by a token of the host, never by a path.
import { z } from 'zod'

export const FileTokenSchema = z.strictObject({ token: z.string().min(1).max(200), name: z.string().max(300) })
