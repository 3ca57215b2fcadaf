// sql.js, loaded once for the whole process, with its file system calls wired to real files. The package is used as it
// is: Emscripten lets a caller make the WebAssembly instance, and so see its import table before it is used.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { InitSqlJsStatic, SqlJsConfig, SqlJsStatic } from 'sql.js'
import { Raw } from './raw'
import { Routes } from './routes'
import { systemCalls } from './syscalls'
import { compiled, instantiated, type Memory } from './webAssembly'
import { type ImportTable, keysOf } from './wiring'

export interface SqliteModule {
  readonly sql: SqlJsStatic
  readonly routes: Routes
  readonly raw: Raw
}

/** release: small and quick, its names shortened. debug: the same SQLite with its names in clear. */
export type Build = 'release' | 'debug'
const FILES: Record<Build, string> = { release: 'sql-wasm', debug: 'sql-wasm-debug' }

const load = createRequire(import.meta.url)

/** Where the package's built files lie. */
export function packageFolder(): string {
  return dirname(load.resolve('sql.js'))
}

let loading: Promise<SqliteModule> | undefined

/**
 * The module. sql.js keeps its first instance for ever, so there is one a process. A release build that is not the one
 * this version was made for is left alone, and the debug build, whose names can be read, is tried in its place.
 * Refuses with `database-module-unknown` when neither can be wired.
 */
export function sqliteModule(): Promise<SqliteModule> {
  loading ??= loadModule('release').catch(() => loadModule('debug'))
  return loading
}

/** Loads one build. Only for `sqliteModule` and its tests. */
export async function loadModule(build: Build): Promise<SqliteModule> {
  const path = join(packageFolder(), FILES[build])
  const routes = new Routes()
  const initialise = freshly(`${path}.js`)
  const code = compiled(readFileSync(`${path}.wasm`))
  let memory: Memory | undefined
  const made = () => {
    if (!memory) throw new Error('the module was used before it was made')
    return memory
  }
  return new Promise((resolve, reject) => {
    const options: Partial<SqlJsConfig> & { useOldExtensionFunctions: boolean } = {
      // sql.js's own additions to SQL, one of which has another meaning in SQLite today.
      useOldExtensionFunctions: false,
      instantiateWasm(imports, done) {
        try {
          wire(imports as Record<string, ImportTable>, routes, build, () => made().buffer)
          const fresh = instantiated(code, imports)
          memory = fresh.memory
          done(fresh.instance)
          return {}
        } catch (error) {
          // Emscripten would wait for ever.
          reject(error)
          return {}
        }
      },
    }
    initialise(options)
      .then((sql) => resolve({ sql, routes, raw: new Raw(sql, made()) }))
      .catch(reject)
  })
}

/** The package keeps the first module it makes; a copy of its own keeps others in this process from getting ours. */
function freshly(path: string): InitSqlJsStatic {
  delete load.cache[path]
  const initialise: InitSqlJsStatic = load(path)
  delete load.cache[path]
  return initialise
}

/** Puts the replacements into the module's import table. */
function wire(imports: Record<string, ImportTable>, routes: Routes, build: Build, memory: () => ArrayBuffer): void {
  // The debug build lists the same table under two names.
  for (const table of new Set(Object.values(imports))) {
    const keyOf = keysOf(table, `sql.js ${build}`)
    for (const [name, replacement] of Object.entries(systemCalls(routes, memory))) {
      const key = keyOf(name as Parameters<typeof keyOf>[0])
      const original = table[key]
      if (original === undefined) throw new Error(`the module has no ${name}`)
      table[key] = replacement(original)
    }
  }
}
