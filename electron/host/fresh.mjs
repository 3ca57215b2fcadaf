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
const CONFIGURATION = ['electron.vite.config.ts', 'tsconfig.base.json', 'package.json', 'package-lock.json']
const RESULTS = ['out/main', 'out/preload', 'out/renderer']
/** Without these there is no build, whatever else lies there. */
const ENTRIES = [
  'out/main/index.js',
  'out/main/engine.js',
  'out/main/reader.js',
  'out/main/host.js',
  'out/main/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
const STAMP_NAME = 'built-from.txt'
/** What the present build was made from, and what it was. It lies in a folder that every build empties first. */
const stamp = join(project, 'out', 'main', STAMP_NAME)

/**
 * The files in these folders, and these files: a digest of their names, sizes and times; the earliest and the latest time.
 * The time of a folder counts as well: it changes when a file is removed.
 * @param {readonly string[]} folders
 * @param {readonly string[]} files
 */
async function look(folders, files = []) {
  const paths = files.map((file) => join(project, file))
  for (const folder of folders) {
    const entries = await readdir(join(project, folder), { recursive: true, withFileTypes: true }).catch(() => [])
    paths.push(
      ...entries.filter(({ name }) => name !== STAMP_NAME).map(({ parentPath, name }) => join(parentPath, name)),
    )
  }
  const facts = []
  let earliest = Number.POSITIVE_INFINITY
  let latest = 0
  for (const path of paths.sort()) {
    const entry = await stat(path).catch(() => null)
    const time = entry?.mtimeMs ?? 0
    earliest = Math.min(earliest, time)
    latest = Math.max(latest, time)
    if (!entry?.isDirectory()) facts.push(`${path} ${entry?.size} ${time}`)
  }
  return { digest: createHash('sha256').update(facts.join('\n')).digest('hex'), earliest, latest }
}

const lookAtSources = () => look(SOURCES, CONFIGURATION)

/** @param {string} sources the digest of what was built from */
async function writeStamp(sources) {
  await writeFile(stamp, `${sources}\n${(await look(RESULTS)).digest}\n`)
}

/** Whether nothing needs to be built: neither the sources nor the results are others than after the last build. */
async function isFresh() {
  const sources = await lookAtSources()
  const note = await readFile(stamp, 'utf8').catch(() => null)
  if (note !== null) return note === `${sources.digest}\n${(await look(RESULTS)).digest}\n`
  // Built by `npm run build`, which leaves no note: judged by its times once, and noted from then on.
  const { earliest } = await look([], ENTRIES)
  if (earliest <= sources.latest) return false
  await writeStamp(sources.digest)
  return true
}

/** Runs the builder. All that it prints goes to standard error. @returns {Promise<void>} */
async function build() {
  const builder = join(
    dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
    'bin',
    'electron-vite.js',
  )
  // Looked at before the build: what is edited meanwhile makes the next start build again.
  const { digest } = await lookAtSources()
  const code = await new Promise((settle, reject) => {
    const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'error'], {
      cwd: project,
      stdio: ['ignore', process.stderr, process.stderr],
    })
    child.once('error', reject)
    child.once('exit', settle)
  })
  // The application's own texts are part of what could not be built: both languages stand here.
  if (code !== 0) {
    throw new Error(
      `NPS Workbench could not be built (exit code ${code}).\nNPS Workbench n’a pas pu être compilé (code ${code}).`,
    )
  }
  await writeStamp(digest)
}

/**
 * Builds when something is missing or other than its sources; quiet unless it fails. Two that start at once do not build
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
