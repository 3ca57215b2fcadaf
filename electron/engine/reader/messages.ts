// What the engine and the process that reads files say to each other. A file from anywhere is taken apart over there, so
// that whatever it does to memory and time, the program and the window are not in the same process.
import type { FileScore, Layout, Mapping, Recognition } from '../../../shared/contract/import'
import type { PeopleKind, PeopleMapping, PeopleRecognition } from '../../../shared/contract/people'
import type { Progress, Reply } from '../../../shared/wire'
import type { ProgramFacts } from '../import/facts'
import type { Chunk, PreparedHead } from '../import/prepared'
import type { FilePreview } from '../import/preview/preview'
import type { Compared } from '../people/compare'
import type { KnownPeople } from '../people/known'

/** A file to read: where it lies, or the bytes themselves. `name` is for the sentences. */
export type FileSource = { name: string; path: string } | { name: string; bytes: Uint8Array }

/** The tasks of the reader: what each is given, what it answers, and what it sends on the way. */
export interface Tasks {
  recognise: {
    input: { file: FileSource; sheet: string | undefined; headerRow: number | undefined }
    output: Recognition
    item: never
  }
  /** The file's hash comes along: whether it was imported before, only the program knows. */
  preview: {
    input: { file: FileSource; mapping: Mapping; facts: ProgramFacts }
    output: { preview: FilePreview; hash: string }
    item: never
  }
  /** The head first, then chunk by chunk. */
  prepare: {
    input: { file: FileSource; mapping: Mapping; facts: ProgramFacts }
    output: null
    item: PreparedHead | Chunk
  }
  recognisePeople: {
    input: { file: FileSource; sheet: string | undefined; kind: PeopleKind | undefined }
    output: PeopleRecognition
    item: never
  }
  /** A population file against what the program knows. `requireDates`: dates that nobody has decided are refused. */
  comparePeople: {
    input: { file: FileSource; mapping: PeopleMapping; known: KnownPeople; requireDates: boolean }
    output: ComparedFile
    item: never
  }
  score: {
    input: {
      file: FileSource
      sheet: string | undefined
      scoreColumn: string | undefined
      confidence: number
    }
    output: FileScore
    item: never
  }
}

export interface ComparedFile {
  compared: Compared
  hash: string
  layout: Layout
  headers: readonly string[]
  dimensions: readonly string[]
}

export type TaskName = keyof Tasks
export type TaskInput<N extends TaskName> = Tasks[N]['input']
export type TaskOutput<N extends TaskName> = Tasks[N]['output']
export type TaskItem<N extends TaskName> = Tasks[N]['item']

/** `more`: one item was taken, another may be sent. */
export type ToReader =
  | { kind: 'ask'; id: number; task: TaskName; input: unknown }
  | { kind: 'more'; id: number }
  | { kind: 'cancel'; id: number }

/** `broken`: a bug, with its stack. */
export type FromReader =
  | { kind: 'progress'; id: number; progress: Progress }
  | { kind: 'item'; id: number; item: unknown }
  | { kind: 'reply'; id: number; reply: Reply }
  | { kind: 'broken'; id: number; stack: string }

export interface ReaderProcess {
  post(message: ToReader): void
  /** Ends it at once, whatever it does. */
  kill(): void
}

/** Starts a reader. `gone` is called once when it has ended, for whatever reason. */
export type StartReader = (hear: (message: FromReader) => void, gone: () => void) => ReaderProcess

/** Items that may be under way before the engine has taken the first of them. */
export const ITEMS_AHEAD = 8
