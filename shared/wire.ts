// The messages between a window (or the command line) and the engine. Hosts pass them on, unread.
import type { Failure } from './failure'

/** What the engine answers to a call: the value asked for, or a named failure. Never silence. */
export type Reply<T = unknown> = { ok: true; value: T } | { ok: false; failure: Failure }

/** How far a long call has come. `done` and `total` count `unit`s; `total` is null while it is not known. */
export interface Progress {
  stage: 'reading' | 'recognising' | 'checking' | 'writing' | 'drawing'
  done: number
  total: number | null
  unit: 'bytes' | 'rows' | 'steps'
}

/** A file the user picked or a place to save to, named without its path. The host and the engine know the path. */
export interface FileToken {
  token: string
  /** The file's own name, for display. */
  name: string
}

/** From a window to the engine. */
export type ToEngine = { kind: 'call'; id: number; name: string; input: unknown } | { kind: 'cancel'; id: number }

/**
 * From a host, which alone knows paths, to the engine. `start` comes first and once; `grant`: token `token` stands for
 * the file at `path`; `close`: close the open program, then say `closed`.
 */
export type HostToEngine =
  | ToEngine
  /**
   * In the middle of one long statement an engine hears no message. Before the host cancels call N it puts an empty file
   * at the path `stopSign` + N: the engine looks for it then, and removes it.
   */
  | { kind: 'start'; settings: EngineSettings; stopSign?: string }
  | { kind: 'grant'; token: string; path: string; name: string }
  | { kind: 'close' }
  /** Only where the host starts readers: what one said, passed on unread, and that it has ended. */
  | { kind: 'from-reader'; reader: number; message: unknown }
  | { kind: 'reader-gone'; reader: number }

/** From the engine to whoever called. */
export type FromEngine =
  | { kind: 'ready' }
  | { kind: 'reply'; id: number; reply: Reply }
  | { kind: 'progress'; id: number; progress: Progress }
  | { kind: 'closed' }
  /** Only where the engine cannot start a process itself: start, address, end the process that reads files. */
  | { kind: 'start-reader'; reader: number }
  | { kind: 'to-reader'; reader: number; message: unknown }
  | { kind: 'kill-reader'; reader: number }

/** What a host tells the engine when it starts it. Paths are absolute. */
export interface EngineSettings {
  /** Folder of the application's own settings (language, theme, recent files). */
  settingsFolder: string
  /** Folder where new programs are proposed and the sample program is put. */
  programsFolder: string
  /** The system's language tags, best first, as in `navigator.languages`. */
  systemLanguages: string[]
  appVersion: string
  /** Check replies against their schema; on in development and tests. */
  checkReplies: boolean
}
