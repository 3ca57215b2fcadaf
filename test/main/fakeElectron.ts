// Stands in for Electron where its runtime is not: exactly the parts that the main process uses, each refusing to be used
// earlier or later than Electron allows. The engine runs in a real process of its own.
import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  IpcMain,
  IpcMainEvent,
  IpcMainInvokeEvent,
  Menu,
  MenuItemConstructorOptions,
  Protocol,
  UtilityProcess,
} from 'electron'
import type { ElectronParts } from '../../electron/main/parts'
import { type FakeIpc, type FakePage, loadPage } from './fakePage'

const UTILITY = join(import.meta.dirname, 'utilityProcess.mjs')

type Listener = (...words: unknown[]) => void
type PageHandler = Parameters<Protocol['handle']>[1]

export interface Around {
  /** Where Electron would put settings and documents. */
  home: string
  languages: string[]
  packaged?: boolean
  switches?: string[]
  /** Whether this is the first instance. */
  first?: boolean
}

export class FakeContents extends EventEmitter {
  destroyed = false
  url = ''
  reloads = 0
  readonly #toPage = new EventEmitter()

  isDestroyed(): boolean {
    return this.destroyed
  }
  setWindowOpenHandler(): void {}
  reload(): void {
    this.reloads++
  }
  send(channel: string, message: unknown): void {
    this.#toPage.emit(channel, structuredClone(message))
  }
  hear(channel: string, listener: (message: unknown) => void): void {
    this.#toPage.on(channel, listener)
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents()
  readonly options: BrowserWindowConstructorOptions
  readonly #electron: FakeElectron
  minimized = false
  focused = 0
  page: FakePage | null = null

  constructor(electron: FakeElectron, options: BrowserWindowConstructorOptions) {
    super()
    electron.afterReady('BrowserWindow')
    this.options = options
    this.#electron = electron
    electron.windows.push(this)
    electron.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    const { preload } = this.options.webPreferences ?? {}
    if (!preload) throw new Error('The window has no preload.')
    await this.#electron.fetch(url)
    this.webContents.url = url
    this.page = loadPage(preload, this.#electron.ipcOf(this.webContents), this.#electron.paths)
    this.emit('ready-to-show')
    this.webContents.emit('did-finish-load')
  }
  show(): void {}
  maximize(): void {}
  isMaximized(): boolean {
    return false
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1300, height: 830 }
  }
  isMinimized(): boolean {
    return this.minimized
  }
  restore(): void {
    this.minimized = false
  }
  focus(): void {
    this.focused++
  }
  /** As the user does: the last window to go tells the application so. */
  close(): void {
    this.emit('close', {})
    this.webContents.destroyed = true
    this.#electron.windows.splice(this.#electron.windows.indexOf(this), 1)
    this.emit('closed')
    if (this.#electron.windows.length === 0) this.#electron.emit('window-all-closed')
  }
}

export class FakeElectron {
  /** What was asked of Electron, in order. */
  readonly log: string[] = []
  readonly windows: FakeWindow[] = []
  readonly engines: ChildProcess[] = []
  readonly recent: string[] = []
  readonly errors: string[] = []
  readonly paths = new Map<File, string>()
  /** What the user picks in the next file dialogs. */
  readonly picks: string[] = []
  menu: MenuItemConstructorOptions[] = []
  ended: 'no' | 'quit' | number = 'no'
  readonly parts: ElectronParts
  readonly #around: Around
  readonly #app = new EventEmitter()
  readonly #ipc = new EventEmitter()
  readonly #handlers = new Map<string, (event: IpcMainInvokeEvent, value: unknown) => unknown>()
  #ready = false
  #becomeReady = () => {}
  #pages: PageHandler | null = null

  constructor(around: Around) {
    this.#around = around
    this.parts = this.#build()
  }

  /** Electron has loaded the application's code and is ready. */
  becomeReady(): void {
    this.#ready = true
    this.log.push('ready')
    this.#becomeReady()
  }
  emit(event: string, ...words: unknown[]): void {
    this.#app.emit(event, ...words)
  }
  beforeReady(what: string): void {
    if (this.#ready) throw new Error(`${what} comes too late: Electron is ready.`)
    this.log.push(what)
  }
  afterReady(what: string): void {
    if (!this.#ready) throw new Error(`${what} comes too early: Electron is not ready.`)
    this.log.push(what)
  }
  /** Loads an address of the page as the window does: through the handler of its scheme. */
  async fetch(url: string): Promise<void> {
    if (!url.startsWith('app://')) return
    if (!this.#pages) throw new Error(`Nobody handles ${url}.`)
    const answer = await this.#pages(new Request(url))
    if (answer.status !== 200) throw new Error(`${url} was answered with ${answer.status}.`)
  }
  /** The window's end of the channels; what crosses is copied. */
  ipcOf(contents: FakeContents): FakeIpc {
    const event = () => ({ sender: contents, senderFrame: { parent: null, url: contents.url } })
    return {
      send: (channel, message) => void this.#ipc.emit(channel, event(), structuredClone(message)),
      invoke: async (channel, value) => {
        const handler = this.#handlers.get(channel)
        if (!handler) throw new Error(`Nobody handles ${channel}.`)
        return structuredClone(await handler(event() as unknown as IpcMainInvokeEvent, structuredClone(value)))
      },
      on: (channel, listener) => contents.hear(channel, (message) => listener({}, message)),
    }
  }
  /** The menu item under these labels. */
  item(...labels: string[]): MenuItemConstructorOptions {
    let items: MenuItemConstructorOptions[] = this.menu
    let found: MenuItemConstructorOptions | undefined
    for (const label of labels) {
      found = items.find((item) => item.label === label)
      items = Array.isArray(found?.submenu) ? found.submenu : []
    }
    if (!found) throw new Error(`There is no menu item ${labels.join(' → ')}.`)
    return found
  }
  window(): FakeWindow {
    const [window] = this.windows
    if (!window || this.windows.length > 1) throw new Error(`There are ${this.windows.length} windows.`)
    return window
  }
  page(): FakePage {
    const { page } = this.window()
    if (!page) throw new Error('The page is not loaded.')
    return page
  }

  #quit(): void {
    this.log.push('quit')
    for (const window of [...this.windows]) window.close()
    let prevented = false
    this.emit('will-quit', {
      preventDefault: () => {
        prevented = true
      },
    })
    if (!prevented) this.ended = 'quit'
  }

  #fork(path: string): UtilityProcess {
    this.afterReady('fork')
    const child = fork(UTILITY, [path], { serialization: 'advanced' })
    this.engines.push(child)
    const forked: Pick<UtilityProcess, 'on' | 'once' | 'postMessage' | 'kill'> = {
      on(event: string, listener: unknown) {
        child.on(event, listener as Listener)
        return forked as UtilityProcess
      },
      once(event: string, listener: unknown) {
        child.once(event, listener as Listener)
        return forked as UtilityProcess
      },
      postMessage: (message) => {
        if (child.connected) child.send(message)
      },
      kill: () => child.kill(),
    }
    return forked as UtilityProcess
  }

  #build(): ElectronParts {
    const self = this
    const { home, languages, packaged = false, switches = [], first = true } = this.#around
    const app: ElectronParts['app'] = {
      isPackaged: packaged,
      commandLine: { hasSwitch: (name) => switches.includes(name) },
      setName: (name) => this.beforeReady(`setName ${name}`),
      setPath: (name) => this.beforeReady(`setPath ${name}`),
      getPath: (name) => join(home, name),
      getVersion: () => '1.2.3',
      getPreferredSystemLanguages: () => languages,
      requestSingleInstanceLock: () => {
        this.beforeReady('requestSingleInstanceLock')
        return first
      },
      enableSandbox: () => this.beforeReady('enableSandbox'),
      setAppUserModelId: (id) => this.beforeReady(`setAppUserModelId ${id}`),
      setAboutPanelOptions: ({ applicationName }) => this.log.push(`about ${applicationName}`),
      addRecentDocument: (path) => this.recent.push(path),
      whenReady: () =>
        new Promise((resolve) => {
          this.#becomeReady = resolve
        }),
      on(event: string, listener: unknown) {
        self.#app.on(event, listener as Listener)
        return app as App
      },
      quit: () => this.#quit(),
      exit: (code = 0) => {
        this.ended = code
      },
    }
    const ipcMain: ElectronParts['ipcMain'] = {
      on: (channel, listener) => {
        this.#ipc.on(channel, (event: IpcMainEvent, message) => listener(event, message))
        return ipcMain as IpcMain
      },
      handle: (channel, handler) => void this.#handlers.set(channel, handler),
    }
    return {
      app,
      ipcMain,
      BrowserWindow: class {
        constructor(options: BrowserWindowConstructorOptions) {
          // A class may give another object than its own: the window that this test can look into.
          // biome-ignore lint/correctness/noConstructorReturn: the one way to know which Electron the window belongs to
          return new FakeWindow(self, options)
        }
      } as unknown as new (
        options: BrowserWindowConstructorOptions,
      ) => BrowserWindow,
      dialog: {
        showErrorBox: (_title, text) => this.errors.push(text),
        showOpenDialog: async () => ({ canceled: this.picks.length === 0, filePaths: this.picks.splice(0, 1) }),
        showSaveDialog: async () => ({ canceled: this.picks.length === 0, filePath: this.picks.shift() ?? '' }),
      },
      Menu: {
        buildFromTemplate: (template) => {
          this.menu = template as MenuItemConstructorOptions[]
          return {} as Menu
        },
        setApplicationMenu: () => this.log.push('menu'),
      },
      nativeTheme: { shouldUseDarkColors: false, themeSource: 'system' },
      protocol: {
        registerSchemesAsPrivileged: () => this.beforeReady('registerSchemesAsPrivileged'),
        handle: (scheme, handler) => {
          this.afterReady(`handle ${scheme}`)
          this.#pages = handler
        },
      },
      screen: {
        getAllDisplays: () => {
          this.afterReady('getAllDisplays')
          return []
        },
      },
      session: {
        get defaultSession() {
          self.afterReady('defaultSession')
          return {
            setPermissionRequestHandler: () => undefined,
            setPermissionCheckHandler: () => undefined,
            setDevicePermissionHandler: () => undefined,
            setDisplayMediaRequestHandler: () => undefined,
            setProxy: async () => void self.log.push('setProxy'),
            webRequest: { onBeforeRequest: () => self.log.push('onBeforeRequest') },
          }
        },
      },
      utilityProcess: { fork: (path) => this.#fork(path) },
    }
  }
}
