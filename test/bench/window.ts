// The window while a million rows are imported: the longest task of its main thread, and how long a stop takes to be one,
// while rows are written and while indexes are built. In a real browser against the real host; in English, which every
// label here is found by.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { longest, watchLongTasks } from '../e2e/longTasks'
import { User } from '../e2e/user'
import { closeBrowser, installedBrowser, openWorkbench } from '../e2e/workbench'
import type { Figure } from './figure'
import { writeCsv } from './files'
import { eachBenchRow } from './rows'

const NAME = 'window'
const ROWS = 1_000_000
const TARGETS = { task: 50, stop: 1000 }
const PATIENCE = { timeout: 300_000 }

function figure(measure: string, value: number, target: number): Figure {
  return {
    bench: NAME,
    measure,
    value,
    unit: 'ms',
    peer: null,
    peerValue: null,
    ratio: null,
    target,
    targetOf: 'value',
  }
}

export async function windowRun(): Promise<Figure[]> {
  if (!installedBrowser()) {
    console.error('There is no browser here to look at the window with.')
    return []
  }
  const folder = await mkdtemp(join(tmpdir(), 'nps-bench-'))
  const workbench = await openWorkbench({ language: 'en' })
  try {
    const csv = join(folder, 'rows.csv')
    await writeCsv(csv, eachBenchRow(ROWS))
    return await measured(new User(workbench.page, 'en'), csv)
  } finally {
    await workbench.close()
    await closeBrowser()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(user: User, csv: string): Promise<Figure[]> {
  const { page, t, format } = user
  await user.createsProgram('Bench')
  await user.createsCampaign('Bench')
  await user.createsWave('All', '2026-01-01', '2026-12-31', 2 * ROWS)
  await user.opensWave('All')
  await user.startsImport()
  const start = user.button(t('import.run.start', { count: ROWS, number: format.integer(ROWS) }))

  const reading = await watchLongTasks(page)
  await user.choosesFile(csv)
  await start.click(PATIENCE)
  const read = longest(await reading.end())

  // Stopped while rows are written, and once more when all of them are and the indexes are being built.
  const half = format.integer(ROWS / 2).slice(0, 1)
  const stops: number[] = []
  for (const reached of [new RegExp(`: ${half}\\d\\d,\\d{3} of`), /: 1,000,000 of 1,000,000/]) {
    await page.getByText(new RegExp(`^${t('import.run.stages.writing')}${reached.source}`)).waitFor(PATIENCE)
    const began = performance.now()
    await user.button(t('import.run.cancel')).click()
    await page.getByText(t('import.run.cancelled')).waitFor(PATIENCE)
    stops.push(performance.now() - began)
    await start.click(PATIENCE)
  }

  const importing = await watchLongTasks(page)
  await user.text(t('import.report.read')).waitFor(PATIENCE)
  const imported = longest(await importing.end())
  const [writing = Number.NaN, indexing = Number.NaN] = stops
  return [
    figure(`longest task while ${ROWS} rows are read`, read, TARGETS.task),
    figure(`longest task while ${ROWS} rows are imported`, imported, TARGETS.task),
    figure('from Stop to stopped, rows being written', writing, TARGETS.stop),
    figure('from Stop to stopped, indexes being built', indexing, TARGETS.stop),
  ]
}
