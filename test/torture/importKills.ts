// kill −9 in the middle of a large import: all of its rows are there, or none, and the history says the same.
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '../../electron/engine/sample/random'
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import type { ReadDb } from '../../electron/engine/store/database'
import { Program } from '../../electron/engine/store/program'
import { all, one, sql } from '../../electron/engine/store/sql'
import { csvOf, MAPPING } from '../bench/files'
import { benchRows } from '../bench/rows'
import { around } from './around'
import { startChild } from './child'

export interface ImportKillToll {
  kills: number
  /** After how many of them all rows were there. */
  whole: number
  bad: string[]
}

export interface ImportKillOptions {
  seed: number
  kills: number
  rows: number
}

/** `script` is the built children/calls.ts. The first import is left alone, so that it is known how long one takes. */
export async function importKills(
  script: string,
  folder: string,
  { seed, kills, rows }: ImportKillOptions,
): Promise<ImportKillToll> {
  const random = createRandom(seed)
  const empty = await programWithWave(folder, seed)
  const csv = join(folder, `rows-${rows}.csv`)
  await writeFile(csv, csvOf(benchRows(rows)))
  const path = join(folder, `import-${seed}.npsw`)
  const calls = JSON.stringify([
    ['program.open', { file: path }],
    ['import.run', { file: csv, mapping: MAPPING, wave: 1 }],
  ])
  const toll: ImportKillToll = { kills: 0, whole: 0, bad: [] }
  let takes: number | null = null
  while (toll.kills < kills) {
    await copyFile(empty, path)
    const child = startChild(script, [folder, calls])
    try {
      await child.line('stage writing')
      const began = performance.now()
      if (takes === null) {
        await child.line('answered import.run')
        takes = performance.now() - began
      } else {
        // A little longer than one takes: also the moments around its end are tried.
        await pause(random.next() * takes * 1.1)
      }
    } catch (error) {
      toll.bad.push(`seed ${seed}, kill ${toll.kills}: ${error}`)
    }
    await child.kill()
    toll.kills++
    const acknowledged = child.lines.some((line) => line.startsWith('answered import.run'))
    const found = await countsIn(path, folder).catch((error) => `${error}`)
    const whole = JSON.stringify({ check: 'ok', responses: rows, batches: 1, entries: 1 })
    const none = JSON.stringify({ check: 'ok', responses: 0, batches: 0, entries: 0 })
    if (found === whole) toll.whole++
    if (found !== whole && (acknowledged || found !== none)) toll.bad.push(`seed ${seed}, kill ${toll.kills}: ${found}`)
  }
  return toll
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
  const check = all<{ quick_check: string }>(db, sql`PRAGMA quick_check`).map((row) => row.quick_check)
  const found = one<{ responses: number; batches: number; entries: number }>(
    db,
    sql`SELECT (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM import_batch) AS batches,
               (SELECT count(*) FROM trail WHERE call = 'import.run') AS entries`,
  )
  return { check: check.join(), ...found }
}
