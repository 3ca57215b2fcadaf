// The window: a sandboxed page and nothing else.
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron'
import { placeWindow, readWindowState, SMALLEST, writeWindowState } from './windowState'

export interface WindowSetting {
  preload: string
  /** The window's picture; null where the system takes it from the program file. */
  icon: string | null
  /** Developer tools exist in development only. */
  development: boolean
  /** Whether the system shows dark windows; the page draws its own colours as soon as it is there. */
  dark: boolean
  workAreas: readonly Rectangle[]
  /** File that remembers where the window was. */
  statePath: string
}

const BACKGROUND = { light: '#ffffff', dark: '#1a1b1e' }

/** How the window is made. It is shown once the page has been drawn. */
export function windowOptions(setting: WindowSetting): BrowserWindowConstructorOptions {
  const { bounds } = placeWindow(readWindowState(setting.statePath), setting.workAreas)
  return {
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'NPS Workbench',
    ...(setting.icon === null ? {} : { icon: setting.icon }),
    backgroundColor: setting.dark ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: setting.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: setting.development,
    },
  }
}

type KeptWindow = Pick<BrowserWindow, 'on' | 'once' | 'show' | 'maximize' | 'isMaximized' | 'getNormalBounds'>

/** Shows the window when its page is drawn, as large as it was, and remembers its place when it is closed. */
export function keepState(window: KeptWindow, setting: WindowSetting): void {
  const { maximized } = placeWindow(readWindowState(setting.statePath), setting.workAreas)
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    writeWindowState(setting.statePath, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
}

const CRASH_LOOP_MS = 10_000

/**
 * Loads the page again when its process has died, but not one that dies at once again. The engine and its file live on.
 * It waits for the event to be over: a page that is loaded from within it can take Electron itself down.
 */
export function reviveAfterCrash(
  contents: Pick<WebContents, 'on' | 'reload' | 'isDestroyed'>,
  clock: () => number = Date.now,
): void {
  let last = Number.NEGATIVE_INFINITY
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || clock() - last < CRASH_LOOP_MS) return
    last = clock()
    setImmediate(() => {
      if (!contents.isDestroyed()) contents.reload()
    })
  })
}
