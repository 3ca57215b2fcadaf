// The window's side of the hosts: the connection over Electron's bridge, and what the page's own policy lets through.
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../renderer/src/client/bridgeBrowser'
import { connectElectron } from '../../renderer/src/client/bridgeElectron'
import { CallFailed } from '../../renderer/src/client/connection'
import { styleTextOnly } from '../../renderer/src/client/trustedText'
import type { DroppedFile, HostEvent, WindowBridge } from '../../shared/shell'
import type { FileToken, FromEngine, ToEngine } from '../../shared/wire'

function bridged(taken: FileToken | null = null) {
  const sent: ToEngine[] = []
  let hear: (message: FromEngine | HostEvent) => void = () => undefined
  const bridge: WindowBridge = {
    host: 'electron',
    send: (message) => sent.push(message),
    listen: (listener) => {
      hear = listener
    },
    pickFile: async (kind) => ({ token: 'picked', name: kind }),
    pickFiles: async (kind, { folder }) => [{ token: folder ? 'folder' : 'several', name: kind }],
    pickTarget: async (_kind, suggestedName) => ({ token: 'target', name: suggestedName }),
    takeFile: async () => taken,
  }
  return { connection: connectElectron(bridge), sent, hear: (message: FromEngine | HostEvent) => hear(message) }
}

const dropped: DroppedFile = { name: 'a.csv', size: 1, arrayBuffer: async () => new ArrayBuffer(1) }

describe('connectElectron', () => {
  it('numbers its calls far from those of the page before a reload, and matches their replies', async () => {
    const { connection, sent, hear } = bridged()
    const call = connection.call('app.state', {})
    const [message] = sent
    expect(message).toMatchObject({ kind: 'call', name: 'app.state', input: {} })
    expect(message?.id).toBeGreaterThan(1_000_000_000_000)
    hear({ kind: 'reply', id: message?.id ?? 0, reply: { ok: true, value: 1 } })
    expect(await call).toEqual({ ok: true, value: 1 })
  })

  it('keeps what the host said before any screen listened, for the first that does', () => {
    const { connection, hear } = bridged()
    const file = { token: 't', name: 'Acme.npsw' }
    hear({ kind: 'open-file', file })
    const first: HostEvent[] = []
    const second: HostEvent[] = []
    const stop = connection.listen((event) => first.push(event))
    connection.listen((event) => second.push(event))
    hear({ kind: 'menu', command: 'new' })
    stop()
    hear({ kind: 'menu', command: 'open' })
    expect(first).toEqual([
      { kind: 'open-file', file },
      { kind: 'menu', command: 'new' },
    ])
    expect(second).toEqual([
      { kind: 'menu', command: 'new' },
      { kind: 'menu', command: 'open' },
    ])
  })

  it('takes a dropped file, or says by name which one it could not take', async () => {
    const token = { token: 't', name: 'a.csv' }
    expect(await bridged(token).connection.shell.takeFile(dropped)).toEqual(token)
    const failing = bridged(null).connection.shell.takeFile(dropped)
    await expect(failing).rejects.toBeInstanceOf(CallFailed)
    await expect(failing).rejects.toMatchObject({ failure: { code: 'file-missing', facts: { file: 'a.csv' } } })
  })
})

it('tells a page without its key from a host that is gone', () => {
  expect([401, 403, 500, 0].map((status) => failureOf(status).code)).toEqual([
    'page-without-key',
    'engine-gone',
    'engine-gone',
    'engine-gone',
  ])
})

it('lets style sheets through the policy, and nothing that could be markup', () => {
  expect(styleTextOnly(':root { --size: calc(1rem * 2); } a > b { color: red }')).not.toBeNull()
  expect(styleTextOnly('</style><script>alert(1)</script>')).toBeNull()
  expect(styleTextOnly('<img src=x onerror=alert(1)>')).toBeNull()
})
