// The reader as a process: forked by the engine in plain Node, or by Electron's main process as a utility process. It
// opens no program and writes no file.
import { Worker } from 'node:worker_threads'
import { answering } from './answer'
import { mostMemory } from './memory'
import type { FromReader, ToReader } from './messages'

/** The part of a utility process's parent port that is used; its messages come wrapped. */
interface UtilityPort {
  on(event: 'message', listener: (message: { data: ToReader }) => void): void
  postMessage(message: FromReader): void
}

const { parentPort } = process as { parentPort?: UtilityPort }

const answer = answering((message) => {
  if (parentPort) parentPort.postMessage(message)
  // The engine is gone; `disconnect` ends this process.
  else process.send?.(message, undefined, undefined, () => undefined)
})
if (parentPort) parentPort.on('message', ({ data }) => answer(data))
else {
  process.on('message', (message: ToReader) => answer(message))
  process.on('disconnect', () => process.exit(0))
}

// The heap's own limit does not count buffers and strings from outside. A thread of its own looks at what the process
// takes as a whole, also while the main one is inside a parser, and ends it where that is too much.
const WATCH = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData.limit) process.kill(process.pid, 'SIGKILL')
  }, 50)
`
new Worker(WATCH, { eval: true, workerData: { limit: mostMemory() * 1024 * 1024 } }).unref()
