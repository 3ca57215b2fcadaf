// The engine: the product itself, in plain Node. It lives under electron/ but never imports `electron`; the hosts start
// it by file path and speak to it through `dispatch` alone.
import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { type CallName, contract } from '../../shared/contract'
import { type FailureCode, type FailureFacts, Refusal, refuse } from '../../shared/failure'
import { bestLanguage } from '../../shared/model/language'
import type { EngineSettings, Progress, Reply } from '../../shared/wire'
import { handlers } from './calls/handlers'
import { openProgram } from './calls/onDesk'
import type { Desk, FreeContext, WriteContext } from './context'
import { localDay } from './day'
import { Files } from './files'
import { PreferenceStore } from './preferences'
import { readerInThread } from './reader/inThread'
import type { StartReader } from './reader/messages'
import { Reader } from './reader/reader'
import { Backups } from './store/backups/backups'
import type { Disk } from './store/disk/disk'
import type { Around, Program } from './store/program/program'
import { cleanTemporary } from './store/program/temporary'
import { oneAtATime } from './turns'

/** Clock, randomness and log come in by the door, so that tests can fix them. */
export interface Given {
  clock?: () => Date
  /** From 0 to below 1. */
  random?: () => number
  /** The account's name, unless the user has chosen another one. */
  account?: () => string
  /** The disk that programs lie on. */
  disk?: Disk
  log?: (line: string) => void
  /** Where files are read; without one in this thread, which does not bound what a file may cost. */
  startReader?: StartReader
}

export interface DispatchOptions {
  signal?: AbortSignal
  /** Tells of a cancellation that the engine is too busy to hear. */
  stopped?: () => boolean
  onProgress?: (progress: Progress) => void
}

export interface Engine {
  /** Answers every call: with the value asked for, or with a named failure. Never throws. */
  dispatch(name: string, input: unknown, options?: DispatchOptions): Promise<Reply>
  /** From now on `token` stands for the file at `path`. Only hosts may say so. */
  grant(token: string, path: string): void
  /** Closes the open program. */
  close(): Promise<void>
}

const SLOW_CALL_MS = 40

export function createEngine(settings: EngineSettings, given: Given = {}): Engine {
  const clock = given.clock ?? (() => new Date())
  const log = given.log ?? (() => undefined)
  const files = new Files()
  const reader = new Reader(given.startReader ?? readerInThread)
  const preferences = new PreferenceStore(settings.settingsFolder)
  const loaded = preferences.load()
  // Each call awaits it and answers with its failure; before the first call it must not end the process.
  loaded.catch(() => undefined)
  // What a crash left of a protected copy would lie about unprotected.
  void cleanTemporary(settings.settingsFolder)
  const desk = createDesk()
  const account = (given.account ?? accountName)()
  const who = () => preferences.preferences.author ?? account
  const backups = new Backups({ folder: join(settings.settingsFolder, 'backups'), clock, log })
  const around: Around = {
    clock,
    who,
    log,
    backups,
    settingsFolder: settings.settingsFolder,
    ...(given.disk && { disk: given.disk }),
  }

  const contextFor = (name: CallName, options: DispatchOptions): WriteContext => {
    const signal = options.signal ?? new AbortController().signal
    const free: FreeContext = {
      settings,
      files,
      reader,
      preferences,
      desk,
      backups,
      around,
      who,
      language: () => {
        const chosen = preferences.preferences.language
        return chosen === 'system' ? bestLanguage(settings.systemLanguages) : chosen
      },
      clock,
      today: () => localDay(clock()),
      random: given.random ?? Math.random,
      progress: (progress) => options.onProgress?.(progress),
      signal,
      stopped: () => signal.aborted || (options.stopped?.() ?? false),
      breathe: async () => {
        await new Promise((resolve) => setImmediate(resolve))
        if (signal.aborted) throw refuse('cancelled', {})
      },
      log,
    }
    return {
      ...free,
      read: async (work) => openProgram(free).read(work),
      write: async (work) => {
        const program = openProgram(free)
        await keepSafe(name, program)
        return program.write(name, (db) => {
          if (signal.aborted) throw refuse('cancelled', {})
          return work(db)
        })
      },
    }
  }

  /** The backup that a change asks for, made before it. An erasure asks for none: it would keep what is to go. */
  const keepSafe = async (name: CallName, program: Program): Promise<void> => {
    if (program.state !== 'writable' || contract[name].kind !== 'write') return
    if (name === 'import.run' || name === 'people.run') await backups.make(program, 'before-import')
    else if (!name.startsWith('privacy.')) await backups.daily(program)
  }

  const answer = async (name: string, raw: unknown, options: DispatchOptions): Promise<Reply> => {
    // Own keys only: 'constructor' is not a call.
    if (!isCall(name)) return failed('unknown-call', { name })
    const call = contract[name]
    const input = call.input.safeParse(raw ?? {})
    if (!input.success) return failed('bad-input', { name, ...firstFault(input.error) })
    if (options.signal?.aborted) return failed('cancelled', {})
    await loaded
    // Each handler takes its own call's input; the map's type says so, but not in a form a variable name can use.
    const handler = handlers[name] as (input: unknown, context: FreeContext) => unknown
    const value = await handler(input.data, contextFor(name, options))
    if (settings.checkReplies) {
      const reply = call.output.safeParse(value)
      if (!reply.success) return failed('bad-reply', { name, ...firstFault(reply.error) })
    }
    return { ok: true, value }
  }

  return {
    async dispatch(name, input, options = {}) {
      const began = performance.now()
      try {
        return await answer(name, input, options)
      } catch (error) {
        if (error instanceof Refusal) return { ok: false, failure: error.failure }
        const reference = randomUUID().slice(0, 8)
        log(`failed ${reference} ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
        return failed('internal', { name, reference })
      } finally {
        const took = performance.now() - began
        // Names and times, never answers or names of people.
        if (took > SLOW_CALL_MS) log(`slow call ${name} ${Math.round(took)} ms`)
      }
    },
    grant: (token, path) => files.grant(token, path),
    async close() {
      reader.close()
      await desk.clear()
    },
  }
}

function createDesk(): Desk {
  let program: Program | null = null
  return {
    inTurn: oneAtATime(),
    get program() {
      return program
    },
    async put(next) {
      const before = program
      program = next
      await before?.close()
    },
    async clear() {
      const before = program
      program = null
      await before?.close()
    },
  }
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    // An account without a name, as in some containers.
    return ''
  }
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(contract, name)
}

function failed<C extends FailureCode>(code: C, facts: FailureFacts[C]): Reply {
  return { ok: false, failure: refuse(code, facts).failure }
}

/** The first fault of a value, with the path to it: “mapping.columns.0.index”, “expected number”. */
function firstFault(error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }) {
  const issue = error.issues[0]
  return { where: issue?.path.map(String).join('.') || 'input', problem: issue?.message ?? 'unknown' }
}
