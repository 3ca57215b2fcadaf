// The engine in a worker thread of this process, started by the path of its built file.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type StartEngine, withStopSigns } from '../../shared/engineLink'
import type { FromEngine } from '../../shared/wire'

/**
 * Starts engine threads from `enginePath`. What the engine prints goes to standard error, because standard output
 * belongs to the command line's result; `log` is told why an engine stopped by itself.
 */
export function engineThread(enginePath: string, log: (line: string) => void): StartEngine {
  return (hear, gone) => {
    const prefix = join(tmpdir(), `nps-workbench-stop-${randomUUID()}-`)
    const worker = new Worker(enginePath, { stdout: true, stderr: true })
    worker.stdout.pipe(process.stderr, { end: false })
    worker.stderr.pipe(process.stderr, { end: false })
    worker.on('message', (message: FromEngine) => hear(message))
    // Without a listener an error in the thread would end this process; `exit` follows it and says what matters.
    worker.on('error', (error) => log(`The engine stopped: ${error.message}`))
    worker.once('exit', gone)
    return {
      post: withStopSigns((message) => worker.postMessage(message), prefix, putSign),
      kill: () => void worker.terminate(),
    }
  }
}

/** Without the sign a busy engine stops a little later: nothing to fail for. */
function putSign(path: string): void {
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 })
  } catch {
    // A full or read-only disk, or a second cancellation of the same call.
  }
}
