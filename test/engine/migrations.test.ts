// The walk from an empty file to the newest shape, and what the shape itself refuses.
import initSqlJs, { type Database } from 'sql.js'
import { describe, expect, it } from 'vitest'
import { APPLICATION_ID, isBehind, migrate, NEWEST, STEPS, versionOf } from '../../electron/engine/store/migrations'
import { Refusal } from '../../shared/failure'

const { Database: Sqlite } = await initSqlJs()

function newest(): Database {
  const database = new Sqlite()
  database.run('PRAGMA foreign_keys = ON')
  migrate(database, 'new.npsw')
  return database
}

describe('the walk', () => {
  it('is in order, in steps of at least ten', () => {
    const versions = STEPS.map(({ version }) => version)
    expect(versions[0]).toBe(10)
    for (const [i, version] of versions.entries()) expect(version - (versions[i - 1] ?? 0)).toBeGreaterThanOrEqual(10)
    expect(versions.at(-1)).toBe(NEWEST)
  })

  it('stands at 0, then at the newest, and marks the file as ours', () => {
    const database = new Sqlite()
    expect(versionOf(database)).toBe(0)
    expect(isBehind(database)).toBe(true)
    migrate(database, 'new.npsw')
    expect(versionOf(database)).toBe(NEWEST)
    expect(isBehind(database)).toBe(false)
    expect(database.exec('PRAGMA application_id')[0]?.values).toEqual([[APPLICATION_ID]])
  })

  it.each(STEPS)('can stop at step $version and go on from there', ({ version }) => {
    const database = new Sqlite()
    migrate(database, 'new.npsw', version)
    expect(versionOf(database)).toBe(version)
    migrate(database, 'new.npsw')
    expect(schemaOf(database)).toEqual(schemaOf(newest()))
  })

  it('a second walk changes nothing', () => {
    const database = newest()
    const before = schemaOf(database)
    migrate(database, 'new.npsw')
    expect(schemaOf(database)).toEqual(before)
  })

  it('a step that fails leaves the shape before it', () => {
    const database = new Sqlite()
    // The last table of the first step is in the way: everything before it must be taken back.
    database.run('CREATE TABLE trail (x)')
    expect(() => migrate(database, 'new.npsw')).toThrow(/trail/)
    expect(versionOf(database)).toBe(0)
    expect(schemaOf(database)).toEqual(['CREATE TABLE trail (x)'])
  })

  it('refuses a shape from the future', () => {
    const database = newest()
    database.run(`PRAGMA user_version = ${NEWEST + 10}`)
    expect(() => migrate(database, 'later.npsw')).toThrow(Refusal)
    expect(versionOf(database)).toBe(NEWEST + 10)
  })
})

function schemaOf(database: Database): unknown[] {
  return (database.exec('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name')[0]?.values ?? []).flat()
}

describe('the shape', () => {
  it('has strict tables only', () => {
    const loose = newest().exec("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict")
    expect(loose[0]?.values.flat()).toEqual(['sqlite_schema'])
  })

  it.each([
    ['a score of 11', 'INSERT INTO response (wave_id, score) VALUES (1, 11)'],
    ['a score of 7.5', 'INSERT INTO response (wave_id, score) VALUES (1, 7.5)'],
    ['a score in words', "INSERT INTO response (wave_id, score) VALUES (1, 'ten')"],
    ['a response without its wave', 'INSERT INTO response (wave_id, score) VALUES (99, 9)'],
    [
      'a wave that ends before it begins',
      "INSERT INTO wave (campaign_id, name, opens_on, closes_on, created_at) VALUES (1, 'x', '2026-02-02', '2026-02-01', 'x')",
    ],
    ['a second program', "INSERT INTO program (id, name, created_at) VALUES (2, 'x', 'x')"],
    ['the same dimension in other letters', "INSERT INTO dimension (name) VALUES ('SECTOR')"],
    [
      'counts that do not add up',
      "INSERT INTO import_batch (wave_id, file, hash, layout, mapping, at, rows_read, imported, skipped, rejected) VALUES (1, 'f', 'h', 'generic', '{}', 'x', 10, 8, 1, 0)",
    ],
    [
      'counts of a list that do not add up',
      "INSERT INTO people_batch (kind, file, hash, layout, mapping, headers, at, rows_read, added, updated, unchanged, skipped, rejected) VALUES ('contacts', 'f', 'h', 'generic', '{}', '[]', 'x', 10, 5, 1, 1, 1, 1)",
    ],
    ['a segment of a contact that is not there', 'INSERT INTO contact_segment VALUES (9, 1, 1)'],
    [
      'a second mapping of a name',
      "INSERT INTO saved_mapping (name, signature, layout, columns, rules, used_at) VALUES ('Nps', 's', 'generic', '[]', '{}', 'x'), ('NPS', 's', 'generic', '[]', '{}', 'x')",
    ],
    ['a currency that is no code', "INSERT INTO program (id, name, currency, created_at) VALUES (1, 'x', 'Euro', 'x')"],
    [
      'an unknown status',
      "INSERT INTO action (response_id, category, title, status, created_at) VALUES (1, 'passive', 'x', 'paused', 'x')",
    ],
  ])('refuses %s', (_what, statement) => {
    const database = newest()
    database.exec(`
      INSERT INTO campaign (id, name, kind, created_at) VALUES (1, 'c', 'relational', 'x');
      INSERT INTO wave (id, campaign_id, name, opens_on, closes_on, created_at) VALUES (1, 1, 'w', '2026-01-01', '2026-01-31', 'x');
      INSERT INTO response (id, wave_id, score) VALUES (1, 1, 8);
      INSERT INTO dimension (name) VALUES ('Sector');`)
    expect(() => database.exec(statement)).toThrow(/constraint|datatype|store/i)
  })
})

describe('step 30, people', () => {
  /** Contacts and answers as they were before: without names, with the same address twice, with texts of every kind. */
  const UGLY = `
    INSERT INTO campaign (id, name, kind, created_at) VALUES (1, 'c', 'relational', 'x');
    INSERT INTO wave (id, campaign_id, name, opens_on, closes_on, created_at) VALUES (1, 1, 'w', '2026-01-01', '2026-01-31', 'x');
    INSERT INTO account (id, name, value_per_year, churned) VALUES (1, '', -1.5, 7), (2, 'Zoé & fils, “SA”', NULL, 0);
    INSERT INTO contact (id, account_id, name, email, role) VALUES
      (1, NULL, NULL, NULL, NULL), (2, 2, 'A' || char(10) || 'B', 'a@x.example', 'key-user'), (3, 2, '', 'A@X.example', NULL);
    INSERT INTO import_batch (id, wave_id, file, hash, layout, mapping, at, rows_read, imported, skipped, rejected)
      VALUES (1, 1, 'f', 'h', 'generic', 'no JSON', 'x', 1, 1, 0, 0);
    INSERT INTO response (id, wave_id, score, batch_id, contact_id, account_id) VALUES (1, 1, 8, 1, 3, 2);`

  it('keeps every row, and what is new is blank', () => {
    const database = new Sqlite()
    database.run('PRAGMA foreign_keys = ON')
    migrate(database, 'old.npsw', 20)
    database.exec(UGLY)
    const tables = ['account', 'contact', 'import_batch', 'response']
    const columns = new Map(
      tables.map((table) => [table, database.exec(`SELECT name FROM pragma_table_info('${table}')`)[0]?.values.flat()]),
    )
    const rows = (table: string) =>
      database.exec(`SELECT ${columns.get(table)?.join(', ')} FROM ${table} ORDER BY id`)[0]?.values
    const before = tables.map(rows)
    migrate(database, 'old.npsw')
    expect(tables.map(rows)).toEqual(before)
    expect(database.exec('SELECT number, job_title, owner FROM contact')[0]?.values.flat()).toEqual(Array(9).fill(null))
    expect(database.exec('SELECT answer, role, owner, ticket, value FROM response')[0]?.values).toEqual([
      [null, null, null, null, null],
    ])
    expect(database.exec('PRAGMA foreign_key_check')).toEqual([])
    expect(database.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']])
    // An account or a contact that goes takes its segments along.
    database.exec(`
      INSERT INTO dimension (id, name) VALUES (1, 'Sector');
      INSERT INTO segment (id, dimension_id, name) VALUES (1, 1, 'North');
      INSERT INTO contact_segment VALUES (3, 1, 1);
      INSERT INTO account_segment VALUES (2, 1, 1);
      DELETE FROM contact; DELETE FROM account;`)
    expect(database.exec('SELECT * FROM contact_segment UNION ALL SELECT * FROM account_segment')).toEqual([])
  })
})

describe('step 40, plans', () => {
  it('a program of any older shape has the usual currency and contact rule', () => {
    for (const version of [10, 20, 30]) {
      const database = new Sqlite()
      migrate(database, 'old.npsw', version)
      database.run("INSERT INTO program (id, name, confidence, created_at) VALUES (1, 'Old', 0.9, 'x')")
      migrate(database, 'old.npsw')
      const told = database.exec('SELECT name, confidence, contact_rule_days, currency FROM program')[0]?.values
      expect(told).toEqual([['Old', 0.9, 90, 'EUR']])
    }
  })
})
