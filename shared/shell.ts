// Things only the host can do. Electron shows native dialogs; the browser host uploads and downloads.
import type { FileToken, FromEngine, ToEngine } from './wire'

/** sealed: a program encrypted with a passphrase. */
export type FileKind = 'program' | 'sealed' | 'spreadsheet' | 'png' | 'svg' | 'csv'

/**
 * The endings of each kind of file, without the dot. A file is chosen by any of them; a new one is only ever given the
 * first. A protected program is opened like a program, and asks for its passphrase then.
 */
export const FILE_ENDINGS: Record<FileKind, readonly [string, ...string[]]> = {
  program: ['npsw', 'npsx'],
  sealed: ['npsx'],
  spreadsheet: ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt'],
  png: ['png'],
  svg: ['svg'],
  csv: ['csv'],
}
export const FILE_KINDS = [
  'program',
  'sealed',
  'spreadsheet',
  'png',
  'svg',
  'csv',
] as const satisfies readonly FileKind[]

/** Files that are taken at once, from a choice, a folder or a drop: more are a mistake far more often than a wish. */
export const MOST_FILES = 100

/** The files of a kind among names, in the order in which people number them, at most `MOST_FILES`. */
export function filesOfKind(kind: FileKind, names: readonly string[]): string[] {
  const numbers = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  return names
    .filter((name) => isOfKind(kind, name))
    .toSorted(numbers.compare)
    .slice(0, MOST_FILES)
}

/** Whether a file's name has an ending of its kind. What a system or a spreadsheet hides beside its files has not. */
export function isOfKind(kind: FileKind, name: string): boolean {
  if (name.startsWith('.') || name.startsWith('~$')) return false
  return FILE_ENDINGS[kind].some((ending) => name.toLowerCase().endsWith(`.${ending}`))
}

/** Whether a file's name, plain or protected. */
export function isProgramName(name: string): boolean {
  return FILE_ENDINGS.program.some((ending) => name.toLowerCase().endsWith(`.${ending}`))
}

/** What is needed of a page's `File`; named here because this room knows no DOM. */
export interface DroppedFile {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

/** How several files are chosen: one by one, or all that a folder holds. */
export interface FileChoice {
  folder: boolean
}

export interface Shell {
  readonly host: 'electron' | 'browser'
  /** Let the user choose an existing file. null: the user changed their mind. */
  pickFile(kind: FileKind): Promise<FileToken | null>
  /**
   * Let the user choose several files at once, or with `folder` a folder, of which the files of this kind are taken, in
   * order, and no deeper folders. null: the user changed their mind. Empty: the folder holds no such file.
   */
  pickFiles(kind: FileKind, choice: FileChoice): Promise<FileToken[] | null>
  /** A file dropped on the window, or chosen in a page, becomes a token. Fails when the file cannot be taken. */
  takeFile(file: DroppedFile): Promise<FileToken>
  /** Let the user choose where to save. null: the user changed their mind. */
  pickTarget(kind: FileKind, suggestedName: string): Promise<FileToken | null>
  /** After the engine has written to the target: nothing in Electron; a download in the browser host. */
  deliver(target: FileToken): Promise<void>
}

/** Commands of the native menu and of its shortcuts, sent to the window. */
export const MENU_COMMANDS = [
  'new',
  'open',
  'open-sample',
  'save-copy',
  'save-sealed',
  'back-up',
  'restore',
  'history',
  'privacy',
  'close-program',
  'import',
  'undo-change',
  'redo-change',
  'settings',
  'palette',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

/** From a host to its window, beside the engine's own messages. */
export type HostEvent = { kind: 'menu'; command: MenuCommand } | { kind: 'open-file'; file: FileToken }

/** The three channels between an Electron window and its host; nothing else is ever listened to. */
export const CHANNELS = { toEngine: 'to-engine', toWindow: 'to-window', shell: 'shell' } as const

/** What the dialogs answer: one file or none, or to `pick-files` any number of them. */
export type ShellAnswer = FileToken | FileToken[] | null

/** What a window may ask of Electron's dialogs. `take`: a file dropped on the window, whose path only the preload sees. */
export type ShellRequest =
  | { kind: 'pick-file'; fileKind: FileKind }
  | { kind: 'pick-files'; fileKind: FileKind; folder: boolean }
  | { kind: 'pick-target'; fileKind: FileKind; suggestedName: string }
  | { kind: 'take'; path: string }

/** What the preload puts on an Electron window as `window.bridge`: one function in, one listener out, and the dialogs. */
export interface WindowBridge {
  readonly host: 'electron'
  send(message: ToEngine): void
  /** The one listener of this window; what came before it was set is delivered to it first. */
  listen(listener: (message: FromEngine | HostEvent) => void): void
  pickFile(kind: FileKind): Promise<FileToken | null>
  pickFiles(kind: FileKind, choice: FileChoice): Promise<FileToken[] | null>
  pickTarget(kind: FileKind, suggestedName: string): Promise<FileToken | null>
  /** null: the file is not one on disk, or not a plain file. `file` must be a page's own `File`. */
  takeFile(file: unknown): Promise<FileToken | null>
}
