// What a window may not do, tried on fakes that have exactly the parts of Electron which are used.
import type { Event, Session, WebContents, WebFrameMain } from 'electron'
import { describe, expect, it } from 'vitest'
import { isOurFrame, isOurs, lockContents, lockSession, mayRequest, type Ours } from '../../electron/main/security'

const product: Ours = { developmentOrigin: null }
const development: Ours = { developmentOrigin: 'http://localhost:5173' }

describe('addresses', () => {
  it.each([
    ['app://workbench/', true],
    ['app://workbench/assets/a.js', true],
    ['app://elsewhere/', false],
    ['app://workbench.evil.example/', false],
    ['https://workbench/', false],
    ['file:///etc/passwd', false],
    ['http://localhost:5173/', false],
    ['javascript:alert(1)', false],
    ['about:blank', false],
    ['', false],
  ])('%s is ours: %s', (address, expected) => {
    expect(isOurs(address, product)).toBe(expected)
  })

  it('includes the development server in development only, at its own port', () => {
    expect(isOurs('http://localhost:5173/src/main.tsx', development)).toBe(true)
    expect(isOurs('http://localhost:5174/', development)).toBe(false)
    expect(isOurs('http://localhost:5173.evil.example/', development)).toBe(false)
  })
})

describe('requests', () => {
  it.each([
    ['app://workbench/assets/a.js', 'script', true],
    ['data:image/png;base64,AA==', 'image', true],
    ['blob:app://workbench/1', 'image', true],
    ['data:text/html,<p>', 'mainFrame', false],
    ['data:text/html,<p>', 'image', false],
    ['https://example.org/pixel.png', 'image', false],
    ['http://127.0.0.1:80/', 'xhr', false],
    ['ws://localhost:5173/', 'webSocket', false],
    ['file:///etc/passwd', 'xhr', false],
    ['ftp://example.org/', 'mainFrame', false],
  ])('%s as %s may go out: %s', (url, resourceType, expected) => {
    expect(mayRequest({ url, resourceType }, product)).toBe(expected)
  })

  it('reach the development server and its socket in development', () => {
    expect(mayRequest({ url: 'ws://localhost:5173/?token=1', resourceType: 'webSocket' }, development)).toBe(true)
    expect(mayRequest({ url: 'ws://localhost:51730/', resourceType: 'webSocket' }, development)).toBe(false)
    expect(mayRequest({ url: 'https://example.org/', resourceType: 'xhr' }, development)).toBe(false)
  })
})

type FirstArgument<F> = F extends (first: infer A, ...rest: never[]) => unknown ? NonNullable<A> : never
/** The handlers that a session was given. */
interface Given {
  request?: FirstArgument<Session['setPermissionRequestHandler']>
  check?: FirstArgument<Session['setPermissionCheckHandler']>
  device?: FirstArgument<Session['setDevicePermissionHandler']>
  media?: FirstArgument<Session['setDisplayMediaRequestHandler']>
  before?: (details: { url: string; resourceType: string }, callback: (response: { cancel?: boolean }) => void) => void
  proxy?: unknown
}

async function locked(ours: Ours): Promise<Given> {
  const given: Given = {}
  await lockSession(
    {
      setPermissionRequestHandler: (handler) => {
        if (handler) given.request = handler
      },
      setPermissionCheckHandler: (handler) => {
        if (handler) given.check = handler
      },
      setDevicePermissionHandler: (handler) => {
        if (handler) given.device = handler
      },
      setDisplayMediaRequestHandler: (handler) => {
        if (handler) given.media = handler
      },
      setProxy: async (proxy) => {
        given.proxy = proxy
      },
      webRequest: {
        onBeforeRequest: (...words: unknown[]) => {
          given.before = words.at(-1) as Given['before'] & {}
        },
      },
    },
    ours,
  )
  return given
}

describe('lockSession', () => {
  it('denies every permission, asked or checked, and every device and screen', async () => {
    const { request, check, device, media, proxy } = await locked(product)
    if (!request || !check || !device || !media) throw new Error('A handler was not set.')
    const answers: unknown[] = []
    const contents = {} as WebContents
    for (const permission of ['media', 'geolocation', 'fullscreen', 'local-network-access', 'unknown'] as const) {
      request(contents, permission, (granted) => answers.push(granted), {} as Parameters<typeof request>[3])
      answers.push(check(contents, permission, 'app://workbench', {} as Parameters<typeof check>[3]))
    }
    answers.push(device({} as Parameters<typeof device>[0]))
    expect(answers).toEqual(Array.from({ length: 11 }, () => false))
    media({} as Parameters<typeof media>[0], (streams) => answers.push(streams))
    expect(answers.at(-1)).toBeNull()
    expect(proxy).toEqual({ mode: 'direct' })
  })

  it('cancels what may not go out and lets the page through', async () => {
    const { before } = await locked(product)
    if (!before) throw new Error('No request is looked at.')
    const cancelled: unknown[] = []
    for (const url of ['app://workbench/', 'https://example.org/']) {
      before({ url, resourceType: 'xhr' }, ({ cancel }) => cancelled.push(cancel))
    }
    expect(cancelled).toEqual([false, true])
  })
})

describe('lockContents', () => {
  type Listener = (event: Partial<Event> & { url?: string }) => void
  function lockedContents() {
    const listeners = new Map<string, Listener>()
    let openWindow: FirstArgument<WebContents['setWindowOpenHandler']> | null = null
    const fake: Pick<WebContents, 'on' | 'setWindowOpenHandler'> = {
      on(event: string, listener: unknown) {
        listeners.set(event, listener as Listener)
        return fake as WebContents
      },
      setWindowOpenHandler: (handler) => {
        openWindow = handler
      },
    }
    lockContents(fake, product)
    const stopped = (event: string, url: string) => {
      let prevented = false
      listeners.get(event)?.({
        url,
        preventDefault: () => {
          prevented = true
        },
      })
      return prevented
    }
    return { stopped, openWindow: () => openWindow }
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stops %s to anywhere else', (event) => {
    const { stopped } = lockedContents()
    expect(stopped(event, 'https://example.org/')).toBe(true)
    expect(stopped(event, 'file:///tmp/a.html')).toBe(true)
    expect(stopped(event, 'app://workbench/')).toBe(false)
  })

  it('never attaches a webview and never opens a window', () => {
    const { stopped, openWindow } = lockedContents()
    expect(stopped('will-attach-webview', 'app://workbench/')).toBe(true)
    const details = {} as Parameters<FirstArgument<WebContents['setWindowOpenHandler']>>[0]
    expect(openWindow()?.(details)).toEqual({ action: 'deny' })
  })
})

describe('isOurFrame', () => {
  const frame = (url: string, parent: WebFrameMain | null = null) => ({ url, parent })
  it('knows the main frame at our address, and nobody else', () => {
    expect(isOurFrame(frame('app://workbench/#/waves/1'), product)).toBe(true)
    expect(isOurFrame(frame('https://example.org/'), product)).toBe(false)
    expect(isOurFrame(frame('app://workbench/', {} as WebFrameMain), product)).toBe(false)
    expect(isOurFrame(null, product)).toBe(false)
  })
})
