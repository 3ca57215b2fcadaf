// What a deletion leaves in the unused parts of a file, and that nothing of it is left once these are cleared.
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'sql.js'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../electron/engine/sample/random'
import { openPlain } from '../../electron/engine/store/disk/open'
import { clearLeftovers } from '../../electron/engine/store/privacy/leftovers'
import { aFolder } from './builders'

/** Longest text, and how many rows of it: some are longer than a page. */
const KINDS = [
  [60, 2500],
  [900, 1200],
  [6000, 300],
] as const

/** Rows that came in no order, grew and shrank, so that pages were split and merged; then every fifth went. */
async function aChurnedFile(longest: number, rows: number, secure = true): Promise<{ path: string; gone: string[] }> {
  const path = join(aFolder(), 'churned.db')
  const database = await openPlain(path, { create: true })
  const random = createRandom(longest)
  const order = random.shuffled(Array.from({ length: rows }, (_, i) => i))
  const mark = (i: number) => `mark${i}x`
  const text = (i: number) => `${mark(i)} ${'abc'.repeat(random.whole(0, longest / 3))}`
  database.run(`PRAGMA secure_delete = ${secure ? 'ON' : 'OFF'}; PRAGMA journal_mode = OFF`)
  database.run(`CREATE TABLE plain (id INTEGER PRIMARY KEY, kind INTEGER, text TEXT, mail TEXT) STRICT;
    CREATE INDEX by_kind ON plain (kind, substr(text, 1, 32), id);
    CREATE TABLE keyed (mail TEXT, kind INTEGER, text TEXT, PRIMARY KEY (mail, kind)) STRICT, WITHOUT ROWID; BEGIN`)
  const statements = [
    'INSERT INTO plain VALUES (?, ?, ?, ?)',
    'INSERT INTO keyed VALUES (?, ?, ?)',
    'UPDATE plain SET text = ? WHERE id = ?',
    'UPDATE keyed SET text = ? WHERE mail = ?',
  ].map((statement) => database.prepare(statement))
  const [addPlain, addKeyed, changePlain, changeKeyed] = statements
  for (const i of order) {
    addPlain?.run([i, i % 3, text(i), mark(i)])
    addKeyed?.run([mark(i), i % 7, text(i)])
  }
  for (let n = 0; n < rows / 2; n += 1) {
    const i = random.whole(0, rows - 1)
    changePlain?.run([text(i), i])
    changeKeyed?.run([text(i), mark(i)])
  }
  for (const statement of statements) statement.free()
  const leaving = order.filter((_, i) => i % 5 === 0)
  for (const [n, i] of leaving.entries()) {
    database.run(n % 2 ? 'DELETE FROM plain WHERE id = ?' : 'UPDATE plain SET text = NULL, mail = NULL WHERE id = ?', [
      i,
    ])
    database.run('DELETE FROM keyed WHERE mail = ?', [mark(i)])
  }
  database.run('COMMIT')
  database.close()
  return { path, gone: leaving.map(mark) }
}

const found = (path: string, marks: readonly string[]): string[] => {
  const text = readFileSync(path, 'latin1')
  return marks.filter((mark) => text.includes(mark))
}

async function contents(path: string): Promise<unknown> {
  const database: Database = await openPlain(path)
  try {
    return ['plain', 'keyed']
      .map((table) => database.exec(`SELECT * FROM ${table}`))
      .concat([database.exec('PRAGMA integrity_check')])
  } finally {
    database.close()
  }
}

describe('clearing leftovers', () => {
  it.each(KINDS)('leaves nothing of rows of up to %i characters, and every other row as it is', async (...kind) => {
    const { path, gone } = await aChurnedFile(...kind)
    const [before, size] = [await contents(path), statSync(path).size]
    expect(clearLeftovers(path)).toBeGreaterThan(0)
    expect(found(path, gone)).toEqual([])
    expect(await contents(path)).toEqual(before)
    expect(JSON.stringify(before)).toContain('["ok"]')
    expect(statSync(path).size).toBe(size)
    expect(clearLeftovers(path)).toBe(0)
  })

  it('is needed: what SQLite overwrites when it deletes is not everything', async () => {
    const { path, gone } = await aChurnedFile(900, 1200)
    expect(found(path, gone).length).toBeGreaterThan(0)
  })

  it('clears whole pages that wait to be used again, where nothing was overwritten at all', async () => {
    const { path, gone } = await aChurnedFile(900, 1200, false)
    expect(found(path, gone).length).toBeGreaterThan(gone.length / 2)
    const before = await contents(path)
    clearLeftovers(path)
    expect(found(path, gone)).toEqual([])
    expect(await contents(path)).toEqual(before)
  })

  it('refuses what is no database, and what is cut short', async () => {
    const { path } = await aChurnedFile(60, 50)
    truncateSync(path, 50)
    expect(() => clearLeftovers(path)).toThrow('shorter than it says')
    writeFileSync(path, 'x'.repeat(5000))
    expect(() => clearLeftovers(path)).toThrow('not a database')
  })
})
