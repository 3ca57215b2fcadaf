// What a window may not do: leave its page, open another, ask for a permission, or reach the network.
import type { Session, WebContents, WebFrameMain } from 'electron'
import { HOST, SCHEME } from './protocol'

/** The page's own addresses: app://workbench, and in development the server that builds the page. */
export interface Ours {
  /** “http://localhost:5173”; null outside development. */
  developmentOrigin: string | null
}

/** Whether an address belongs to the page itself. Node gives no origin to app:// addresses, so the parts are compared. */
export function isOurs(address: string, { developmentOrigin }: Ours): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.protocol === `${SCHEME}:`) return url.host === HOST
  return developmentOrigin !== null && url.origin === developmentOrigin
}

/** Whether a request may go out. Pictures that the page itself made travel as data: or blob: and go nowhere. */
export function mayRequest(details: { url: string; resourceType: string }, ours: Ours): boolean {
  if (isOurs(details.url, ours)) return true
  if (details.resourceType === 'image' && /^(data:image\/|blob:)/.test(details.url)) return true
  if (ours.developmentOrigin === null) return false
  const development = new URL(ours.developmentOrigin)
  return details.url.startsWith(`ws://${development.host}/`) || details.url.startsWith('devtools://')
}

/** The parts of a session that are locked. */
export type LockedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setProxy'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }

/** A session that has no permission, no proxy and no network. Every permission is denied, whatever it will be called. */
export async function lockSession(session: LockedSession, ours: Ours): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayRequest(details, ours) }))
  await session.setProxy({ mode: 'direct' })
}

/** Contents that stay where they are: no navigation, no redirect, no new window, no webview. */
export function lockContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>, ours: Ours): void {
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (!isOurs(event.url, ours)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Whether a message comes from the page itself: the main frame, at one of our addresses. A frame may be gone already. */
export function isOurFrame(frame: Pick<WebFrameMain, 'parent' | 'url'> | null, ours: Ours): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url, ours)
}
