// Random walks along the trail: whatever was written, taken back and done again, the rows are those of that place.
import fc from 'fast-check'
import initSqlJs, { type Database } from 'sql.js'
import { describe, expect, it } from 'vitest'
import { addAction, changeAction } from '../../electron/engine/store/actions'
import {
  addCampaign,
  addWave,
  changeCampaign,
  changeWave,
  removeCampaign,
  removeWave,
} from '../../electron/engine/store/campaigns'
import { readable, type WriteDb, writableFor } from '../../electron/engine/store/database'
import { fold } from '../../electron/engine/store/fold'
import { addBatch, noteCreated, undoBatch } from '../../electron/engine/store/imports'
import { migrate } from '../../electron/engine/store/migrations'
import { dimensionsByName, segmentsByName } from '../../electron/engine/store/names'
import { type NewCell, removePlan, replacePlan } from '../../electron/engine/store/plans'
import { changeSettings } from '../../electron/engine/store/programs'
import { all, one, prepared, run, Sql, sql } from '../../electron/engine/store/sql'
import { addingInBulk } from '../../electron/engine/store/trail/inBulk'
import { historyPage } from '../../electron/engine/store/trail/read'
import { Recorder } from '../../electron/engine/store/trail/recorder'
import { move, nextOn } from '../../electron/engine/store/trail/undo'
import { contract } from '../../shared/contract'
import { Refusal } from '../../shared/failure'
import { dumpOf } from './dump'

const { Database: Sqlite } = await initSqlJs()
const AT = '2026-11-22T10:00:00.000Z'

/** A program in memory, written as the workbench writes one. */
class Walker {
  #database: Database
  #recorder: Recorder

  constructor() {
    this.#database = new Sqlite()
    migrate(this.#database, 'walk.npsw')
    this.#database.exec(`INSERT INTO program (id, name, created_at) VALUES (1, 'Walk', '${AT}')`)
    this.#recorder = this.#opened()
  }

  get db() {
    return readable(this.#database)
  }

  dump(): string {
    return dumpOf(this.db)
  }

  /** Closes it and opens what was in it again. */
  reopen(): void {
    const bytes = this.#database.export()
    this.#database.close()
    this.#database = new Sqlite(bytes)
    this.#recorder = this.#opened()
  }

  /** False: the work was refused, and nothing of it remains. */
  async write(call: string, work: (db: WriteDb) => unknown): Promise<boolean> {
    this.#database.run('BEGIN IMMEDIATE')
    try {
      this.#recorder.begin()
      await work(writableFor(this.#database))
      this.#recorder.end({ call, at: AT, who: 'Walker' })
      this.#database.run('COMMIT')
      return true
    } catch (error) {
      this.#database.run('ROLLBACK')
      this.#recorder.abandon()
      if (error instanceof Refusal) return false
      throw error
    }
  }

  close(): void {
    this.#database.close()
  }

  #opened(): Recorder {
    this.#database.run('PRAGMA temp_store = MEMORY')
    this.#database.run('PRAGMA foreign_keys = ON')
    this.#database.create_function('fold', fold)
    return new Recorder(this.#database)
  }
}

/** One of a table's rows by chance; 999 where there is none. */
function anId(db: WriteDb, table: string, chance: number): number {
  const ids = all<{ id: number }>(db, new Sql(`SELECT id FROM ${table} ORDER BY id`, []))
  return ids[chance % Math.max(1, ids.length)]?.id ?? 999
}

/** An import of `rows` answers, which brings a dimension and segments with it the first time. */
function importRows(db: WriteDb, chance: number, rows: number): void {
  const wave = anId(db, 'wave', chance)
  if (!one(db, sql`SELECT id FROM wave WHERE id = ${wave}`)) return
  const counts = { read: rows + 1, imported: rows, skipped: 1, rejected: 0, reasons: [] }
  const mapping = { sheet: null, columns: [] }
  const batch = addBatch(db, {
    wave,
    file: 'f.csv',
    hash: `${chance}`,
    layout: 'generic',
    at: AT,
    headers: [],
    mapping,
    rows: counts,
  })
  const noteAdded = addingInBulk(db)
  const dimensions = dimensionsByName(db)
  const dimension = dimensions.idOf(`Region ${chance % 2}`)
  const segments = segmentsByName(db, dimension)
  const response = prepared(
    db,
    'INSERT INTO response (wave_id, batch_id, score, verbatim, email) VALUES (?, ?, ?, ?, ?)',
  )
  for (let i = 0; i < rows; i += 1) {
    response.run([wave, batch, i % 11, i % 3 === 0 ? null : `“Fine”\0 n° ${i} 😀`, `p${i}@Example.com`])
    const id = one<{ id: number }>(db, sql`SELECT last_insert_rowid() AS id`)?.id ?? 0
    const segment = segments.idOf(`Place ${(i + chance) % 4}`)
    run(
      db,
      sql`INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score)
          VALUES (${id}, ${dimension}, ${segment}, ${wave}, ${i % 11})`,
    )
  }
  response.free()
  run(
    db,
    sql`INSERT INTO import_issue (batch_id, kind, reason, row, value, cells) VALUES (${batch}, 'skipped', 'empty-row', 9, '', '[]')`,
  )
  noteAdded()
  noteCreated(db, batch, mapping, { dimensions: dimensions.created, segments: segments.created, accounts: [] })
}

type Work = (db: WriteDb, chance: number, text: string) => unknown
const closesOn = (chance: number) => `2026-0${1 + (chance % 9)}-28`

/** What a user may do, each with chance's choice of what it is done to. */
const WORKS: Record<string, Work> = {
  'program.update': (db, chance, name) =>
    changeSettings(db, { name, confidence: 0.8 + (chance % 15) / 100, retentionMonths: chance % 2 ? chance : null }),
  'campaign.create': (db, chance, name) =>
    addCampaign(db, { name, kind: chance % 2 ? 'relational' : 'transactional', touchpoint: 'support' }, AT),
  'campaign.update': (db, chance, name) => changeCampaign(db, anId(db, 'campaign', chance), { name }),
  'campaign.remove': (db, chance) => removeCampaign(db, anId(db, 'campaign', chance)),
  'wave.create': (db, chance, name) =>
    addWave(
      db,
      anId(db, 'campaign', chance),
      { name, opens_on: '2026-01-01', closes_on: closesOn(chance), invited: chance || null },
      AT,
    ),
  'wave.update': (db, chance, name) =>
    changeWave(db, anId(db, 'wave', chance), { name, invited: chance || null, closes_on: closesOn(chance) }),
  'wave.remove': (db, chance) => removeWave(db, anId(db, 'wave', chance)),
  'plan.set': (db, chance) => {
    const dimension = anId(db, 'dimension', chance)
    const segments = all<{ id: number }>(db, sql`SELECT id FROM segment WHERE dimension_id = ${dimension}`)
    const [head] = segments
    const cells = segments.map(({ id }, i): NewCell => {
      const own = { segment: id, second: null, population: i % 2 ? chance + 1 : null, rate: i % 3 ? 0.2 : null }
      return head && i > 1 ? { ...own, choice: 'merge', mergedInto: { segment: head.id, second: null } } : own
    })
    const wave = anId(db, 'wave', chance)
    if (wave === 999) return
    replacePlan(db, { wave, dimension: segments.length > 0 ? dimension : null, confidence: 0.9, target: 5.5, cells })
  },
  'plan.remove': (db, chance) => removePlan(db, anId(db, 'wave', chance)),
  'import.run': (db, chance) => importRows(db, chance, 1 + (chance % 60)),
  // So many that the indexes are lifted and there is more than one chunk.
  'import.run, large': (db, chance) => importRows(db, chance, 4200),
  'import.undo': (db, chance) => undoBatch(db, anId(db, 'import_batch', chance), AT),
  'action.create': (db, chance, title) =>
    addAction(db, anId(db, 'response', chance), { title, owner: 'Clara', dueOn: null, note: `\0${title}` }, AT),
  'action.update': (db, chance, note) =>
    changeAction(db, anId(db, 'action', chance), { note, status: chance % 2 ? 'done' : 'in-progress' }, AT),
  'actions in bulk': (db, chance, owner) => {
    for (const { id } of all<{ id: number }>(db, sql`SELECT id FROM action`)) changeAction(db, id, { owner }, AT)
    return chance
  },
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(...Object.keys(WORKS)),
      chance: fc.nat(99),
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('undo', 'undo', 'redo'), chance: fc.nat(99), text: fc.constant('') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen'), chance: fc.nat(99), text: fc.constant('') }) },
)

describe('a walk along the trail', () => {
  it('comes to the same rows at the same place, however it came there', { timeout: 300_000 }, async () => {
    const entry = contract['history.list'].output
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const walker = new Walker()
        for (const work of ['campaign.create', 'wave.create', 'import.run', 'action.create']) {
          await walker.write(work, (db) => WORKS[work]?.(db, 30, work))
        }
        // The rows at each place of the trail, and where it stands.
        const start = nextOn(walker.db, 'back')
        let places = [walker.dump()]
        let place = 0
        for (const { do: what, chance, text } of steps) {
          if (what === 'reopen') walker.reopen()
          else if (what === 'undo' || what === 'redo') {
            const to = what === 'undo' ? place - 1 : place + 1
            // Behind the start lies the making of the program that the walk is in.
            if (what === 'undo' && nextOn(walker.db, 'back') === start) continue
            const way = what === 'undo' ? 'back' : 'forth'
            const moved = await walker.write(`history.${what}`, (db) => move(db, way, undefined, () => undefined))
            expect(moved).toBe(places[to] !== undefined)
            if (moved) place = to
          } else {
            await walker.write(what, (db) => WORKS[what]?.(db, chance, text))
            const now = walker.dump()
            if (now !== places[place]) {
              places = [...places.slice(0, place + 1), now]
              place += 1
            }
          }
          expect(walker.dump()).toBe(places[place])
        }
        expect(all(walker.db, sql`PRAGMA foreign_key_check`)).toEqual([])
        expect(entry.safeParse(historyPage(walker.db, { limit: 200 })).error).toBeUndefined()
        walker.close()
      }),
      { numRuns: 25 },
    )
  })
})
