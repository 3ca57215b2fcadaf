// The engine as a process of its own: a worker thread of the loopback host and of the command line, or Electron's
// utility process. It speaks the messages of shared/wire.ts and knows nothing of who started it.
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { refuse } from '../../shared/failure'
import type { FromEngine, HostToEngine } from '../../shared/wire'
import { createEngine, type Engine } from './index'
import { logTo } from './log'
import { readerForked } from './reader/forked'
import { hostedReaders } from './reader/hosted'

/** The part of a utility process's parent port that is used; its messages come wrapped. */
interface UtilityPort {
  on(event: 'message', listener: (message: { data: HostToEngine }) => void): void
  postMessage(message: FromEngine): void
}

function port(hear: (message: HostToEngine) => void): (message: FromEngine) => void {
  const thread = parentPort
  if (thread) {
    thread.on('message', hear)
    return (message) => thread.postMessage(message)
  }
  const { parentPort: utility } = process as { parentPort?: UtilityPort }
  if (!utility) throw new Error('The engine was started by hand; a host starts it as a worker or a utility process.')
  utility.on('message', ({ data }) => hear(data))
  return (message) => utility.postMessage(message)
}

let engine: Engine | null = null
let log: (line: string) => void = () => undefined
let stopSign: string | null = null
const running = new Map<number, AbortController>()

function started(): Engine {
  if (!engine) throw new Error('The host spoke before it started the engine.')
  return engine
}

const send = port((message) => {
  // A failure here must end the process, so that the host hears of it. Not every kind of process ends at a rejection.
  obey(message).catch((error: unknown) =>
    setImmediate(() => {
      throw error
    }),
  )
})
// A thread of plain Node may start processes; a utility process of Electron has its host do it.
const hosted = parentPort ? null : hostedReaders(send)
const startReader = hosted?.start ?? readerForked(fileURLToPath(new URL('./reader.js', import.meta.url)))

// An installed application has no terminal to read the reason from.
process.on('uncaughtExceptionMonitor', (error) => log(`stopped: ${error.stack ?? error.message}`))

async function obey(message: HostToEngine): Promise<void> {
  if (hosted?.take(message)) return
  if (message.kind === 'start') {
    stopSign = message.stopSign ?? null
    log = logTo(message.settings.settingsFolder)
    engine = createEngine(message.settings, { log, startReader })
    send({ kind: 'ready' })
  } else if (message.kind === 'call') await answer(message.id, message.name, message.input)
  else if (message.kind === 'cancel') {
    running.get(message.id)?.abort()
    if (stopSign !== null) rmSync(`${stopSign}${message.id}`, { force: true })
  } else if (message.kind === 'grant') started().grant(message.token, message.path)
  else if (message.kind === 'close') {
    await engine?.close()
    send({ kind: 'closed' })
  }
}

async function answer(id: number, name: string, input: unknown): Promise<void> {
  const controller = new AbortController()
  running.set(id, controller)
  const reply = await started().dispatch(name, input, {
    signal: controller.signal,
    stopped: () => stopSign !== null && existsSync(`${stopSign}${id}`),
    onProgress: (progress) => send({ kind: 'progress', id, progress }),
  })
  running.delete(id)
  try {
    send({ kind: 'reply', id, reply })
  } catch {
    // A value that cannot be sent is a bug, but its caller must not wait for ever.
    const failure = refuse('internal', { name, reference: randomUUID().slice(0, 8) }).failure
    send({ kind: 'reply', id, reply: { ok: false, failure } })
  }
}
