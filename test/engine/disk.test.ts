// The wiring of sql.js to real files: the build is the one that was mapped, another one is refused, and what SQLite
// writes is an ordinary database file.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { describe, expect, it } from 'vitest'
import { loadModule, packageFolder } from '../../electron/engine/store/disk/module'
import { nodeDisk } from '../../electron/engine/store/disk/nodeDisk'
import { abandon, checkpoint, openDatabase, openPlain } from '../../electron/engine/store/disk/open'
import { OverlayDisk } from '../../electron/engine/store/disk/overlay'
import { routeTo } from '../../electron/engine/store/disk/routes'
import { type ImportTable, keysOf, RELEASE_NAMES } from '../../electron/engine/store/disk/wiring'
import { aFolder, refusal } from './builders'

const { Database: InMemory } = await initSqlJs()

/** The import table of a build, as the build itself makes it. */
async function importTable(build: 'sql-wasm' | 'sql-wasm-debug'): Promise<ImportTable> {
  const load = createRequire(import.meta.url)
  const path = join(packageFolder(), `${build}.js`)
  delete load.cache[path]
  const initialise = load(path)
  delete load.cache[path]
  return new Promise((found) => {
    initialise({
      instantiateWasm(imports: Record<string, ImportTable>) {
        found(Object.values(imports)[0] as ImportTable)
        return {}
      },
    })
  })
}

describe('the build', () => {
  it.each([
    ['sql-wasm.js', '9b96118841c6edfdf53c6f388c1419d1f473cf469df6a6fc2864b386d60bdb5e'],
    ['sql-wasm.wasm', '43bbcdd44287e5a2db3b6b5af34b1a3485a7a441285d247976c1ebe3c61f8dbf'],
    ['sql-wasm-debug.js', 'b684febf0c97a577b3ff97279f6e95a440f9242a1500910d787c64cb4b22d155'],
    ['sql-wasm-debug.wasm', 'd60edf60bd7134326204069ece82255dbe7c017f16664fbe6ed90ba89f277417'],
  ])('%s is the very file that was mapped', (file, hash) => {
    expect(
      createHash('sha256')
        .update(readFileSync(join(packageFolder(), file)))
        .digest('hex'),
    ).toBe(hash)
  })

  it('is pinned exactly, and never bundled', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(dependencies['sql.js']).toBe('1.16.0')
  })

  it('has every system call of the debug build, which keeps its names, under another key of its own', async () => {
    const systemCalls = (names: readonly string[]) => names.filter((name) => /^(__syscall|fd)_/.test(name)).sort()
    expect(systemCalls(Object.keys(await importTable('sql-wasm-debug')))).toEqual(systemCalls(RELEASE_NAMES))
    const release = await importTable('sql-wasm')
    expect(Object.keys(release)).toHaveLength(RELEASE_NAMES.length)
    const keyOf = keysOf(release, 'release')
    expect(new Set(RELEASE_NAMES.map(keyOf)).size).toBe(RELEASE_NAMES.length)
  })

  it('another one is refused by name: an entry more, an entry moved, another function in a place', async () => {
    const release = await importTable('sql-wasm')
    const entries = Object.entries(release)
    const moved = Object.fromEntries([entries[1], entries[0], ...entries.slice(2).reverse()] as typeof entries)
    const others = [{ ...release, extra: () => 0 }, moved, { ...release, [keysOf(release, '')('fd_seek')]: () => 0 }]
    for (const table of others) {
      const failure = await refusal((async () => keysOf(table, 'sql.js 9.9.9'))())
      expect(failure).toEqual({ code: 'database-module-unknown', facts: { build: 'sql.js 9.9.9' } })
    }
  })

  it('the debug build can be wired as well', async () => {
    const { sql, routes } = await loadModule('debug')
    const path = join(aFolder(), 'debug.npsw')
    routes.expected = routeTo(nodeDisk, path, true)
    const database = new sql.Database(new Uint8Array(0))
    database.run('CREATE TABLE kept (x); INSERT INTO kept VALUES (1)')
    database.close()
    expect(new InMemory(readFileSync(path)).exec('SELECT x FROM kept')[0]?.values).toEqual([[1]])
  })
})

describe('a database on a real file', () => {
  async function filled(path: string) {
    const database = await openDatabase(path, { create: true })
    database.run('CREATE TABLE kept (x)')
    for (let i = 0; i < 100; i++) database.run('INSERT INTO kept VALUES (?)', [i])
    return database
  }
  const rows = (database: { exec(text: string): { values: unknown[][] }[] }) =>
    database.exec('SELECT count(*), sum(x) FROM kept')[0]?.values

  it('has the settings that durability rests on', async () => {
    const database = await filled(join(aFolder(), 'a.npsw'))
    const value = (name: string) => database.exec(`PRAGMA ${name}`)[0]?.values[0]?.[0]
    expect([value('journal_mode'), value('synchronous'), value('locking_mode')]).toEqual(['wal', 2, 'exclusive'])
    expect([value('foreign_keys'), value('secure_delete'), value('trusted_schema')]).toEqual([1, 1, 0])
    database.close()
  })

  it('keeps its log beside the file while it is open, and leaves one plain file', async () => {
    const folder = aFolder()
    const database = await filled(join(folder, 'a.npsw'))
    expect(readdirSync(folder).sort()).toEqual(['a.npsw', 'a.npsw-wal'])
    checkpoint(database)
    database.run('PRAGMA journal_mode = DELETE')
    database.close()
    expect(readdirSync(folder)).toEqual(['a.npsw'])
    expect(rows(new InMemory(readFileSync(join(folder, 'a.npsw'))))).toEqual([[100, 4950]])
  })

  it('abandoned: not another byte reaches the disk, and all that was committed is found again', async () => {
    const folder = aFolder()
    const path = join(folder, 'a.npsw')
    const database = await filled(path)
    database.run('BEGIN; INSERT INTO kept VALUES (1000)')
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    abandon(database)
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toEqual(before)
    const again = await openDatabase(path)
    expect(rows(again)).toEqual([[100, 4950]])
    again.close()
  })

  it('two at once are two files', async () => {
    const folder = aFolder()
    const [one, other] = [await filled(join(folder, 'one.npsw')), await filled(join(folder, 'other.npsw'))]
    one.run('DELETE FROM kept')
    expect([rows(one), rows(other)]).toEqual([[[0, null]], [[100, 4950]]])
    one.close()
    other.close()
  })

  it('one that is not there is an error with its code, unless it is to be made', async () => {
    await expect(openDatabase(join(aFolder(), 'no.npsw'))).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(openDatabase(join(aFolder(), 'no', 'a.npsw'), { create: true })).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })

  it('grows the memory of the module many times, and still finds its structures', async () => {
    const database = await openDatabase(join(aFolder(), 'large.npsw'), { create: true })
    database.run('CREATE TABLE large (x); BEGIN')
    const text = 'é'.repeat(50_000)
    for (let i = 0; i < 600; i++) database.run('INSERT INTO large VALUES (?)', [text])
    database.run('COMMIT')
    expect(database.exec('SELECT count(*), min(length(x)) FROM large')[0]?.values).toEqual([[600, 50_000]])
    database.close()
  })
})

describe('an overlay', () => {
  it('lets a file with a log be opened, changed and closed, and nothing of it changes', async () => {
    const folder = aFolder()
    const path = join(folder, 'a.npsw')
    const database = await openDatabase(path, { create: true })
    database.run('CREATE TABLE kept (x); INSERT INTO kept VALUES (1)')
    abandon(database)
    const bytes = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')])
    const before = bytes()
    const overlay = new OverlayDisk(nodeDisk)
    const look = await openPlain(path, { disk: overlay })
    look.run('INSERT INTO kept VALUES (2); CREATE TABLE other (y); PRAGMA wal_checkpoint(TRUNCATE); VACUUM')
    expect(look.exec('SELECT x FROM kept')[0]?.values).toEqual([[1], [2]])
    expect(look.exec('PRAGMA integrity_check')[0]?.values).toEqual([['ok']])
    look.close()
    overlay.dispose()
    expect(bytes()).toEqual(before)
  })

  it('shows what was cut off and written again as it would stand on a disk', () => {
    const path = join(aFolder(), 'bytes')
    writeFileSync(path, Buffer.alloc(10_000, 1))
    const overlay = new OverlayDisk(nodeDisk)
    const handle = overlay.open(path, { write: true, create: false, exclusive: false, truncate: false })
    overlay.truncate(handle, 5_000)
    overlay.write(handle, Buffer.from([2, 2]), 6_000)
    const found = Buffer.alloc(10_000)
    let done = 0
    for (let step = 1; step > 0; done += step) step = overlay.read(handle, found.subarray(done), done)
    expect(done).toBe(6_002)
    const expected = Buffer.concat([Buffer.alloc(5_000, 1), Buffer.alloc(1_000), Buffer.from([2, 2])])
    expect(found.subarray(0, done).equals(expected)).toBe(true)
    overlay.dispose()
  })
})
