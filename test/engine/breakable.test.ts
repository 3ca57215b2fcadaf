// One long statement, in the middle of which no message is heard: it is broken off, and nothing of it remains.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'sql.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { breakable, openDatabase } from '../../electron/engine/store/disk/open'

const ROWS = 120_000
const INDEX = 'CREATE INDEX by_text ON wide (text)'

let folder = ''
let database: Database
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nps-break-'))
  database = await openDatabase(join(folder, 'long.npsw'), { create: true })
  database.run('PRAGMA journal_mode = WAL')
  // Far less at hand than the table takes: the file is read while the index is made.
  database.run('PRAGMA cache_size = 50')
  database.run('CREATE TABLE wide (id INTEGER PRIMARY KEY, text TEXT)')
  database.run(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
     INSERT INTO wide SELECT i, hex(randomblob(100)) FROM n`,
  )
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const one = (sql: string) => database.exec(sql)[0]?.values[0]?.[0]

it('is broken off with a refusal; the rollback leaves the file as it was, and the next statement runs', () => {
  let asked = 0
  database.run('BEGIN IMMEDIATE')
  database.run('DELETE FROM wide WHERE id <= 10')
  expect(() =>
    breakable(
      database,
      () => ++asked > 0,
      () => database.run(INDEX),
    ),
  ).toThrow('cancelled')
  expect(asked).toBeGreaterThan(0)
  database.run('ROLLBACK')
  expect(one('SELECT count(*) FROM wide')).toBe(ROWS)
  expect(one("SELECT count(*) FROM sqlite_schema WHERE name = 'by_text'")).toBe(0)
  expect(one('PRAGMA integrity_check')).toBe('ok')
  database.run(INDEX)
  expect(one('PRAGMA integrity_check')).toBe('ok')
})

it('goes on where nobody stops it, and what fails by itself keeps its own error', () => {
  breakable(
    database,
    () => false,
    () => database.run(INDEX),
  )
  expect(one("SELECT count(*) FROM sqlite_schema WHERE name = 'by_text'")).toBe(1)
  expect(() =>
    breakable(
      database,
      () => false,
      () => database.run(INDEX),
    ),
  ).toThrow('already exists')
})
