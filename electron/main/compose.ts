// Puts the window, the menu, the dialogs and the engine together, in the order that Electron asks for; knows nothing of
// the product. Electron is handed in, so that a test can watch that order.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { AppState } from '../../shared/contract/app'
import { type EngineLink, linkEngine } from '../../shared/engineLink'
import { bestLanguage } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { answerShell, grantPath } from './dialogs'
import { engineProcess } from './engineProcess'
import { listenToWindow } from './ipc'
import { menuTemplate } from './menu'
import { changesMenu, openedPath } from './opened'
import { programIn } from './openFiles'
import { pageWindow } from './pageWindow'
import type { ElectronParts, Surroundings } from './parts'
import { PAGE, pageHandler, SCHEME, SCHEMES } from './protocol'
import { isOurFrame, lockContents, lockSession, type Ours } from './security'

const NAME = 'NPS Workbench'
/** The appId of package.json: Windows files recent programs and the taskbar's button under it. */
const WINDOWS_ID = 'com.npsworkbench.app'
const CLOSE_LIMIT_MS = 5_000
/** Switches that would let another program drive the window; a packaged application does not start with them. */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe']

/** Runs the application. Called once, before Electron is ready; all that must come before that happens at once. */
export function compose(electron: ElectronParts, around: Surroundings): void {
  const { app } = electron
  if (app.isPackaged && DEBUGGING.some((name) => app.commandLine.hasSwitch(name))) {
    app.exit(1)
    return
  }
  const systemLanguages = app.getPreferredSystemLanguages()
  try {
    begin(electron, around, systemLanguages)
  } catch (error) {
    explain(electron, systemLanguages, error)
  }
}

/** A start that fails is said, not left as a process without a window. */
function explain({ app, dialog }: ElectronParts, systemLanguages: string[], error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox(NAME, translator(bestLanguage(systemLanguages))('native.start.failed', { reason }))
  app.exit(1)
}

function begin(electron: ElectronParts, around: Surroundings, systemLanguages: string[]): void {
  const { app } = electron
  const { settingsFolder, programsFolder } = placesOf(electron, around)
  app.setName(NAME)
  // Electron refuses a folder that is not there. Where it lies decides which two applications share one lock.
  mkdirSync(settingsFolder, { recursive: true, mode: 0o700 })
  app.setPath('userData', settingsFolder)
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  electron.protocol.registerSchemesAsPrivileged(SCHEMES)
  if (around.platform === 'win32') app.setAppUserModelId(WINDOWS_ID)
  app.setAboutPanelOptions({ applicationName: NAME, applicationVersion: app.getVersion(), iconPath: around.icon })

  // The development server rebuilds the page on every change; it is never believed in a packaged application.
  const server = app.isPackaged ? undefined : around.environment.ELECTRON_RENDERER_URL
  const ours: Ours = { developmentOrigin: server ? new URL(server).origin : null }
  const development = ours.developmentOrigin !== null

  const link = linkEngine(
    engineProcess((path, words, options) => electron.utilityProcess.fork(path, words, options), {
      engine: join(around.built, 'main', 'engine.js'),
      reader: join(around.built, 'main', 'reader.js'),
    }),
    { settingsFolder, programsFolder, systemLanguages, appVersion: app.getVersion(), checkReplies: development },
  )
  const page = pageWindow(electron, {
    address: server ?? PAGE,
    preload: join(around.built, 'preload', 'index.cjs'),
    icon: around.platform === 'linux' ? around.icon : null,
    development,
    statePath: join(settingsFolder, 'window.json'),
  })
  let language = bestLanguage(systemLanguages)

  function openProgram(path: string | null): void {
    if (path !== null) page.send({ kind: 'open-file', file: grantPath(link, path) })
  }

  function drawMenu(state: AppState | null): void {
    const template = menuTemplate({
      t: translator(language),
      platform: around.platform,
      development,
      program: state?.program?.state ?? null,
      recent: (state?.recent ?? []).filter(({ found }) => found).map(({ file }) => file),
      send: page.send,
    })
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(template))
  }

  /** The language, the theme, the open program and the recent files, as the engine knows them now. */
  async function refresh(): Promise<void> {
    const reply = await link.call('app.state', {})
    const state = reply.ok ? (AppState.safeParse(reply.value).data ?? null) : null
    if (state) {
      language = state.language
      // The title bar, the menus and the dialogs are drawn by the system, in the theme that was chosen for the page.
      electron.nativeTheme.themeSource = state.preferences.theme
    }
    drawMenu(state)
  }

  async function start(): Promise<void> {
    drawMenu(null)
    await lockSession(electron.session.defaultSession, ours)
    if (!development) electron.protocol.handle(SCHEME, pageHandler(join(around.built, 'renderer')))
    listenToWindow({
      ipcMain: electron.ipcMain,
      isOurs: (event) => page.holds(event.sender) && isOurFrame(event.senderFrame, ours),
      link,
      async shell(request) {
        const window = page.window()
        if (!window) return null
        const documentsFolder = app.getPath('documents')
        const setting = { dialog: electron.dialog, window, link, t: translator(language) }
        return answerShell(request, { ...setting, programsFolder, documentsFolder })
      },
      noticed(name, input, reply) {
        const path = reply.ok ? openedPath(name, input, link) : null
        if (path !== null) app.addRecentDocument(path)
        if (changesMenu(name, reply)) void refresh()
      },
    })
    page.begin()
    await refresh()
  }

  app.on('web-contents-created', (_event, contents) => lockContents(contents, ours))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openProgram(programIn([path], '/'))
    page.show()
  })
  app.on('second-instance', (_event, words, folder) => {
    openProgram(programIn(words.slice(1), folder))
    page.show()
  })
  app.on('activate', () => page.show())
  app.on('window-all-closed', () => {
    if (around.platform !== 'darwin') app.quit()
  })
  closeBeforeQuit(app, link)

  openProgram(programIn(around.words.slice(1), around.folder))
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => explain(electron, systemLanguages, error))
}

/** Holds the end back until the engine has closed the program in order, as one file without companions. */
function closeBeforeQuit(app: Pick<ElectronParts['app'], 'on' | 'quit'>, link: Pick<EngineLink, 'close'>): void {
  let engine: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (engine === 'closed') return
    event.preventDefault()
    if (engine === 'closing') return
    engine = 'closing'
    void link.close(wait(CLOSE_LIMIT_MS)).then(() => {
      engine = 'closed'
      app.quit()
    })
  })
}

/** Where this user's settings and programs live. NPS_WORKBENCH_HOME puts both under one folder, for tests and for a stick. */
function placesOf({ app }: ElectronParts, { environment }: Surroundings) {
  const together = environment.NPS_WORKBENCH_HOME
  return together
    ? { settingsFolder: join(together, 'settings'), programsFolder: join(together, 'programs') }
    : {
        settingsFolder: join(app.getPath('appData'), NAME),
        programsFolder: join(app.getPath('documents'), NAME),
      }
}
