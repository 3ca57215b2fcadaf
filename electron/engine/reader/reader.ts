// The engine's hold on the process that reads files: started when a file is to be read, watched, killed when it takes
// too long or does not stop, and ended when there is nothing more to read.
import { stat } from 'node:fs/promises'
import { Refusal, refuse } from '../../../shared/failure'
import type { Progress } from '../../../shared/wire'
import type {
  FileSource,
  FromReader,
  ReaderProcess,
  StartReader,
  TaskInput,
  TaskItem,
  TaskName,
  TaskOutput,
  ToReader,
} from './messages'

export interface Asking {
  signal: AbortSignal
  progress(progress: Progress): void
}

/** How long the reader is waited for, in ms. */
export interface Patience {
  /** Without a sign of life: this long, and this much longer for each MB of the file. */
  base: number
  perMegabyte: number
  /** After it was asked to stop a task. */
  stop: number
  /** With nothing to do. */
  idle: number
}

const PATIENCE: Patience = { base: 60_000, perMegabyte: 1_000, stop: 400, idle: 10 * 60_000 }

type Ending = 'reading-broke-off' | 'reading-too-long'
type Outcome = { value: unknown } | { error: unknown }

/** What takes the items of a task. */
interface Items {
  take(item: unknown): void
  /** Whether some came that nobody has taken yet: then it is the engine that is waited for. */
  areWaiting(): boolean
}

const NO_ITEMS: Items = { take: () => undefined, areWaiting: () => false }

interface Task {
  file: string
  /** Without a sign of life, in ms. */
  limit: number
  how: Asking
  question: Extract<ToReader, { kind: 'ask' }>
  items: Items
  /** Some item came of it: it cannot be begun once more. */
  hasItems: boolean
  end(outcome: Outcome): void
}

export class Reader {
  readonly #start: StartReader
  readonly #patience: Patience
  #process: ReaderProcess | null = null
  readonly #tasks = new Map<number, Task>()
  /** Per task: until when a sign of life is waited for; or, once it was cancelled, until when it has to stop. */
  readonly #timers = new Map<number, NodeJS.Timeout>()
  #idle: NodeJS.Timeout | null = null
  #nextId = 1

  constructor(start: StartReader, patience: Patience = PATIENCE) {
    this.#start = start
    this.#patience = patience
  }

  /**
   * The answer to one task. Refuses with what the task refuses, `cancelled`, `reading-broke-off` where the process
   * ended by itself, and `reading-too-long` where it gave no sign of life for longer than a file of that size can take.
   */
  async ask<N extends TaskName>(task: N, input: TaskInput<N>, how: Asking): Promise<TaskOutput<N>> {
    const { done } = await this.#begin(task, input, how, NO_ITEMS)
    return (await done) as TaskOutput<N>
  }

  /** What a task sends on the way, one item after the other; the reader is never far ahead. Refuses like `ask`. */
  async *stream<N extends TaskName>(task: N, input: TaskInput<N>, how: Asking): AsyncGenerator<TaskItem<N>, void> {
    const waiting: unknown[] = []
    let outcome: Outcome | null = null
    let wake = () => {}
    const leaving = new AbortController()
    const signal = AbortSignal.any([how.signal, leaving.signal])
    const { id, done } = await this.#begin(
      task,
      input,
      { ...how, signal },
      {
        take: (item) => {
          waiting.push(item)
          wake()
        },
        areWaiting: () => waiting.length > 0,
      },
    )
    done.then(
      (value) => {
        outcome = { value }
        wake()
      },
      (error: unknown) => {
        outcome = { error }
        wake()
      },
    )
    try {
      for (;;) {
        if (outcome !== null && 'error' in outcome) throw (outcome as { error: unknown }).error
        if (waiting.length > 0) {
          this.#askForMore(id)
          yield waiting.shift() as TaskItem<N>
        } else if (outcome !== null) return
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    } finally {
      // Whoever stops taking items has the task stopped.
      if (outcome === null) leaving.abort()
    }
  }

  /** Ends the process: the memory that the last file took is given back. */
  rest(): void {
    if (this.#tasks.size > 0) return
    this.#forgetTimers()
    const process = this.#process
    this.#process = null
    process?.kill()
  }

  /** Ends the process whatever it does: nobody will ask any more. */
  close(): void {
    this.#kill('reading-broke-off')
  }

  async #begin(name: TaskName, input: { file: FileSource }, how: Asking, items: Items) {
    const limit = this.#patience.base + (this.#patience.perMegabyte * (await sizeOf(input.file))) / 1_000_000
    if (how.signal.aborted) throw refuse('cancelled', {})
    const id = this.#nextId++
    const cancel = () => this.#cancel(id)
    const question = { kind: 'ask', id, task: name, input } as const
    // A question that cannot be sent throws, and leaves nothing that would be waited for.
    this.#running().post(question)
    const done = new Promise<unknown>((resolve, reject) => {
      const end = (outcome: Outcome) => {
        this.#tasks.delete(id)
        how.signal.removeEventListener('abort', cancel)
        if ('value' in outcome) resolve(outcome.value)
        else reject(outcome.error)
      }
      const task: Task = { file: input.file.name, limit, how, question, items, hasItems: false, end }
      this.#tasks.set(id, task)
      this.#watch(id, task)
    })
    how.signal.addEventListener('abort', cancel)
    return { id, done }
  }

  #running(): ReaderProcess {
    if (this.#idle) clearTimeout(this.#idle)
    this.#idle = null
    if (this.#process) return this.#process
    const started = this.#start(
      (message) => {
        // One that was killed may still have something on its way.
        if (this.#process === started) this.#hear(message)
      },
      () => {
        if (this.#process === started) this.#gone('reading-broke-off')
      },
    )
    this.#process = started
    return started
  }

  #hear(message: FromReader): void {
    const task = this.#tasks.get(message.id)
    const ends = message.kind === 'reply' || message.kind === 'broken'
    if (ends) {
      this.#stopWaiting(message.id)
      if (this.#tasks.size <= 1) this.#restLater()
    }
    // Cancelled: nobody waits for it any more, and only its end is of interest.
    if (!task) return
    if (!ends) this.#watch(message.id, task)
    if (message.kind === 'progress') task.how.progress(message.progress)
    else if (message.kind === 'item') {
      task.hasItems = true
      task.items.take(message.item)
    } else if (message.kind === 'broken') task.end({ error: new Error(`in the reader: ${message.stack}`) })
    else if (message.reply.ok) task.end({ value: message.reply.value })
    else task.end({ error: new Refusal(message.reply.failure) })
  }

  #askForMore(id: number): void {
    this.#process?.post({ kind: 'more', id })
    const task = this.#tasks.get(id)
    if (task) this.#watch(id, task)
  }

  /** The caller hears at once; a task that does not stop soon is in the middle of something long. */
  #cancel(id: number): void {
    this.#process?.post({ kind: 'cancel', id })
    this.#wait(id, this.#patience.stop, () => this.#startAnew())
    this.#tasks.get(id)?.end({ error: refuse('cancelled', {}) })
  }

  /** From now on a sign of life is waited for. */
  #watch(id: number, task: Task): void {
    this.#wait(id, task.limit, () => {
      if (task.items.areWaiting()) this.#watch(id, task)
      else this.#kill('reading-too-long')
    })
  }

  /**
   * A cancelled task that does not stop goes with its process. The others, the next question about the same file perhaps,
   * are asked of a new one; only of a stream nobody could say where it was.
   */
  #startAnew(): void {
    const process = this.#process
    this.#process = null
    this.#forgetTimers()
    process?.kill()
    for (const [id, task] of [...this.#tasks]) {
      if (task.hasItems) task.end({ error: refuse('reading-broke-off', { file: task.file }) })
      else this.#askAgain(id, task)
    }
  }

  #askAgain(id: number, task: Task): void {
    try {
      this.#running().post(task.question)
      this.#watch(id, task)
    } catch (error) {
      task.end({ error })
    }
  }

  #wait(id: number, limit: number, then: () => void): void {
    this.#stopWaiting(id)
    this.#timers.set(id, setTimeout(then, limit).unref())
  }

  #stopWaiting(id: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.delete(id)
  }

  #forgetTimers(): void {
    for (const id of [...this.#timers.keys()]) this.#stopWaiting(id)
    if (this.#idle) clearTimeout(this.#idle)
    this.#idle = null
  }

  #restLater(): void {
    if (this.#idle) clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.rest(), this.#patience.idle).unref()
  }

  #kill(why: Ending): void {
    const process = this.#process
    this.#gone(why)
    process?.kill()
  }

  #gone(why: Ending): void {
    this.#process = null
    this.#forgetTimers()
    for (const task of [...this.#tasks.values()]) {
      task.end({ error: refuse(why, { file: task.file }) })
    }
  }
}

async function sizeOf(file: FileSource): Promise<number> {
  if ('bytes' in file) return file.bytes.length
  // A file that is not there is the reader's to refuse.
  return (await stat(file.path).catch(() => null))?.size ?? 0
}
