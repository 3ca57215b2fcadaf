// Step 020: stands at the first shape, puts in what ten months of use and a few odd files may have left, and looks.
import initSqlJs, { type Database } from 'sql.js'
import { describe, expect, it } from 'vitest'
import { readable } from '../../electron/engine/store/database'
import { migrate, versionOf } from '../../electron/engine/store/migrations'
import { all, sql } from '../../electron/engine/store/sql'
import { historyPage } from '../../electron/engine/store/trail/read'
import { nextOn } from '../../electron/engine/store/trail/undo'
import { contract } from '../../shared/contract'

const { Database: Sqlite } = await initSqlJs()

/** A program of the first shape with three actions on two responses. */
function oldProgram(): Database {
  const database = new Sqlite()
  database.run('PRAGMA foreign_keys = ON')
  // As every program is opened.
  database.run('PRAGMA secure_delete = ON')
  migrate(database, 'old.npsw', 10)
  database.exec(`
    INSERT INTO program (id, name, confidence, minimum_n, created_at)
      VALUES (1, 'L’été « 24 »', 0.9, 42, '2026-01-01T00:00:00.000Z');
    INSERT INTO campaign (id, name, kind, created_at) VALUES (1, 'c', 'relational', 'x');
    INSERT INTO wave (id, campaign_id, name, opens_on, closes_on, created_at)
      VALUES (1, 1, 'w', '2026-01-01', '2026-01-31', 'x');
    INSERT INTO response (id, wave_id, score) VALUES (5, 1, 3), (6, 1, 9);
    INSERT INTO action (id, response_id, category, title, status, created_at) VALUES
      (1, 5, 'detractor', 'Call ''him'' back', 'done', '2026-02-01T09:00:00.000Z'),
      (2, 5, 'detractor', 'Ätsch', 'open', '2026-02-02T09:00:00.000Z'),
      (3, 6, 'promoter', 'Thank', 'open', 'long ago');`)
  return database
}

const event = (database: Database, values: readonly (string | number | null)[]) =>
  database.run('INSERT INTO action_event (action_id, at, what, from_value, to_value) VALUES (?, ?, ?, ?, ?)', [
    ...values,
  ])
const line = (database: Database, values: readonly string[]) =>
  database.run('INSERT INTO trail (at, call, input) VALUES (?, ?, ?)', [...values])

const told = (database: Database) => historyPage(readable(database), { limit: 200 }).entries.toReversed()

describe('step 020', () => {
  it('keeps the program as it is and gives it a name of its own that no other has', () => {
    const [one, other] = [oldProgram(), oldProgram()]
    migrate(one, 'old.npsw', 20)
    migrate(other, 'old.npsw', 20)
    const rowOf = (database: Database) => all(readable(database), sql`SELECT * FROM program`)[0] as { uid: string }
    expect(rowOf(one)).toEqual({
      id: 1,
      uid: expect.stringMatching(/^[0-9a-f]{32}$/),
      name: 'L’été « 24 »',
      confidence: 0.9,
      minimum_n: 42,
      retention_months: null,
      uncleared: 0,
      created_at: '2026-01-01T00:00:00.000Z',
    })
    expect(rowOf(other).uid).not.toBe(rowOf(one).uid)
    expect(() => one.run("INSERT INTO program (id, name, created_at) VALUES (2, 'x', 'x')")).toThrow(/CHECK/)
    expect(() => one.run('UPDATE program SET retention_months = 0')).toThrow(/CHECK/)
  })

  it('tells events as entries, in the order of their moments; what one call did is one of them', () => {
    const database = oldProgram()
    // Noted in an order that is not that of their moments.
    event(database, [2, '2026-02-02T09:00:00.000Z', 'created', null, 'Ätsch'])
    event(database, [1, '2026-02-03T10:00:00.000Z', 'status', 'open', 'done'])
    event(database, [1, '2026-02-03T10:00:00.000Z', 'note', null, "He said “no”; \u{1f600} 'quoted'"])
    event(database, [1, '2026-02-01T09:00:00.000Z', 'created', null, "Call 'him' back"])
    event(database, [1, '2026-02-02T08:00:00.000Z', 'due', '2026-02-09', null])
    event(database, [1, '2026-02-02T08:00:00.001Z', 'owner', '', 'Zoë'])
    event(database, [3, 'long ago', 'created', null, null])
    event(database, [3, '2026-02-05T08:00:00.000Z', 'mood', 'bad', 'good'])
    migrate(database, 'old.npsw', 20)
    const entries = told(database)
    expect(contract['history.list'].output.parse({ entries, more: false }).entries).toHaveLength(7)
    const fields = (at: string) => entries.find((entry) => entry.at === at)?.changes.flatMap((change) => change.fields)
    expect(entries.map(({ at, call }) => [at, call])).toEqual([
      // An action that nobody knows the day of is told before everything.
      ['1970-01-01T00:00:00.000Z', 'action.create'],
      ['2026-02-01T09:00:00.000Z', 'action.create'],
      ['2026-02-02T08:00:00.000Z', 'action.update'],
      ['2026-02-02T08:00:00.001Z', 'action.update'],
      ['2026-02-02T09:00:00.000Z', 'action.create'],
      ['2026-02-03T10:00:00.000Z', 'action.update'],
      ['2026-02-05T08:00:00.000Z', 'action.update'],
    ])
    expect(fields('2026-02-03T10:00:00.000Z')).toEqual([
      { field: 'note', before: null, after: "He said “no”; \u{1f600} 'quoted'" },
      { field: 'status', before: 'open', after: 'done' },
    ])
    expect(fields('2026-02-02T08:00:00.000Z')).toEqual([{ field: 'dueOn', before: '2026-02-09', after: null }])
    expect(fields('2026-02-01T09:00:00.000Z')?.[0]).toEqual({ field: 'title', before: null, after: "Call 'him' back" })
    expect(entries[1]?.about).toEqual({ what: 'action', id: 1, name: "Call 'him' back" })
    expect(entries.every(({ who, undone }) => who === null && !undone)).toBe(true)
    const ofAction = historyPage(readable(database), { about: { what: 'action', id: 1 }, limit: 50 })
    expect(ofAction.entries).toHaveLength(4)
    const ofResponse = historyPage(readable(database), { about: { what: 'response', id: 5 }, limit: 50 })
    expect(ofResponse.entries).toHaveLength(5)
  })

  it('carries the old lines over without what the calls were given, each write once', () => {
    const database = oldProgram()
    line(database, ['2026-02-01T08:00:00.000Z', 'import.run', '{"file":{"name":"Mrs Martin.csv"}}'])
    line(database, ['2026-02-01T09:00:00.004Z', 'action.create', '{"response":5,"title":"Call \'him\' back"}'])
    line(database, ['2026-02-03T10:00:00.002Z', 'action.update', '{"action":2,"owner":"x"}'])
    line(database, ['2026-02-03T10:00:00.003Z', 'action.update', '{"action":1,"status":"done"}'])
    line(database, ['yesterday', 'wave.update', 'no JSON at all \u0001 {{{'])
    line(database, ['2026-03-01T10:00:00.000Z', 'campaign.update', ''])
    event(database, [1, '2026-02-01T09:00:00.000Z', 'created', null, "Call 'him' back"])
    event(database, [1, '2026-02-03T10:00:00.000Z', 'status', 'open', 'done'])
    migrate(database, 'old.npsw', 20)
    expect(told(database).map(({ at, call, changes }) => [at, call, changes.length])).toEqual([
      ['2026-01-01T00:00:00.000Z', 'wave.update', 0],
      ['2026-02-01T08:00:00.000Z', 'import.run', 0],
      ['2026-02-01T09:00:00.000Z', 'action.create', 1],
      ['2026-02-03T10:00:00.000Z', 'action.update', 1],
      // Of the other action there was no event: the same values once more.
      ['2026-02-03T10:00:00.002Z', 'action.update', 0],
      ['2026-03-01T10:00:00.000Z', 'campaign.update', 0],
    ])
    expect(Buffer.from(database.export()).includes('Mrs Martin')).toBe(false)
  })

  it('offers nothing of that for undo, and goes on from an empty program', () => {
    const database = oldProgram()
    event(database, [1, '2026-02-01T09:00:00.000Z', 'created', null, 'x'])
    migrate(database, 'old.npsw', 20)
    expect([nextOn(readable(database), 'back'), nextOn(readable(database), 'forth')]).toEqual([null, null])
    const empty = new Sqlite()
    migrate(empty, 'new.npsw', 10)
    migrate(empty, 'new.npsw', 20)
    expect(versionOf(empty)).toBe(20)
    expect(told(empty)).toEqual([])
  })
})
