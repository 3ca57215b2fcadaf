// What a handler is given. What it may touch follows from its call's kind: free, read or write.
import type { Language } from '../../shared/model/language'
import type { EngineSettings, Progress } from '../../shared/wire'
import type { Files } from './files'
import type { PreferenceStore } from './preferences'
import type { Reader } from './reader/reader'
import type { Backups } from './store/backups/backups'
import type { ReadDb, WriteDb } from './store/database'
import type { Around, Program } from './store/program/program'
import type { InTurn } from './turns'

/** The program that is open now, if any; one at a time. */
export interface Desk {
  readonly program: Program | null
  /** Opening, creating and closing wait for each other: a double click must not open twice at once. */
  readonly inTurn: InTurn
  /** Closes the present program, then puts this one in its place. */
  put(program: Program): Promise<void>
  clear(): Promise<void>
}

export interface FreeContext {
  readonly settings: EngineSettings
  readonly files: Files
  /** Reads the files that users bring, in a process of its own. */
  readonly reader: Reader
  readonly preferences: PreferenceStore
  readonly desk: Desk
  readonly backups: Backups
  /** What a program is given when it is opened or created. */
  readonly around: Around
  /** The name that changes are made under: the user's choice, else the computer's account. */
  who(): string
  /** The reader's language: their choice, else the system's. */
  language(): Language
  clock(): Date
  /** The day in the computer's time zone, YYYY-MM-DD. */
  today(): string
  /** From 0 to below 1. */
  random(): number
  progress(progress: Progress): void
  readonly signal: AbortSignal
  /** Whether the call was cancelled, as far as can be told without listening: for the middle of long work. */
  stopped(): boolean
  /** Lets other calls and a cancellation be heard. Throws the refusal `cancelled` once this call was cancelled. */
  breathe(): Promise<void>
  log(line: string): void
}

export interface ReadContext extends FreeContext {
  /** Asks the open program; waits while a write is under way. Refuses with `no-program`. */
  read<T>(work: (db: ReadDb) => T): Promise<T>
}

export interface WriteContext extends ReadContext {
  /** One user action, one transaction, with its trail, on disk before it resolves. */
  write<T>(work: (db: WriteDb) => T | Promise<T>): Promise<T>
}
