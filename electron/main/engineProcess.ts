// The engine in Electron's utility process, started by the path of its built file: the window and the menus stay
// free while it works, and a fault in it takes nothing else with it.
import type { UtilityProcess } from 'electron'
import type { StartEngine } from '../../shared/engineLink'
import type { FromEngine } from '../../shared/wire'

type Forked = Pick<UtilityProcess, 'on' | 'once' | 'postMessage' | 'kill'>
/** The way `utilityProcess.fork` is used. Allowed once Electron is ready. */
export type Fork = (path: string, words: string[], options: { serviceName: string; stdio: 'inherit' }) => Forked

/** Starts engine processes from `enginePath`. Messages wait in the process until its engine listens. */
export function engineProcess(fork: Fork, enginePath: string): StartEngine {
  return (hear, gone) => {
    const child = fork(enginePath, [], { serviceName: 'NPS Workbench engine', stdio: 'inherit' })
    child.on('message', (message: FromEngine) => hear(message))
    child.once('exit', () => gone())
    return {
      post: (message) => child.postMessage(message),
      kill: () => void child.kill(),
    }
  }
}
