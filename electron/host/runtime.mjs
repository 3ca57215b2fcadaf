// The Electron runtime: whether it is installed, fetching it through the electron package's own installer, starting it.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The folder of the electron package; null where only the product's own dependencies are installed. */
function packageFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

/**
 * The path of the installed runtime; null when there is none. The package notes the program's name in path.txt once
 * the runtime is unpacked; ELECTRON_OVERRIDE_DIST_PATH names a runtime that lies elsewhere.
 * @returns {string | null}
 */
export function installedRuntime() {
  const folder = packageFolder()
  if (!folder) return null
  const note = join(folder, 'path.txt')
  const name = existsSync(note) ? readFileSync(note, 'utf8').trim() : null
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!name && !elsewhere) return null
  const path = elsewhere ? join(elsewhere, name ?? 'electron') : join(folder, 'dist', name ?? 'electron')
  return existsSync(path) ? path : null
}

const STALLED_MS = 20_000
const LOOK_EVERY_MS = 500

/**
 * Lets the electron package's installer fetch the runtime. It has no time limit of its own and is quiet for long, so
 * it is stopped once nothing has arrived for 20 seconds; a slow line that still moves is left alone.
 * @param {() => void} begins told before the first byte is asked for
 * @returns {Promise<string | null>} the path of the runtime; null when it could not be had
 */
export async function fetchRuntime(begins) {
  const folder = packageFolder()
  if (!folder) return null
  begins()
  const arriving = await mkdtemp(join(tmpdir(), 'nps-workbench-runtime-'))
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    // The installer downloads into the temporary folder: watching one of its own shows whether anything arrives.
    env: { ...process.env, TMPDIR: arriving, TEMP: arriving, TMP: arriving },
  })
  const ended = new Promise((settle) => {
    child.once('error', () => settle(false))
    child.once('exit', (code) => settle(code === 0))
  })
  let bytes = -1
  let moved = Date.now()
  const watch = setInterval(async () => {
    const now = (await bytesIn(arriving)) + (await bytesIn(join(folder, 'dist')))
    if (now !== bytes) {
      bytes = now
      moved = Date.now()
    } else if (Date.now() - moved > STALLED_MS) child.kill()
  }, LOOK_EVERY_MS)
  const fetched = await ended
  clearInterval(watch)
  // Windows lets a file go a moment after the process that wrote it.
  await rm(arriving, { recursive: true, force: true, maxRetries: 10 })
  return fetched ? installedRuntime() : null
}

/** @param {string} folder */
async function bytesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const FAILED_AT_START_MS = 5_000

/**
 * Runs the application in Electron until it is closed.
 * @param {string} runtime
 * @param {string} folder the project
 * @returns {Promise<'closed' | 'failed'>} failed: it ended at once with an error, as it does without a screen
 */
export async function runElectron(runtime, folder) {
  const began = Date.now()
  const child = spawn(runtime, [folder], { stdio: ['ignore', 'inherit', 'inherit'] })
  const passOn = () => child.kill('SIGINT')
  process.on('SIGINT', passOn)
  process.on('SIGTERM', passOn)
  const code = await new Promise((settle) => {
    child.once('error', () => settle(1))
    child.once('exit', (exit) => settle(exit ?? 0))
  })
  process.off('SIGINT', passOn)
  process.off('SIGTERM', passOn)
  return code !== 0 && Date.now() - began < FAILED_AT_START_MS ? 'failed' : 'closed'
}
