// Calls about what leaves the workbench.
import type { ChartFigures } from '../../../shared/charts'
import type { CallParsed } from '../../../shared/contract'
import { refuse } from '../../../shared/failure'
import { drawChart } from '../report/chart'
import type { ReadDb } from '../store/database'
import { settingsOf } from '../store/programs'
import type { Handler } from './handlers'
import { trackingOf } from './planTrack'
import { headerOf, resultsOf } from './wave'

/** The very figures that the screens show; a chart never counts for itself. */
function figuresOf(db: ReadDb, { chart, wave, by }: CallParsed<'report.chart'>, today: string): ChartFigures {
  if (chart !== 'plan') return { chart, results: resultsOf(db, { wave, by }, today) }
  const tracking = trackingOf(db, wave, today)
  if (tracking === null) throw refuse('nothing-to-draw', { chart })
  return { chart, tracking }
}

export const chart: Handler<'report.chart'> = async (input, context) => {
  const today = context.today()
  context.progress({ stage: 'reading', done: 0, total: 3, unit: 'steps' })
  const order = await context.read((db) => ({
    figures: figuresOf(db, input, today),
    wave: headerOf(db, input.wave, today),
    program: settingsOf(db).name,
  }))
  await context.breathe()
  context.progress({ stage: 'drawing', done: 1, total: 3, unit: 'steps' })
  const drawn = await drawChart({ ...order, language: input.language, format: input.format, today })
  await context.breathe()
  context.progress({ stage: 'writing', done: 2, total: 3, unit: 'steps' })
  await context.files.writeBytes(input.to, drawn.bytes)
  context.progress({ stage: 'writing', done: 3, total: 3, unit: 'steps' })
  return { bytes: drawn.bytes.byteLength, width: drawn.width, height: drawn.height }
}
