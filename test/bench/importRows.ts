// Bench rows imported into a program that stays open, for the benches that need one.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallOutput } from '../../shared/contract'
import type { BenchEngine } from './engine'
import { MAPPING } from './files'

const FILE = 'rows.csv'

export interface Imported {
  wave: CallOutput<'wave.create'>['id']
  batch: CallOutput<'import.run'>
}

/** A new program with one empty wave, which it returns. */
export async function anEmptyWave({ call, file }: BenchEngine, program = 'bench.npsw'): Promise<Imported['wave']> {
  await call('program.create', { file: file(program), name: 'Bench' })
  const campaign = await call('campaign.create', { name: 'Bench', kind: 'relational', touchpoint: null })
  const { id } = await call('wave.create', {
    campaign: campaign.id,
    name: 'All',
    opensOn: '2026-01-01',
    closesOn: '2026-09-30',
    invited: null,
  })
  return id
}

/** Imports a CSV of bench rows into a new program, which stays open, with an engine that has not seen the file before. */
export async function importRows(bench: BenchEngine, csv: Buffer, program = 'bench.npsw'): Promise<Imported> {
  await writeFile(join(bench.folder, FILE), csv)
  const wave = await anEmptyWave(bench, program)
  const batch = await bench.call('import.run', { file: bench.file(FILE), mapping: MAPPING, wave })
  return { wave, batch }
}
