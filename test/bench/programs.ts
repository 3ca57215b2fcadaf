// Programs of a given size for the store's bench: as a user's imports would have filled them.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchEngine } from './engine'
import { csvOf } from './files'
import { importRows } from './importRows'
import { benchRows } from './rows'

export const MEGABYTE = 1_000_000

/** Rows that are imported to learn what a row takes. */
const PROBE_ROWS = 20_000

export interface SizedProgram {
  path: string
  bytes: number
  responses: number
}

/**
 * Makes programs of about so many bytes each (within a tenth) in the bench's folder, with one action that is open, and
 * closes them.
 */
export async function programsOf(bench: BenchEngine, sizes: readonly number[]): Promise<SizedProgram[]> {
  const perRow = (await filled(bench, 'probe', PROBE_ROWS)).bytes / PROBE_ROWS
  const made: SizedProgram[] = []
  for (const bytes of sizes) {
    const program = await filled(bench, `${Math.round(bytes / MEGABYTE)}-MB`, Math.round(bytes / perRow))
    if (Math.abs(program.bytes / bytes - 1) > 0.1) throw new Error(`${program.bytes} bytes instead of ${bytes}`)
    made.push(program)
  }
  return made
}

async function filled(bench: BenchEngine, name: string, responses: number): Promise<SizedProgram> {
  const { wave } = await importRows(bench, csvOf(benchRows(responses)), `${name}.npsw`)
  const { rows } = await bench.call('wave.responses', { wave })
  const [response] = rows
  if (!response) throw new Error('nothing was imported')
  const action = { response: response.id, title: 'Call back', owner: 'A. Martin', dueOn: '2026-10-01', note: null }
  await bench.call('action.create', action)
  await bench.call('program.close', {})
  const path = join(bench.folder, `${name}.npsw`)
  return { path, bytes: (await stat(path)).size, responses }
}
