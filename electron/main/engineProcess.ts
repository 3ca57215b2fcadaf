// The engine in Electron's utility process, started by the path of its built file: the window and the menus stay
// free while it works, and a fault in it takes nothing else with it.
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UtilityProcess } from 'electron'
import { type StartEngine, withStopSigns } from '../../shared/engineLink'
import type { FromEngine } from '../../shared/wire'
import { readersOf } from './readers'

export type Forked = Pick<UtilityProcess, 'on' | 'once' | 'postMessage' | 'kill'>
/** The way `utilityProcess.fork` is used. Allowed once Electron is ready. */
export type Fork = (
  path: string,
  words: string[],
  options: { serviceName: string; stdio: 'inherit' | 'ignore' },
) => Forked

/** The built files that run in processes of their own. */
export interface Entries {
  engine: string
  /** Reads files for the engine. */
  reader: string
}

/** Starts engine processes, and for them those that read files. Messages wait in a process until it listens. */
export function engineProcess(fork: Fork, { engine, reader }: Entries): StartEngine {
  return (hear, gone) => {
    const child = fork(engine, [], { serviceName: 'NPS Workbench engine', stdio: 'inherit' })
    const readers = readersOf(fork, reader, (message) => child.postMessage(message))
    child.on('message', (message: FromEngine) => {
      if (!readers.take(message)) hear(message)
    })
    child.once('exit', () => {
      readers.killAll()
      gone()
    })
    const prefix = join(tmpdir(), `nps-workbench-stop-${randomUUID()}-`)
    return {
      post: withStopSigns((message) => child.postMessage(message), prefix, putSign),
      kill: () => {
        readers.killAll()
        child.kill()
      },
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
