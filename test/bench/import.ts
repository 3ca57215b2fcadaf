// A CSV of 100,000 rows imported whole: read, recognised by its mapping, judged, stored, indexed and on the disk, and
// then taken back; beside SheetJS only parsing the same bytes, of which nothing is stored.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import * as XLSX from 'xlsx'
import type { CallOutput } from '../../shared/contract'
import { type BenchEngine, withEngine } from './engine'
import { type Figure, median } from './figure'
import { csvOf, MAPPING } from './files'
import { benchRows } from './rows'

const NAME = 'import'
const WARM_UPS = 1
const TIMES = 3
const FILE = 'rows.csv'

export interface Imported {
  wave: CallOutput<'wave.create'>['id']
  batch: CallOutput<'import.run'>
  /** Of `import.run` alone, in ms. */
  took: number
}

/** Imports a CSV of bench rows into a new program, which stays open, with an engine that has not seen the file before. */
export async function importRows(
  { folder, call, file }: BenchEngine,
  csv: Buffer,
  program = 'bench.npsw',
): Promise<Imported> {
  await writeFile(join(folder, FILE), csv)
  await call('program.create', { file: file(program), name: 'Bench' })
  const campaign = await call('campaign.create', { name: 'Bench', kind: 'relational', touchpoint: null })
  const { id: wave } = await call('wave.create', {
    campaign: campaign.id,
    name: 'All',
    opensOn: '2026-01-01',
    closesOn: '2026-09-30',
    invited: null,
  })
  const token = file(FILE)
  const began = performance.now()
  const batch = await call('import.run', { file: token, mapping: MAPPING, wave })
  return { wave, batch, took: performance.now() - began }
}

export async function importRun(): Promise<Figure[]> {
  const rows = benchRows()
  const csv = csvOf(rows)
  const taken = { run: [] as number[], undo: [] as number[], parse: [] as number[] }
  for (let round = 0; round < WARM_UPS + TIMES; round++) {
    const { run, undo } = await withEngine((bench) => runAndUndo(bench, csv, rows.length))
    const began = performance.now()
    XLSX.read(csv, { dense: true })
    const parse = performance.now() - began
    if (round < WARM_UPS) continue
    taken.run.push(run)
    taken.undo.push(undo)
    taken.parse.push(parse)
  }
  const peerValue = median(taken.parse)
  const figure = (measure: string, values: readonly number[]): Figure => ({
    bench: NAME,
    measure: `${measure}, ${rows.length} rows`,
    value: median(values),
    unit: 'ms',
    peer: 'SheetJS XLSX.read, dense',
    peerValue,
    ratio: median(values) / peerValue,
    target: null,
  })
  return [figure('import.run', taken.run), figure('import.undo', taken.undo)]
}

async function runAndUndo(bench: BenchEngine, csv: Buffer, rows: number): Promise<{ run: number; undo: number }> {
  const { batch, took } = await importRows(bench, csv)
  if (batch.rows.imported !== rows) throw new Error(`${batch.rows.imported} rows imported of ${rows}`)
  const began = performance.now()
  await bench.call('import.undo', { batch: batch.id })
  return { run: took, undo: performance.now() - began }
}
