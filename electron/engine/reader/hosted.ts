// The reader where the engine cannot start a process itself: Electron's main process starts it and passes messages on.
import type { FromEngine, HostToEngine } from '../../../shared/wire'
import type { FromReader, StartReader } from './messages'

interface Started {
  hear(message: FromReader): void
  gone(): void
}

export interface HostedReaders {
  start: StartReader
  /** Takes a message of the host; false: it was not about a reader. */
  take(message: HostToEngine): boolean
}

/** Readers that the host starts for this engine, asked for by way of `send`. */
export function hostedReaders(send: (message: FromEngine) => void): HostedReaders {
  const readers = new Map<number, Started>()
  let next = 1
  return {
    start: (hear, gone) => {
      const reader = next++
      readers.set(reader, { hear, gone })
      send({ kind: 'start-reader', reader })
      return {
        post: (message) => send({ kind: 'to-reader', reader, message }),
        kill: () => send({ kind: 'kill-reader', reader }),
      }
    },
    take(message) {
      if (message.kind === 'from-reader') readers.get(message.reader)?.hear(message.message as FromReader)
      else if (message.kind === 'reader-gone') {
        const started = readers.get(message.reader)
        readers.delete(message.reader)
        started?.gone()
      } else return false
      return true
    },
  }
}
