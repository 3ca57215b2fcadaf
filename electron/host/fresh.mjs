// Whether what was built is what the sources say, and building it when it is not. Plain JavaScript: it runs first.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The project's folder. */
export const project = resolve(import.meta.dirname, '..', '..')

const SOURCES = ['electron', 'shared', 'renderer', 'resources']
const CONFIGURATION = ['electron.vite.config.ts', 'package.json', 'package-lock.json']
const RESULTS = [
  'main/index.js',
  'main/engine.js',
  'main/host.js',
  'main/cli.js',
  'preload/index.cjs',
  'renderer/index.html',
]
/** What the present build was made from. It lies in a folder that every build empties first. */
const stamp = join(project, 'out', 'main', 'built-from.txt')

/**
 * All that a build is made from: a digest of names, sizes and times, and the latest time. Folders count, too: theirs
 * changes when a file is removed.
 * @returns {Promise<{ digest: string, latest: number }>}
 */
async function sources() {
  const paths = CONFIGURATION.map((file) => join(project, file))
  for (const folder of SOURCES) {
    const entries = await readdir(join(project, folder), { recursive: true, withFileTypes: true }).catch(() => [])
    paths.push(...entries.map((entry) => join(entry.parentPath, entry.name)))
  }
  let latest = 0
  const facts = []
  for (const path of paths.sort()) {
    const entry = await stat(path).catch(() => null)
    if (!entry) continue
    latest = Math.max(latest, entry.mtimeMs)
    facts.push(entry.isDirectory() ? path : `${path} ${entry.size} ${entry.mtimeMs}`)
  }
  return { digest: createHash('sha256').update(facts.join('\n')).digest('hex'), latest }
}

/** Whether nothing needs to be built. A build that was made elsewhere and left no note is judged by its times. */
async function isFresh() {
  const built = await Promise.all(RESULTS.map((file) => stat(join(project, 'out', file)).catch(() => null)))
  const times = built.map((entry) => entry?.mtimeMs ?? 0)
  const { digest, latest } = await sources()
  if (Math.min(...times) === 0) return false
  const note = await readFile(stamp, 'utf8').catch(() => null)
  return note === null ? Math.min(...times) > latest : note === digest
}

/** Runs the builder. All that it prints goes to standard error. @returns {Promise<void>} */
async function build() {
  const builder = join(
    dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
    'bin',
    'electron-vite.js',
  )
  // Taken before the build: what is edited meanwhile makes the next start build again.
  const { digest } = await sources()
  const code = await new Promise((settle, reject) => {
    const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'error'], {
      cwd: project,
      stdio: ['ignore', process.stderr, process.stderr],
    })
    child.once('error', reject)
    child.once('exit', settle)
  })
  if (code !== 0) throw new Error(`NPS Workbench could not be built (exit code ${code}).`)
  await writeFile(stamp, digest)
}

/**
 * Builds when something is missing or older than its sources; quiet unless it fails. Two that start at once do not build
 * into each other: the second waits, then looks again.
 */
export async function ensureBuilt() {
  if (await isFresh()) return
  const release = await lock()
  try {
    if (!(await isFresh())) await build()
  } finally {
    await release()
  }
}

const LONGEST_WAIT_MS = 180_000

/** One builder at a time. The lock of a process that is gone is taken over. @returns {Promise<() => Promise<void>>} */
async function lock() {
  const path = join(project, 'out', '.building')
  await mkdir(join(project, 'out'), { recursive: true })
  const giveUp = Date.now() + LONGEST_WAIT_MS
  for (;;) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(String(process.pid))
      await file.close()
      return () => rm(path, { force: true })
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
    }
    if (!(await ownerRuns(path)) || Date.now() > giveUp) await rm(path, { force: true })
    else await wait(100)
  }
}

/** @param {string} path */
async function ownerRuns(path) {
  const owner = Number(await readFile(path, 'utf8').catch(() => '0'))
  // Just made and not written yet: it has an owner.
  if (owner === 0) return true
  try {
    process.kill(owner, 0)
    return true
  } catch {
    return false
  }
}
