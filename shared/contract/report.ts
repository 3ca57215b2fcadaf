// Calls about what leaves the workbench: charts for people who never open it.
import { z } from 'zod'
import { DimensionId, WaveId } from '../model/ids'
import { Language } from '../model/language'
import { longRead } from './call'
import { FileTokenSchema } from './file'

/** trend: NPS per wave with its band; distribution: responses per score; categories: shares; segments: NPS and range per segment; plan: answers against the target per cell. */
export const CHARTS = ['trend', 'distribution', 'categories', 'segments', 'plan'] as const
export const ChartName = z.enum(CHARTS)
export type ChartName = z.infer<typeof ChartName>

export const reportCalls = {
  /** Draws one chart in the report theme, with title, n, interval and date in the picture. PNG is drawn at 2×. */
  'report.chart': longRead(
    z.strictObject({
      chart: ChartName,
      wave: WaveId,
      by: DimensionId.optional(),
      format: z.enum(['png', 'svg']),
      language: Language,
      to: FileTokenSchema,
    }),
    z.strictObject({ bytes: z.number().int(), width: z.number().int(), height: z.number().int() }),
  ),
}
