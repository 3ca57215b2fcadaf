// kill −9 in the middle of a large import: all of its rows are there, or none, and the history says the same.
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import type { ReadDb } from '../../electron/engine/store/database'
import { Program } from '../../electron/engine/store/program/program'
import { one, sql } from '../../electron/engine/store/sql'
import { csvOf, MAPPING } from '../bench/files'
import { benchRows } from '../bench/rows'
import { around } from './around'
import { type CallKillToll, killDuring } from './killDuring'
import { requireSound } from './soundness'

export interface ImportKillToll extends CallKillToll {
  /** After how many of them all rows were there. */
  whole: number
}

export interface ImportKillOptions {
  seed: number
  kills: number
  rows: number
}

/** `script` is the built children/calls.ts. */
export async function importKills(
  script: string,
  folder: string,
  { seed, kills, rows }: ImportKillOptions,
): Promise<ImportKillToll> {
  const empty = await programWithWave(folder, seed)
  const csv = join(folder, `rows-${rows}.csv`)
  await writeFile(csv, csvOf(benchRows(rows)))
  const path = join(folder, `import-${seed}.npsw`)
  const all = JSON.stringify({ responses: rows, batches: 1, entries: 1 })
  const none = JSON.stringify({ responses: 0, batches: 0, entries: 0 })
  let whole = 0
  const toll = await killDuring({
    script,
    folder,
    seed,
    kills,
    calls: [
      ['program.open', { file: path }],
      ['import.run', { file: csv, mapping: MAPPING, wave: 1 }],
    ],
    from: 'stage writing',
    to: 'answered import.run',
    prepare: () => copyFile(empty, path),
    async look({ lines }) {
      const acknowledged = lines.some((line) => line.startsWith('answered import.run'))
      const found = await countsIn(path, folder)
      if (found === all) whole++
      else if (acknowledged || found !== none) throw new Error(`${found}, acknowledged: ${acknowledged}`)
    },
  })
  return { ...toll, whole }
}

async function programWithWave(folder: string, seed: number): Promise<string> {
  const path = join(folder, `import-empty-${seed}.npsw`)
  const at = '2026-01-01T00:00:00.000Z'
  const program = await Program.create(path, { name: 'Import', createdAt: at }, around(join(folder, 'settings')))
  await program.write('wave.create', (db) => {
    const campaign = addCampaign(db, { name: 'Import', kind: 'relational', touchpoint: null }, at)
    addWave(db, campaign, { name: 'All', opens_on: '2026-01-01', closes_on: '2026-09-30', invited: null }, at)
  })
  await program.close()
  return path
}

async function countsIn(path: string, folder: string): Promise<string> {
  const program = await Program.open(path, around(join(folder, 'settings')))
  try {
    return JSON.stringify(await program.read(counts))
  } finally {
    await program.close()
  }
}

function counts(db: ReadDb) {
  requireSound(db)
  return one<{ responses: number; batches: number; entries: number }>(
    db,
    sql`SELECT (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM import_batch) AS batches,
               (SELECT count(*) FROM trail WHERE call = 'import.run') AS entries`,
  )
}
