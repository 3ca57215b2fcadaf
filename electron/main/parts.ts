// The parts of Electron that the main process uses, and nothing more: what compose.ts is given, and what its test imitates.
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CommandLine,
  Dialog,
  IpcMain,
  Menu,
  NativeTheme,
  Protocol,
  Screen,
} from 'electron'
import type { Fork } from './engineProcess'
import type { LockedSession } from './security'

export interface ElectronParts {
  app: Pick<
    App,
    | 'addRecentDocument'
    | 'enableSandbox'
    | 'exit'
    | 'getPath'
    | 'getPreferredSystemLanguages'
    | 'getVersion'
    | 'isPackaged'
    | 'on'
    | 'quit'
    | 'requestSingleInstanceLock'
    | 'setAboutPanelOptions'
    | 'setAppUserModelId'
    | 'setName'
    | 'setPath'
    | 'whenReady'
  > & { readonly commandLine: Pick<CommandLine, 'hasSwitch'> }
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow
  dialog: Pick<Dialog, 'showErrorBox' | 'showOpenDialog' | 'showSaveDialog'>
  ipcMain: Pick<IpcMain, 'handle' | 'on'>
  Menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
  protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>
  screen: Pick<Screen, 'getAllDisplays'>
  /** Its default session may only be asked for once Electron is ready. */
  session: { readonly defaultSession: LockedSession }
  utilityProcess: { fork: Fork }
}

/** What the main process finds around it, said once so that a test can say something else. */
export interface Surroundings {
  /** The folder of the build, with main, preload and renderer in it. */
  built: string
  /** The application's picture. */
  icon: string
  platform: NodeJS.Platform
  environment: NodeJS.ProcessEnv
  /** The command line: the program first, then its words. */
  words: readonly string[]
  /** The folder that the words are relative to. */
  folder: string
}
