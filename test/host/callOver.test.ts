// The client half of the pipe, and a host's hold on its engine, on fakes that record every message.
import { describe, expect, it } from 'vitest'
import { callOver } from '../../shared/callOver'
import { linkEngine } from '../../shared/engineLink'
import type { EngineSettings, FromEngine, HostToEngine, ToEngine } from '../../shared/wire'

describe('callOver', () => {
  const over = (firstId?: number) => {
    const sent: ToEngine[] = []
    return { sent, caller: callOver((message) => sent.push(message), firstId) }
  }

  it('matches replies to calls by number, in any order, and ignores strangers', async () => {
    const { sent, caller } = over(100)
    const first = caller.call('a.one', { x: 1 })
    const second = caller.call('a.two', {})
    expect(sent.map((message) => message.id)).toEqual([100, 101])
    caller.hear({ kind: 'reply', id: 101, reply: { ok: true, value: 2 } })
    caller.hear({ kind: 'reply', id: 99, reply: { ok: true, value: 'stranger' } })
    caller.hear({ kind: 'reply', id: 100, reply: { ok: true, value: 1 } })
    expect([await first, await second]).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 2 },
    ])
  })

  it('asks the engine to cancel and takes its answer, which may be a value that came first', async () => {
    const { sent, caller } = over()
    const leaving = new AbortController()
    const call = caller.call('a.b', {}, { signal: leaving.signal })
    leaving.abort()
    expect(sent.at(-1)).toEqual({ kind: 'cancel', id: 1 })
    caller.hear({ kind: 'reply', id: 1, reply: { ok: true, value: 'done' } })
    expect(await call).toEqual({ ok: true, value: 'done' })
  })

  it('does not even ask when it was cancelled before, and cancels nothing after the answer', async () => {
    const { sent, caller } = over()
    const leaving = new AbortController()
    const call = caller.call('a.b', {}, { signal: leaving.signal })
    caller.hear({ kind: 'reply', id: 1, reply: { ok: true, value: 1 } })
    await call
    leaving.abort()
    const late = await caller.call('a.b', {}, { signal: leaving.signal })
    expect(late).toEqual({ ok: false, failure: { code: 'cancelled', facts: {} } })
    expect(sent).toEqual([{ kind: 'call', id: 1, name: 'a.b', input: {} }])
  })

  it('rejects a call that cannot be sent', async () => {
    const caller = callOver(() => {
      throw new Error('could not be cloned')
    })
    await expect(caller.call('a.b', () => 1)).rejects.toThrow('could not be cloned')
  })
})

describe('linkEngine', () => {
  const settings = { settingsFolder: '/s' } as EngineSettings
  interface Started {
    posted: HostToEngine[]
    killed: boolean
    hear(message: FromEngine): void
    gone(): void
  }

  function linked() {
    const started: Started[] = []
    const link = linkEngine((hear, gone) => {
      const engine: Started = { posted: [], killed: false, hear, gone }
      started.push(engine)
      return {
        post: (message) => engine.posted.push(message),
        kill: () => {
          engine.killed = true
        },
      }
    }, settings)
    const engine = (at: number): Started => {
      const found = started[at]
      if (!found) throw new Error(`Engine ${at} was not started.`)
      return found
    }
    return { link, started, engine }
  }
  const never = new Promise<void>(() => undefined)

  it('starts at the first call, with its settings and all files known so far', () => {
    const { link, started, engine } = linked()
    link.grant({ token: 't1', name: 'a.csv' }, '/tmp/a.csv')
    expect(started).toHaveLength(0)
    void link.call('a.b', {})
    expect(engine(0).posted).toEqual([
      { kind: 'start', settings },
      { kind: 'grant', token: 't1', path: '/tmp/a.csv', name: 'a.csv' },
      { kind: 'call', id: 1, name: 'a.b', input: {} },
    ])
    expect([link.pathOf('t1'), link.pathOf('t2')]).toEqual(['/tmp/a.csv', null])
  })

  it('answers open calls when the engine dies, and starts another for the next call', async () => {
    const { link, started, engine } = linked()
    const call = link.call('a.b', {})
    engine(0).gone()
    expect(await call).toEqual({ ok: false, failure: { code: 'engine-gone', facts: {} } })
    expect(started).toHaveLength(1)
    const next = link.call('a.c', {})
    engine(0).hear({ kind: 'reply', id: 1, reply: { ok: true, value: 'from the dead' } })
    engine(1).hear({ kind: 'reply', id: 1, reply: { ok: true, value: 'alive' } })
    expect(await next).toEqual({ ok: true, value: 'alive' })
  })

  it('lets the engine close its program before it ends it, then starts none any more', async () => {
    const { link, started, engine } = linked()
    const open = link.call('a.b', {})
    const closing = link.close(never)
    expect(engine(0).posted.at(-1)).toEqual({ kind: 'close' })
    expect(engine(0).killed).toBe(false)
    engine(0).hear({ kind: 'closed' })
    await closing
    expect(engine(0).killed).toBe(true)
    const gone = { ok: false, failure: { code: 'engine-gone', facts: {} } }
    expect([await open, await link.call('a.c', {})]).toEqual([gone, gone])
    expect(started).toHaveLength(1)
  })

  it('does not wait for an engine that hangs longer than the limit, nor for one that died', async () => {
    const hanging = linked()
    void hanging.link.call('a.b', {})
    await hanging.link.close(Promise.resolve())
    expect(hanging.engine(0).killed).toBe(true)
    const dying = linked()
    void dying.link.call('a.b', {})
    const closing = dying.link.close(never)
    dying.engine(0).gone()
    await closing
    expect(dying.engine(0).killed).toBe(true)
  })

  it('has nothing to close when nothing was started', async () => {
    const { link, started } = linked()
    await link.close(never)
    expect(started).toEqual([])
  })
})
