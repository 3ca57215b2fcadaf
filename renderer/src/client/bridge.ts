// The way from this window to its host: Electron's bridge where there is one, else the loopback host that served the page.
import type { WindowBridge } from '../../../shared/shell'
import { connectBrowser } from './bridgeBrowser'
import { connectElectron } from './bridgeElectron'
import type { Connection } from './connection'
import { refuseMarkup } from './trustedText'

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly bridge?: WindowBridge
  }
}

/** Finds the host and speaks to it from now on. Called once, before anything is drawn. */
export function connect(): Connection {
  refuseMarkup()
  return window.bridge ? connectElectron(window.bridge) : connectBrowser()
}
