// A wave's results, and a filtered page of its responses, over 100,000 stored responses. No peer: a promise in ms.
import { join } from 'node:path'
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import type { WriteDb } from '../../electron/engine/store/database'
import { Program } from '../../electron/engine/store/program'
import { searchTextOf } from '../../electron/engine/store/searchText'
import { insert, prepared, sql } from '../../electron/engine/store/sql'
import type { SegmentId, WaveId } from '../../shared/model/ids'
import { withEngine } from './engine'
import { type Figure, medians } from './figure'
import { type BenchRow, benchRows, SECTORS } from './rows'

const NAME = 'results'
const REPETITIONS = { warmUps: 3, times: 15 }
const TARGET_MS = 50
const MADE_AT = '2026-01-02T09:00:00.000Z'

export async function results(): Promise<Figure[]> {
  return withEngine(async ({ folder, call, file }) => {
    const rows = benchRows()
    const program = await Program.create(join(folder, 'bench.npsw'), { name: 'Bench', createdAt: MADE_AT })
    const stored = await program.write(
      (db) => fill(db, rows),
      () => new Date(MADE_AT),
    )
    await program.close()
    await call('program.open', { file: file('bench.npsw') })

    const wave = stored.wave as WaveId
    const segment = stored.segment as SegmentId
    const { score } = await call('wave.results', { wave })
    if (score.n !== rows.length) throw new Error(`${score.n} responses counted of ${rows.length}`)
    const works = {
      'wave.results': () => call('wave.results', { wave }),
      'wave.responses, by category and segment': () =>
        call('wave.responses', { wave, category: 'detractor', segment, sort: { by: 'answeredAt', descending: true } }),
      'wave.responses, by word': () => call('wave.responses', { wave, search: 'delai' }),
    }
    const values = await medians(Object.values(works), REPETITIONS)
    return Object.keys(works).map((measure, i) => ({
      bench: NAME,
      measure,
      value: values[i] ?? Number.NaN,
      unit: 'ms',
      peer: null,
      peerValue: null,
      ratio: null,
      target: TARGET_MS,
    }))
  })
}

/** Stores every row in one wave; returns that wave and the first sector. */
function fill(db: WriteDb, rows: readonly BenchRow[]): { wave: number; segment: number } {
  const campaign = addCampaign(db, { name: 'Bench', kind: 'relational', touchpoint: null }, MADE_AT)
  const period = { name: 'All', opens_on: '2026-01-01', closes_on: '2026-09-30', invited: null }
  const wave = addWave(db, campaign, period, MADE_AT)
  const dimension = insert(db, sql`INSERT INTO dimension (name) VALUES ('Sector')`)
  const segments = new Map(
    SECTORS.map((name) => [
      name as string,
      insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${dimension}, ${name})`),
    ]),
  )
  const response = prepared(
    db,
    `INSERT INTO response (id, wave_id, score, verbatim, answered_at, email, company, search_text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const placed = prepared(
    db,
    'INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score) VALUES (?, ?, ?, ?, ?)',
  )
  rows.forEach(({ score, comment, answeredAt, email, company, sector }, i) => {
    const searched = searchTextOf({ company, name: null, email, respondent: null }, comment)
    response.run([i + 1, wave, score, comment, answeredAt, email, company, searched])
    placed.run([i + 1, dimension, segments.get(sector) ?? null, wave, score])
  })
  response.free()
  placed.free()
  return { wave, segment: segments.get(SECTORS[0]) ?? 0 }
}
