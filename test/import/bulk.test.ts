// Imports so large that the indexes of the responses are taken off meanwhile: they are back afterwards, however it ends.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWorthLifting } from '../../electron/engine/store/indexes'
import { Program } from '../../electron/engine/store/program/program'
import { all, sql } from '../../electron/engine/store/sql'
import type { Mapping } from '../../shared/contract/import'
import type { Progress } from '../../shared/wire'
import { aFolder, anEngine, around } from '../engine/builders'

const ROWS = 3000
const MAPPING: Mapping = {
  sheet: null,
  columns: (['score', 'comment', 'company', 'segment'] as const).map((role, index) => ({ index, role })),
}
/** A score of 11 in every hundredth row is left out. */
const lines = Array.from({ length: ROWS }, (_, i) =>
  [
    i % 100 === 0 ? 11 : i % 11,
    i % 3 === 0 ? `Très bien ${i} \u{1F600}` : '',
    `Société ${i % 40}`,
    `Secteur ${i % 5}`,
  ].join(';'),
)
const CSV = ['NPS;Commentaire;Entreprise;Secteur', ...lines, ''].join('\n')

async function aProgram() {
  const test = anEngine()
  const path = join(test.folder, 'bulk.npsw')
  await test.ask('program.create', { file: test.token(path), name: 'Bulk' })
  const { id: campaign } = await test.ask('campaign.create', { name: 'C', kind: 'relational', touchpoint: null })
  const dates = { opensOn: '2026-01-01', closesOn: '2026-03-31', invited: null }
  const { id: wave } = await test.ask('wave.create', { campaign, name: 'T1', ...dates })
  writeFileSync(join(test.folder, 'rows.csv'), CSV)
  const file = test.token(join(test.folder, 'rows.csv'))
  return { ...test, path, wave, run: { file, mapping: MAPPING, wave } }
}

/** The indexes in the file on disk, and whether SQLite finds them and everything else sound. */
async function indexesIn(path: string): Promise<string[]> {
  const program = await Program.open(path, around(aFolder()), { readOnly: true })
  const found = await program.read((db) => ({
    sound: all<{ integrity_check: string }>(db, sql`PRAGMA integrity_check`).map((row) => row.integrity_check),
    dangling: all(db, sql`PRAGMA foreign_key_check`),
    indexes: all<{ statement: string }>(
      db,
      sql`SELECT sql AS statement FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`,
    ),
  }))
  await program.close()
  expect(found).toMatchObject({ sound: ['ok'], dangling: [] })
  return found.indexes.map(({ statement }) => statement)
}

describe('a large import', () => {
  it('is stored whole, and every index is back', async () => {
    const { ask, path, wave, run } = await aProgram()
    const before = await indexesIn(path)
    const batch = await ask('import.run', run)
    expect(batch.rows).toMatchObject({ read: ROWS, imported: ROWS - 30, rejected: 30 })
    expect(await indexesIn(path)).toEqual(before)
    const { segments, score } = await ask('wave.results', { wave })
    expect(score.n).toBe(ROWS - 30)
    expect(segments.reduce((sum, segment) => sum + segment.score.n, 0)).toBe(ROWS - 30)
    const { rows, total } = await ask('wave.responses', { wave, search: 'tres bien 300' })
    expect(total).toBe(0)
    expect(rows).toEqual([])
    expect((await ask('wave.responses', { wave, search: 'tres bien 303' })).rows).toMatchObject([
      { score: 303 % 11, verbatim: 'Très bien 303 \u{1F600}', company: 'Société 23', source: { row: 305 } },
    ])
  })

  it('cancelled while its indexes are being built leaves nothing, and every index is back', async () => {
    const { ask, failure, path, wave, run } = await aProgram()
    const before = await indexesIn(path)
    const abort = new AbortController()
    const onProgress = ({ stage, done, total }: Progress) => {
      if (stage === 'writing' && done === total) abort.abort()
    }
    expect((await failure('import.run', run, { signal: abort.signal, onProgress })).code).toBe('cancelled')
    expect((await ask('wave.responses', { wave })).total).toBe(0)
    // A later write saves what the transaction left.
    await ask('wave.update', { wave, name: 'T2' })
    expect(await indexesIn(path)).toEqual(before)
    expect((await ask('import.run', run)).rows.imported).toBe(ROWS - 30)
  })

  it('taken back, nothing of it is left but its record, and every index is back', async () => {
    const { ask, path, wave, run } = await aProgram()
    const before = await indexesIn(path)
    const { id } = await ask('import.run', run)
    expect(await ask('import.undo', { batch: id })).toEqual({ responses: ROWS - 30, actions: 0 })
    expect(await indexesIn(path)).toEqual(before)
    expect((await ask('wave.results', { wave })).wave.dimensions).toEqual([])
    const program = await Program.open(path, around(aFolder()), { readOnly: true })
    const left = await program.read((db) =>
      all(
        db,
        sql`SELECT (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM response_segment) AS places,
                   (SELECT count(*) FROM segment) AS segments, (SELECT count(*) FROM account) AS accounts,
                   (SELECT count(*) FROM import_issue) AS issues`,
      ),
    )
    await program.close()
    expect(left).toEqual([{ responses: 0, places: 0, segments: 0, accounts: 0, issues: 30 }])
  })

  it('into a program with far more responses, or a small one, leaves the indexes alone', () => {
    expect(isWorthLifting(ROWS, 0)).toBe(true)
    expect(isWorthLifting(ROWS, 100 * ROWS)).toBe(false)
    expect(isWorthLifting(200, 0)).toBe(false)
  })
})
