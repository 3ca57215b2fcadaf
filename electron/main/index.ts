// Electron's main process: puts the window, the menu, the dialogs and the engine together, and knows nothing of the product.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  utilityProcess,
} from 'electron'
import { AppState } from '../../shared/contract/app'
import { linkEngine } from '../../shared/engineLink'
import { bestLanguage, type Language } from '../../shared/model/language'
import { CHANNELS, type HostEvent } from '../../shared/shell'
import { translator } from '../../shared/text'
import type { FileToken } from '../../shared/wire'
import { answerShell, grantPath } from './dialogs'
import { engineProcess } from './engineProcess'
import { listenToWindow } from './ipc'
import { menuTemplate } from './menu'
import { openedPath } from './opened'
import { programIn } from './openFiles'
import { PAGE, pageHandler, SCHEME, SCHEMES } from './protocol'
import { isOurFrame, lockContents, lockSession, type Ours } from './security'
import { keepState, reviveAfterCrash, windowOptions } from './window'

const CLOSE_LIMIT_MS = 5_000
/** Switches that would let another program drive the window; a packaged application does not start with them. */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe']
const built = resolve(import.meta.dirname, '..')
const together = process.env.NPS_WORKBENCH_HOME
const settingsFolder = together ? join(together, 'settings') : join(app.getPath('appData'), 'NPS Workbench')
const programsFolder = together ? join(together, 'programs') : join(app.getPath('documents'), 'NPS Workbench')

/** Set by the development server that rebuilds the page on every change; never believed in a packaged application. */
const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const ours: Ours = { developmentOrigin: developmentServer ? new URL(developmentServer).origin : null }
const development = ours.developmentOrigin !== null

let window: BrowserWindow | null = null
let pageReady = false
/** What was said to the page before it was there: a program that was double-clicked to start the application. */
const early: HostEvent[] = []
let language: Language = 'en'
let closed = false

mkdirSync(settingsFolder, { recursive: true, mode: 0o700 })
app.setPath('userData', settingsFolder)
app.enableSandbox()
protocol.registerSchemesAsPrivileged(SCHEMES)

const link = linkEngine(
  engineProcess((path, words, options) => utilityProcess.fork(path, words, options), join(built, 'main', 'engine.js')),
  {
    settingsFolder,
    programsFolder,
    systemLanguages: app.getPreferredSystemLanguages(),
    appVersion: app.getVersion(),
    checkReplies: development,
  },
)

function send(event: HostEvent): void {
  if (window && pageReady) {
    window.webContents.send(CHANNELS.toWindow, event)
    return
  }
  early.push(event)
  if (!window && app.isReady()) openWindow()
}

function openProgram(path: string | null): void {
  if (path !== null) send({ kind: 'open-file', file: grantPath(link, path) })
}

function openWindow(): void {
  const setting = {
    preload: join(built, 'preload', 'index.cjs'),
    development,
    dark: nativeTheme.shouldUseDarkColors,
    workAreas: screen.getAllDisplays().map((display) => display.workArea),
    statePath: join(settingsFolder, 'window.json'),
  }
  const opened = new BrowserWindow(windowOptions(setting))
  keepState(opened, setting)
  opened.webContents.on('did-finish-load', () => {
    pageReady = true
    for (const event of early.splice(0)) send(event)
  })
  reviveAfterCrash(opened.webContents)
  opened.on('closed', () => {
    window = null
    pageReady = false
  })
  window = opened
  void opened.loadURL(developmentServer ?? PAGE)
}

/** Draws the menu anew: the language, the open program and the recent files are in it. */
async function refreshMenu(): Promise<void> {
  const reply = await link.call('app.state', {})
  const state = reply.ok ? AppState.safeParse(reply.value) : null
  const recent: FileToken[] = []
  if (state?.success) {
    language = state.data.language
    recent.push(...state.data.recent.filter(({ found }) => found).map(({ file }) => file))
  }
  const programOpen = state?.success === true && state.data.program !== null
  const setting = { t: translator(language), platform: process.platform, development, programOpen, recent, send }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(setting)))
}

async function start(): Promise<void> {
  language = bestLanguage(app.getPreferredSystemLanguages())
  await lockSession(session.defaultSession, ours)
  if (!development) protocol.handle(SCHEME, pageHandler(join(built, 'renderer')))
  listenToWindow({
    ipcMain,
    isOurs: (event) => event.sender === window?.webContents && isOurFrame(event.senderFrame, ours),
    link,
    shell: async (request) => {
      if (!window) return null
      const documentsFolder = app.getPath('documents')
      const t = translator(language)
      return answerShell(request, { dialog, window, link, t, programsFolder, documentsFolder })
    },
    noticed(name, input, reply) {
      if (!reply.ok || name === 'app.state' || !/^(app|program)\./.test(name)) return
      const path = openedPath(name, input, link)
      if (path !== null) app.addRecentDocument(path)
      void refreshMenu()
    },
  })
  openWindow()
  await refreshMenu()
}

app.on('web-contents-created', (_event, contents) => lockContents(contents, ours))
app.on('open-file', (event, path) => {
  event.preventDefault()
  openProgram(programIn([path], '/'))
})
app.on('second-instance', (_event, words, folder) => {
  if (window?.isMinimized()) window.restore()
  window?.focus()
  openProgram(programIn(words.slice(1), folder))
})
app.on('activate', () => {
  if (!window && app.isReady()) openWindow()
})
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
app.on('will-quit', (event) => {
  if (closed) return
  // The program file is closed in order, as one file without companions, before the process ends.
  event.preventDefault()
  void link.close(wait(CLOSE_LIMIT_MS)).then(() => {
    closed = true
    app.quit()
  })
})

if (app.isPackaged && DEBUGGING.some((name) => app.commandLine.hasSwitch(name))) app.exit(1)
else if (app.requestSingleInstanceLock()) {
  openProgram(programIn(process.argv.slice(1), process.cwd()))
  void app.whenReady().then(start)
} else app.quit()
