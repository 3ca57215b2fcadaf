// The processes that read files for the engine. An engine in a utility process cannot start one itself; what they say to
// each other is passed on, unread.
import type { FromEngine, HostToEngine } from '../../shared/wire'
import type { Fork, Forked } from './engineProcess'

export interface Readers {
  /** Takes a message of the engine; false: it was not about a reader. */
  take(message: FromEngine): boolean
  /** The engine is gone, and with it whoever they read for. */
  killAll(): void
}

/** Starts readers from `readerPath` for one engine, which hears of them by way of `tell`. */
export function readersOf(fork: Fork, readerPath: string, tell: (message: HostToEngine) => void): Readers {
  const running = new Map<number, Forked>()

  function start(reader: number): void {
    const child = fork(readerPath, [], { serviceName: 'NPS Workbench file reader', stdio: 'ignore' })
    running.set(reader, child)
    child.on('message', (message: unknown) => tell({ kind: 'from-reader', reader, message }))
    child.once('exit', () => {
      running.delete(reader)
      tell({ kind: 'reader-gone', reader })
    })
  }

  return {
    take(message) {
      if (message.kind === 'start-reader') start(message.reader)
      else if (message.kind === 'to-reader') running.get(message.reader)?.postMessage(message.message)
      else if (message.kind === 'kill-reader') running.get(message.reader)?.kill()
      else return false
      return true
    },
    killAll() {
      for (const child of running.values()) child.kill()
    },
  }
}
