// The reader in the engine's own thread: for tests and scripts that start an engine from its sources. Messages are copied
// as between processes; what a file may cost is not bounded here.
import { answering } from './answer'
import type { StartReader } from './messages'

export const readerInThread: StartReader = (hear) => {
  let ended = false
  const answer = answering((message) => {
    const copy = structuredClone(message)
    queueMicrotask(() => {
      if (!ended) hear(copy)
    })
  })
  return {
    post: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => answer(copy))
    },
    kill: () => {
      ended = true
    },
  }
}
