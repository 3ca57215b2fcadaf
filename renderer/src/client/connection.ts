// The window's one connection to its host, and the named failure that a refused call becomes.
import type { Failure } from '../../../shared/failure'
import type { HostEvent, Shell } from '../../../shared/shell'
import type { Progress, Reply } from '../../../shared/wire'

export interface CallOptions {
  /** Told how far a long call has come; never called by short ones. */
  onProgress?(progress: Progress): void
  /** Aborting it asks the engine to stop; the call then fails with `cancelled`. */
  signal?: AbortSignal
}

/** What every host gives its window; `connect()` in bridge.ts finds the one at hand. */
export interface Connection {
  call(name: string, input: unknown, options?: CallOptions): Promise<Reply>
  shell: Shell
  /** Menu commands and files opened from outside. Returns the way to stop listening. */
  listen(handler: (event: HostEvent) => void): () => void
}

/** A call that the engine answered with a named failure. `tell()` in shared/text turns it into two sentences. */
export class CallFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure, cause?: unknown) {
    super(failure.code, cause === undefined ? undefined : { cause })
    this.name = 'CallFailed'
    this.failure = failure
  }
}

let connected: Connection | null = null

/** Called once by main.tsx before anything is drawn. */
export function setConnection(connection: Connection): void {
  connected = connection
}

/** The connection in use. Throws before main.tsx has set one: that is a bug, not a failure. */
export function connection(): Connection {
  if (!connected) throw new Error('The window was drawn before it was connected to its host.')
  return connected
}
