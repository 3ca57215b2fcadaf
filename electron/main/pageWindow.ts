// The one window: opened once Electron and its session are ready, opened again when it was closed, and told of events
// only when its page can hear them.
import type { BrowserWindow, WebContents } from 'electron'
import { CHANNELS, type HostEvent } from '../../shared/shell'
import type { ElectronParts } from './parts'
import { keepState, reviveAfterCrash, windowOptions } from './window'

export interface PageSetting {
  /** What the window shows. */
  address: string
  preload: string
  /** null: the system's own. */
  icon: string | null
  development: boolean
  /** File that remembers where the window was. */
  statePath: string
}

export interface PageWindow {
  /** From now on there is a window. Not before the session is locked: a page must not load without its rules. */
  begin(): void
  /** Brings the window to the front, or opens it again. Nothing before `begin`: that opens it. */
  show(): void
  /** Tells the page, as soon as it is there. */
  send(event: HostEvent): void
  /** The window now; null while there is none. */
  window(): BrowserWindow | null
  /** Whether these are the contents of the window. */
  holds(contents: WebContents): boolean
}

/** Keeps the window. Nothing of Electron is touched before `begin`. */
export function pageWindow(
  electron: Pick<ElectronParts, 'BrowserWindow' | 'nativeTheme' | 'screen'>,
  setting: PageSetting,
): PageWindow {
  let begun = false
  let window: BrowserWindow | null = null
  let heard = false
  /** What was said while no page could hear it: a program that was double-clicked to start the application. */
  const early: HostEvent[] = []

  function open(): void {
    const options = {
      ...setting,
      dark: electron.nativeTheme.shouldUseDarkColors,
      workAreas: electron.screen.getAllDisplays().map((display) => display.workArea),
    }
    const opened = new electron.BrowserWindow(windowOptions(options))
    window = opened
    keepState(opened, options)
    opened.webContents.on('did-finish-load', () => {
      heard = true
      for (const event of early.splice(0)) opened.webContents.send(CHANNELS.toWindow, event)
    })
    opened.webContents.on('render-process-gone', () => {
      heard = false
    })
    reviveAfterCrash(opened.webContents)
    opened.on('closed', () => {
      window = null
      heard = false
    })
    void opened.loadURL(setting.address)
  }

  function openWhenBegun(): void {
    if (begun && !window) open()
  }

  return {
    begin() {
      begun = true
      openWhenBegun()
    },
    show() {
      if (window?.isMinimized()) window.restore()
      window?.focus()
      openWhenBegun()
    },
    send(event) {
      if (window && heard) window.webContents.send(CHANNELS.toWindow, event)
      else early.push(event)
      openWhenBegun()
    },
    window: () => window,
    holds: (contents) => contents === window?.webContents,
  }
}
