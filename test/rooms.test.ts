// The arrows between the rooms, followed by a machine: an import that points the wrong way fails here, by name.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

interface Room {
  /** Other rooms it may import from, besides itself. */
  rooms: readonly string[]
  /** Packages that only some rooms may import; every other package is free where its types allow it. */
  packages: readonly string[]
  /** Whether Node's own modules are at hand. */
  node: boolean
}

const ROOMS: Record<string, Room> = {
  shared: { rooms: [], packages: ['zod', 'i18next'], node: false },
  'electron/engine': {
    rooms: ['shared'],
    packages: ['zod', 'i18next', 'sql.js', 'xlsx', 'chart.js', '@napi-rs/canvas', '@fontsource/roboto'],
    node: true,
  },
  'electron/host': { rooms: ['shared'], packages: ['zod', 'i18next'], node: true },
  'electron/main': { rooms: ['shared'], packages: ['zod', 'i18next', 'electron'], node: true },
  'electron/preload': { rooms: ['shared'], packages: ['electron'], node: false },
  renderer: {
    rooms: ['shared'],
    packages: [
      'zod',
      'i18next',
      'react',
      'react-dom',
      'chart.js',
      'wouter',
      'dayjs',
      '@fontsource/roboto',
      '@mantine/*',
      '@tanstack/*',
      '@tabler/*',
    ],
    node: false,
  },
}

const SOURCE = /\.(ts|tsx|mjs)$/
const SKIPPED = new Set(['node_modules', 'out', 'dist', '.git'])

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(path)
    return SOURCE.test(entry.name) ? [path] : []
  })
}

interface Import {
  from: string
  what: string
  typeOnly: boolean
}

/** Static and dynamic imports, re-exports and requires of a file, as written. */
function importsOf(path: string): Import[] {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const found: Import[] = []
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g
  for (const match of text.matchAll(pattern)) {
    const what = match[2] ?? match[3]
    if (what) found.push({ from: path, what, typeOnly: match[1] !== undefined })
  }
  return found
}

const packageOf = (what: string) =>
  what
    .split('/')
    .slice(0, what.startsWith('@') ? 2 : 1)
    .join('/')
const isNode = (what: string) => what.startsWith('node:') || builtinModules.includes(what)
const allows = (list: readonly string[], name: string) =>
  list.some((entry) => entry === name || (entry.endsWith('/*') && name.startsWith(entry.slice(0, -1))))

/** What points the wrong way, each as “file → target”. */
function wrongWays(room: string, { rooms, packages, node }: Room): string[] {
  return filesUnder(room).flatMap((path) =>
    importsOf(path).flatMap(({ what, typeOnly }) => {
      const wrong = [`${path} → ${what}`]
      if (what.startsWith('.')) {
        const target = relative(ROOT, resolve(ROOT, dirname(path), what))
          .split(sep)
          .join('/')
        const home = Object.keys(ROOMS).find((name) => target === name || target.startsWith(`${name}/`))
        return home === room || (home !== undefined && rooms.includes(home)) ? [] : wrong
      }
      if (isNode(what)) return node ? [] : wrong
      // Chart.js types name what a chart is; the drawing itself belongs to the window and the engine.
      if (room === 'shared' && typeOnly && what === 'chart.js') return []
      return allows(packages, packageOf(what)) ? [] : wrong
    }),
  )
}

test.each(Object.entries(ROOMS))('%s imports only what it may', (room, rules) => {
  expect(filesUnder(room).length).toBeGreaterThan(0)
  expect(wrongWays(room, rules)).toEqual([])
})

test('the check itself sees an arrow that points the wrong way', () => {
  const engine = ROOMS['electron/engine']
  if (!engine) throw new Error('the engine is a room')
  const none: Room = { ...engine, rooms: [], packages: [] }
  expect(wrongWays('electron/engine', none)).toContain('electron/engine/index.ts → ../../shared/contract')
  expect(wrongWays('electron/engine', none).some((arrow) => arrow.endsWith('→ sql.js'))).toBe(true)
})

/** Every file that a built entry reaches through its relative imports. */
function reach(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  for (const { what } of importsOf(entry)) {
    if (what.startsWith('.'))
      reach(
        relative(ROOT, resolve(ROOT, dirname(entry), what))
          .split(sep)
          .join('/'),
        seen,
      )
  }
  return seen
}

test.each(['engine', 'reader', 'host', 'cli'])('the built %s reaches no electron and bundles no sql.js', (name) => {
  const entry = `out/main/${name}.js`
  expect(existsSync(join(ROOT, entry)), `${entry} is missing: run npm run build first`).toBe(true)
  const reached = [...reach(entry)]
  const electron = reached.flatMap((path) => importsOf(path).filter(({ what }) => packageOf(what) === 'electron'))
  expect(electron).toEqual([])
  for (const path of reached) expect(readFileSync(join(ROOT, path), 'utf8')).not.toContain('sql-wasm.wasm')
})
