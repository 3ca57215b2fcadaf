// The engine's hold on its reader: answers, items one after the other, cancelling, time limits, and a process that dies.
import { describe, expect, it } from 'vitest'
import { type FromReader, ITEMS_AHEAD, type StartReader, type ToReader } from '../../electron/engine/reader/messages'
import { type Patience, Reader } from '../../electron/engine/reader/reader'
import { refuse } from '../../shared/failure'
import type { Progress } from '../../shared/wire'

const FILE = { name: 'answers.csv', bytes: new Uint8Array(3) }
const INPUT = { file: FILE, sheet: undefined, headerRow: undefined }
const MAPPED = { file: FILE, mapping: { sheet: null, columns: [] }, facts: {} as never }
const PATIENCE: Patience = { base: 10_000, perMegabyte: 0, stop: 20, idle: 10_000 }

/** A reader that does what the test tells it. */
function scripted(patience: Partial<Patience> = {}) {
  const processes: { heard: ToReader[]; killed: boolean; say(message: FromReader): void; die(): void }[] = []
  const start: StartReader = (hear, gone) => {
    const process = { heard: [] as ToReader[], killed: false, say: hear, die: gone }
    processes.push(process)
    return {
      post: (message) => void process.heard.push(message),
      kill: () => {
        process.killed = true
        gone()
      },
    }
  }
  const reader = new Reader(start, { ...PATIENCE, ...patience })
  const asked = async (which = 0) => {
    await expect.poll(() => processes[which]?.heard.find(({ kind }) => kind === 'ask')).toBeDefined()
    const process = processes[which]
    if (!process) throw new Error('a reader was just started')
    return { process, id: process.heard.findLast(({ kind }) => kind === 'ask')?.id ?? 0 }
  }
  return { reader, processes, asked }
}

function how(signal = new AbortController().signal) {
  const heard: Progress[] = []
  return { heard, signal, progress: (progress: Progress) => void heard.push(progress) }
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: { failure?: { code: string }; message: string }) => error.failure?.code ?? error.message,
  )

describe('one task', () => {
  it('is answered, with its progress on the way', async () => {
    const { reader, asked } = scripted()
    const asking = how()
    const answer = reader.ask('recognise', INPUT, asking)
    const { process, id } = await asked()
    process.say({ kind: 'progress', id, progress: { stage: 'reading', done: 1, total: 3, unit: 'bytes' } })
    process.say({ kind: 'reply', id, reply: { ok: true, value: 'seen' } })
    expect(await answer).toBe('seen')
    expect(asking.heard).toEqual([{ stage: 'reading', done: 1, total: 3, unit: 'bytes' }])
  })

  it('passes a refusal on by name, and a bug with where it happened', async () => {
    const { reader, asked } = scripted()
    const refused = code(reader.ask('recognise', INPUT, how()))
    const first = await asked()
    const { failure } = refuse('empty-file', { file: FILE.name })
    first.process.say({ kind: 'reply', id: first.id, reply: { ok: false, failure } })
    expect(await refused).toBe('empty-file')
    const broken = code(reader.ask('recognise', INPUT, how()))
    await expect.poll(() => first.process.heard.length).toBe(2)
    const { id } = await asked()
    first.process.say({ kind: 'broken', id, stack: 'TypeError: at x' })
    expect(await broken).toContain('TypeError: at x')
  })

  it('ends with its process, and the next one starts another', async () => {
    const { reader, processes, asked } = scripted()
    const first = code(reader.ask('recognise', INPUT, how()))
    ;(await asked()).process.die()
    expect(await first).toBe('reading-broke-off')
    const second = reader.ask('recognise', INPUT, how())
    const { process, id } = await asked(1)
    process.say({ kind: 'reply', id, reply: { ok: true, value: 2 } })
    expect(await second).toBe(2)
    expect(processes).toHaveLength(2)
  })

  it('leaves nothing behind where its question cannot be sent', async () => {
    const kept: (() => void)[] = []
    const reader = new Reader(
      () => ({
        post: () => {
          throw new Error('cannot be sent')
        },
        kill: () => kept.push(() => undefined),
      }),
      PATIENCE,
    )
    expect(await code(reader.ask('recognise', INPUT, how()))).toBe('cannot be sent')
    reader.rest()
    expect(kept).toHaveLength(1)
  })

  it('is not waited for without a sign of life', async () => {
    const { reader, processes } = scripted({ base: 20 })
    expect(await code(reader.ask('recognise', INPUT, how()))).toBe('reading-too-long')
    expect(processes[0]?.killed).toBe(true)
  })
})

describe('cancelling', () => {
  it('is heard at once, and a reader that stops is kept', async () => {
    const { reader, processes, asked } = scripted({ stop: 10_000 })
    const stopper = new AbortController()
    const answer = code(reader.ask('recognise', INPUT, how(stopper.signal)))
    const { process, id } = await asked()
    stopper.abort()
    expect(await answer).toBe('cancelled')
    expect(process.heard.at(-1)).toEqual({ kind: 'cancel', id })
    const { failure } = refuse('cancelled', {})
    process.say({ kind: 'reply', id, reply: { ok: false, failure } })
    void reader.ask('recognise', INPUT, how()).catch(() => undefined)
    await expect.poll(() => process.heard.length).toBe(3)
    expect(processes).toHaveLength(1)
    reader.close()
  })

  it('ends a reader that does not stop', async () => {
    const { reader, processes, asked } = scripted()
    const stopper = new AbortController()
    const answer = code(reader.ask('recognise', INPUT, how(stopper.signal)))
    await asked()
    stopper.abort()
    expect(await answer).toBe('cancelled')
    await expect.poll(() => processes[0]?.killed).toBe(true)
  })

  it('ends nothing else with a reader that does not stop: what waits behind it is asked of a new one', async () => {
    const { reader, processes, asked } = scripted()
    const stopper = new AbortController()
    const first = code(reader.ask('recognise', INPUT, how(stopper.signal)))
    const { process: old, id: cancelled } = await asked()
    const next = reader.ask('recognise', INPUT, how())
    await expect.poll(() => old.heard.length).toBe(2)
    stopper.abort()
    expect(await first).toBe('cancelled')
    const { process, id } = await asked(1)
    expect(old.killed).toBe(true)
    // What the old one had still to say is about nothing any more.
    for (const one of [cancelled, id]) old.say({ kind: 'reply', id: one, reply: { ok: true, value: 'late' } })
    process.say({ kind: 'reply', id, reply: { ok: true, value: 'seen' } })
    expect(await next).toBe('seen')
    expect(processes).toHaveLength(2)
    reader.close()
  })

  it('asks nothing of a call that was cancelled before', async () => {
    const { reader, processes } = scripted()
    const stopper = new AbortController()
    stopper.abort()
    expect(await code(reader.ask('recognise', INPUT, how(stopper.signal)))).toBe('cancelled')
    expect(processes).toHaveLength(0)
  })
})

describe('a stream', () => {
  it('gives the items in their order, and says when each was taken', async () => {
    const { reader, asked } = scripted()
    const items = reader.stream('prepare', MAPPED, how())
    const taken: unknown[] = []
    const reading = (async () => {
      for await (const item of items) taken.push(item)
    })()
    const { process, id } = await asked()
    for (const item of [1, 2, 3]) process.say({ kind: 'item', id, item })
    process.say({ kind: 'reply', id, reply: { ok: true, value: null } })
    await reading
    expect(taken).toEqual([1, 2, 3])
    expect(process.heard.filter(({ kind }) => kind === 'more')).toHaveLength(3)
    expect(ITEMS_AHEAD).toBeGreaterThan(1)
  })

  it('has its task stopped when nobody takes more', async () => {
    const { reader, asked } = scripted({ stop: 10_000 })
    const items = reader.stream('prepare', MAPPED, how())
    const first = items.next()
    const { process, id } = await asked()
    process.say({ kind: 'item', id, item: 1 })
    expect(await first).toEqual({ done: false, value: 1 })
    await items.return()
    expect(process.heard.at(-1)).toEqual({ kind: 'cancel', id })
    reader.close()
  })

  it('is not given up while it is the engine that has not taken what came', async () => {
    const { reader, processes, asked } = scripted({ base: 30 })
    const items = reader.stream('prepare', MAPPED, how())
    const first = items.next()
    const { process, id } = await asked()
    for (const item of [1, 2]) process.say({ kind: 'item', id, item })
    await first
    // A backup is made before the first row is written.
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(processes[0]?.killed).toBe(false)
    expect((await items.next()).value).toBe(2)
    // Now it has to speak again.
    expect(await code(items.next())).toBe('reading-too-long')
  })

  it('fails where its task fails', async () => {
    const { reader, asked } = scripted()
    const items = reader.stream('prepare', MAPPED, how())
    const first = code(items.next())
    ;(await asked()).process.die()
    expect(await first).toBe('reading-broke-off')
  })
})
