// The command line of NPS Workbench, in plain Node; never imports `electron`. `help` says what it can do.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { engineThread } from './engineThread'
import { engineSettings } from './places'
import { runCommand } from './runCommand'

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
// A reader such as `head` may close the pipe early; that is no error worth a stack trace.
process.stdout.on('error', () => process.exit(0))

/** One line that is written over, at most every tenth of a second, and no wider than the terminal. */
function progressOn(terminal: typeof process.stderr): (line: string) => void {
  let last = 0
  return (line) => {
    if (line !== '' && Date.now() - last < 100) return
    last = Date.now()
    terminal.write(`\r\u001b[K${line.slice(0, Math.max(0, terminal.columns - 1))}`)
  }
}

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY && { progress: progressOn(process.stderr) }),
  // Built beside this file; the engine is started by its path and never imported.
  startEngine: engineThread(
    fileURLToPath(new URL('./engine.js', import.meta.url)),
    // An error is two lines, no more; whoever looks for its cause asks for it.
    (line) => process.env.NPS_WORKBENCH_DEBUG && process.stderr.write(`${line}\n`),
  ),
  settings: engineSettings(version, false),
  // npm runs its script in the project's folder; file names are meant from where the user stands.
  folder: (process.env.npm_lifecycle_event === 'nps' && process.env.INIT_CWD) || process.cwd(),
  signal: interrupted.signal,
})
