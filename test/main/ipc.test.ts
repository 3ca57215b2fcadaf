// The pipe between the window and the engine: who is heard, what is understood, and that every call is answered.
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { listenToWindow } from '../../electron/main/ipc'
import { isPlainData, readMessage, readRequest } from '../../electron/main/messages'
import type { CallOptions } from '../../shared/callOver'
import { CHANNELS, type ShellRequest } from '../../shared/shell'
import type { Reply } from '../../shared/wire'

type Answering = (name: string, input: unknown, options: CallOptions) => Promise<Reply>
type Listener = (event: IpcMainEvent, ...words: unknown[]) => unknown
type Handler = (event: IpcMainInvokeEvent, ...words: unknown[]) => unknown

class Pipe {
  readonly sent: unknown[] = []
  readonly calls: unknown[][] = []
  readonly requests: ShellRequest[] = []
  readonly noticed: unknown[][] = []
  destroyed = false
  ours = true
  answering: Answering = async (_name, input) => ({ ok: true, value: input })
  #listener: Listener = () => undefined
  #handler: Handler = () => undefined

  constructor() {
    const ipcMain: Pick<IpcMain, 'on' | 'handle'> = {
      on: (channel, listener) => {
        expect(channel).toBe(CHANNELS.toEngine)
        this.#listener = listener
        return ipcMain as IpcMain
      },
      handle: (channel, handler) => {
        expect(channel).toBe(CHANNELS.shell)
        this.#handler = handler
      },
    }
    listenToWindow({
      ipcMain,
      isOurs: () => this.ours,
      link: {
        call: (name, input, options = {}) => {
          this.calls.push([name, input])
          return this.answering(name, input, options)
        },
      },
      shell: async (request) => {
        this.requests.push(request)
        return { token: 't', name: 'n' }
      },
      noticed: (...words) => this.noticed.push(words),
    })
  }

  #sender(): WebContents {
    const contents: Pick<WebContents, 'isDestroyed' | 'send'> = {
      isDestroyed: () => this.destroyed,
      send: (channel, message) => {
        expect(channel).toBe(CHANNELS.toWindow)
        this.sent.push(message)
      },
    }
    return contents as WebContents
  }

  say(message: unknown): Promise<unknown> {
    return Promise.resolve(this.#listener({ sender: this.#sender() } as IpcMainEvent, message))
  }

  ask(request: unknown): Promise<unknown> {
    return Promise.resolve(this.#handler({ sender: this.#sender() } as IpcMainInvokeEvent, request))
  }
}

let pipe: Pipe
beforeEach(() => {
  pipe = new Pipe()
})

describe('a call', () => {
  it('is passed on unread and its reply comes back under its number', async () => {
    await pipe.say({ kind: 'call', id: 7, name: 'wave.get', input: { wave: 1 } })
    expect(pipe.calls).toEqual([['wave.get', { wave: 1 }]])
    expect(pipe.sent).toEqual([{ kind: 'reply', id: 7, reply: { ok: true, value: { wave: 1 } } }])
    expect(pipe.noticed).toEqual([['wave.get', { wave: 1 }, { ok: true, value: { wave: 1 } }]])
  })

  it('is not heard from another frame or page', async () => {
    pipe.ours = false
    await pipe.say({ kind: 'call', id: 7, name: 'wave.get', input: {} })
    expect(await pipe.ask({ kind: 'pick-file', fileKind: 'csv' })).toBeNull()
    expect([pipe.calls, pipe.sent, pipe.requests]).toEqual([[], [], []])
  })

  it('tells its progress and can be cancelled', async () => {
    pipe.answering = (_name, _input, { signal, onProgress }) =>
      new Promise((resolve) => {
        onProgress?.({ stage: 'reading', done: 1, total: 2, unit: 'rows' })
        signal?.addEventListener('abort', () => resolve({ ok: false, failure: { code: 'cancelled', facts: {} } }))
      })
    const answered = pipe.say({ kind: 'call', id: 1, name: 'import.run', input: {} })
    expect(pipe.sent).toEqual([
      { kind: 'progress', id: 1, progress: { stage: 'reading', done: 1, total: 2, unit: 'rows' } },
    ])
    await pipe.say({ kind: 'cancel', id: 2 })
    expect(pipe.sent).toHaveLength(1)
    await pipe.say({ kind: 'cancel', id: 1 })
    await answered
    expect(pipe.sent[1]).toEqual({
      kind: 'reply',
      id: 1,
      reply: { ok: false, failure: { code: 'cancelled', facts: {} } },
    })
  })

  it('is answered even when the engine cannot take it', async () => {
    pipe.answering = async () => {
      throw new Error('could not be cloned')
    }
    await pipe.say({ kind: 'call', id: 3, name: 'a.b', input: {} })
    expect(pipe.sent).toMatchObject([{ id: 3, reply: { ok: false, failure: { code: 'engine-gone' } } }])
  })

  it('is answered as bad input when its shape is unknown but its number is there', async () => {
    await pipe.say({ kind: 'call', id: 4, name: 'a.b', input: {}, extra: 1 })
    expect(pipe.sent).toMatchObject([{ kind: 'reply', id: 4, reply: { failure: { code: 'bad-input' } } }])
    await pipe.say('nonsense')
    expect(pipe.sent).toHaveLength(1)
    expect(pipe.calls).toEqual([])
  })

  it('is not answered into a window that has been closed', async () => {
    pipe.destroyed = true
    await pipe.say({ kind: 'call', id: 5, name: 'a.b', input: {} })
    expect(pipe.calls).toHaveLength(1)
    expect(pipe.sent).toEqual([])
  })
})

describe('the dialogs', () => {
  it('are asked for by known requests only', async () => {
    expect(await pipe.ask({ kind: 'pick-file', fileKind: 'program' })).toEqual({ token: 't', name: 'n' })
    for (const odd of [
      null,
      'pick-file',
      { kind: 'pick-files', fileKind: 'spreadsheet' },
      { kind: 'pick-files', fileKind: 'spreadsheet', folder: '/etc' },
      { kind: 'pick-file', fileKind: 'exe' },
      { kind: 'open-path', path: '/etc/passwd' },
      { kind: 'pick-target', fileKind: 'png', suggestedName: 'x'.repeat(301) },
      { kind: 'take', path: '/a', extra: true },
    ]) {
      expect(await pipe.ask(odd)).toBeNull()
    }
    expect(pipe.requests).toEqual([{ kind: 'pick-file', fileKind: 'program' }])
  })
})

describe('readMessage', () => {
  it.each([
    { kind: 'call', id: 1.5, name: 'a', input: {} },
    { kind: 'call', id: -1, name: 'a', input: {} },
    { kind: 'call', id: 1, name: 'a'.repeat(101), input: {} },
    { kind: 'grant', token: 't', path: '/etc/passwd', name: 'n' },
    { kind: 'close' },
    { kind: 'start', settings: {} },
  ])('does not know %j', (message) => {
    expect(readMessage(message)).toBeNull()
  })

  it('knows a call without an input', () => {
    const call = { kind: 'call', id: 1, name: 'app.state', input: undefined }
    expect(readMessage(call)).toEqual(call)
  })
})

describe('isPlainData', () => {
  it('takes what JSON can say', () => {
    expect(isPlainData({ a: [1, 'x', null, true, { b: undefined }] })).toBe(true)
  })

  it.each([
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(1)],
    ['a map', new Map()],
    ['not a number', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a big integer', 1n],
    ['an own __proto__', JSON.parse('{"__proto__":{"a":1}}')],
    ['a constructor', { constructor: 1 }],
    ['33 levels', JSON.parse(`${'['.repeat(34)}${']'.repeat(34)}`)],
    ['too many parts', Array.from({ length: 200_001 }, () => 0)],
    ['too much text', 'x'.repeat(16_000_001)],
  ])('refuses %s', (_what, value) => {
    expect(isPlainData(value)).toBe(false)
  })

  it('refuses a value that holds itself', () => {
    const loop: unknown[] = []
    loop.push(loop)
    expect(isPlainData(loop)).toBe(false)
  })
})

it('readRequest keeps no more than it knows', () => {
  for (const request of [
    { kind: 'take', path: '/a.csv' },
    { kind: 'pick-files', fileKind: 'spreadsheet', folder: true },
  ]) {
    expect(readRequest(request)).toEqual(request)
  }
})
