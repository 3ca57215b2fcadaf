// The reader's side: does what it is asked, tells how far it has come, and never sends more than the engine has taken.
import { Refusal, refuse } from '../../../shared/failure'
import { type FromReader, ITEMS_AHEAD, type ToReader } from './messages'
import { Shelf } from './shelf'
import { tasks } from './tasks'

/** What a task is given beside its input. */
export interface Working {
  signal: AbortSignal
  /** What this reader has read. */
  shelf: Shelf
  progress(progress: Extract<FromReader, { kind: 'progress' }>['progress']): void
  /** Sends one item; waits while the engine has not taken enough of those before. Throws once the task is cancelled. */
  item(item: unknown): Promise<void>
}

/** Answers the engine's messages by way of `send`. Each reader has one of these. */
export function answering(send: (message: FromReader) => void): (message: ToReader) => void {
  const shelf = new Shelf()
  const running = new Map<number, { controller: AbortController; ahead: number; wake(): void }>()

  async function work(id: number, task: keyof typeof tasks, input: unknown): Promise<void> {
    const controller = new AbortController()
    const state = { controller, ahead: 0, wake: () => {} }
    running.set(id, state)
    const { signal } = controller
    const given: Working = {
      signal,
      shelf,
      progress: (progress) => send({ kind: 'progress', id, progress }),
      async item(item) {
        while (state.ahead >= ITEMS_AHEAD && !signal.aborted) {
          await new Promise<void>((resolve) => {
            state.wake = resolve
          })
        }
        if (signal.aborted) throw refuse('cancelled', {})
        state.ahead += 1
        send({ kind: 'item', id, item })
      },
    }
    try {
      // Each task takes its own input; the map's type says so, but not in a form a variable name can use.
      const value = await (tasks[task] as (input: unknown, working: Working) => Promise<unknown>)(input, given)
      send({ kind: 'reply', id, reply: { ok: true, value } })
    } catch (error) {
      if (error instanceof Refusal) send({ kind: 'reply', id, reply: { ok: false, failure: error.failure } })
      else send({ kind: 'broken', id, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    } finally {
      running.delete(id)
    }
  }

  return (message) => {
    if (message.kind === 'ask') {
      void work(message.id, message.task, message.input)
      return
    }
    const state = running.get(message.id)
    if (!state) return
    if (message.kind === 'cancel') state.controller.abort()
    else state.ahead -= 1
    state.wake()
  }
}
