// Client half of the pipe: numbers a request, keeps a promise until its answer, passes progress on, and cancels.
// It works over anything that can send a message: a window's bridge, a worker thread, a utility process.
import { refuse } from './failure'
import type { FromEngine, Progress, Reply, ToEngine } from './wire'

/** What is needed of an `AbortSignal`; named here because this room knows neither Node nor a page. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface CallOptions {
  /** Aborting it asks the engine to stop. The answer is still the engine's: `cancelled`, or a value that came first. */
  signal?: CancelSignal
  onProgress?: (progress: Progress) => void
}

export interface Caller {
  call(name: string, input: unknown, options?: CallOptions): Promise<Reply>
  /** Takes a message from the engine. One that answers no open call of this caller is ignored. */
  hear(message: FromEngine): void
  /** The engine is gone: every open call is answered with `engine-gone`. */
  abandon(): void
}

interface OpenCall {
  answer(reply: Reply): void
  progress(progress: Progress): void
}

/** The reply of a call that the engine cannot answer any more, or was never asked. */
export function unanswered(code: 'engine-gone' | 'cancelled'): Reply {
  return { ok: false, failure: refuse(code, {}).failure }
}

/**
 * Calls over one way to the engine. `send` may throw when an input cannot be sent; the call then rejects with that.
 * `firstId` keeps the numbers of two callers apart that share one way, such as a page before and after a reload.
 */
export function callOver(send: (message: ToEngine) => void, firstId = 1): Caller {
  const open = new Map<number, OpenCall>()
  let nextId = firstId

  return {
    call(name, input, options = {}) {
      const { signal, onProgress } = options
      if (signal?.aborted) return Promise.resolve(unanswered('cancelled'))
      const id = nextId++
      return new Promise((resolve, reject) => {
        const cancel = () => send({ kind: 'cancel', id })
        const finish = () => {
          open.delete(id)
          signal?.removeEventListener('abort', cancel)
        }
        open.set(id, {
          answer(reply) {
            finish()
            resolve(reply)
          },
          progress: (progress) => onProgress?.(progress),
        })
        signal?.addEventListener('abort', cancel)
        try {
          send({ kind: 'call', id, name, input })
        } catch (error) {
          finish()
          reject(error)
        }
      })
    },
    hear(message) {
      if (message.kind === 'reply') open.get(message.id)?.answer(message.reply)
      if (message.kind === 'progress') open.get(message.id)?.progress(message.progress)
    },
    abandon() {
      for (const call of [...open.values()]) call.answer(unanswered('engine-gone'))
    },
  }
}
