// A host's hold on its engine, whichever kind of process that runs in: started at the first need, started again after
// it died, told of every file it may use, and closed in order.
import { type Caller, type CallOptions, callOver, unanswered } from './callOver'
import type { EngineSettings, FileToken, FromEngine, HostToEngine, Reply } from './wire'

/** A worker thread or a utility process that runs the engine. Messages sent before it is ready must not be lost. */
export interface EngineProcess {
  post(message: HostToEngine): void
  kill(): void
}

/** Starts the engine. `gone` is to be called once when the process has ended, for whatever reason. */
export type StartEngine = (hear: (message: FromEngine) => void, gone: () => void) => EngineProcess

export interface EngineLink {
  call(name: string, input: unknown, options?: CallOptions): Promise<Reply>
  /** From now on `file` stands for the file at `path`, also in an engine that has to be started again. */
  grant(file: FileToken, path: string): void
  /** The path that was granted under this token; null when none was. */
  pathOf(token: string): string | null
  /** Lets the engine close its program, but not for longer than `limit`; then ends its process. Calls fail from now on. */
  close(limit: Promise<void>): Promise<void>
}

/**
 * Messages to an engine that may be too busy to hear them: each cancellation is preceded by its sign (see `start` in
 * HostToEngine). `prefix` begins the signs' paths and must be this engine's alone; `put` makes an empty file.
 */
export function withStopSigns(
  post: (message: HostToEngine) => void,
  prefix: string,
  put: (path: string) => void,
): (message: HostToEngine) => void {
  return (message) => {
    if (message.kind === 'cancel') put(`${prefix}${message.id}`)
    post(message.kind === 'start' ? { ...message, stopSign: prefix } : message)
  }
}

interface Running {
  process: EngineProcess
  caller: Caller
  closed: Promise<void>
}

/** Holds one engine. Nothing is started before the first call. */
export function linkEngine(start: StartEngine, settings: EngineSettings): EngineLink {
  const granted = new Map<string, { path: string; name: string }>()
  let running: Running | null = null
  let closing = false

  function run(): Running {
    let tellClosed = () => {}
    const closed = new Promise<void>((resolve) => {
      tellClosed = resolve
    })
    const caller = callOver((message) => process.post(message))
    const process = start(
      (message) => {
        if (message.kind === 'closed') tellClosed()
        else caller.hear(message)
      },
      () => {
        if (running?.process === process) running = null
        tellClosed()
        caller.abandon()
      },
    )
    process.post({ kind: 'start', settings })
    for (const [token, { path, name }] of granted) process.post({ kind: 'grant', token, path, name })
    return { process, caller, closed }
  }

  return {
    call(name, input, options) {
      if (closing) return Promise.resolve(unanswered('engine-gone'))
      running ??= run()
      return running.caller.call(name, input, options)
    },
    grant(file, path) {
      granted.set(file.token, { path, name: file.name })
      running?.process.post({ kind: 'grant', token: file.token, path, name: file.name })
    },
    pathOf: (token) => granted.get(token)?.path ?? null,
    async close(limit) {
      closing = true
      if (!running) return
      const { process, caller, closed } = running
      process.post({ kind: 'close' })
      await Promise.race([closed, limit])
      caller.abandon()
      process.kill()
    },
  }
}
