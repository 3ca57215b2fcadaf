// One open program: the queue that lets one user action at a time touch it, transactions, and what to do when the disk
// fails. A change is acknowledged only after its commit, and a commit is on the disk when it returns.
import { basename, dirname } from 'node:path'
import type { FileState } from '../../../../shared/contract/program'
import { Refusal, refuse } from '../../../../shared/failure'
import { oneAtATime } from '../../turns'
import type { Backups } from '../backups/backups'
import { type ReadDb, readable, type WriteDb, writableFor } from '../database'
import type { Disk } from '../disk/disk'
import { copyDurably, draftBeside, errorCode, removeQuietly, renamePatiently, syncFolder, unwritten } from '../file'
import { one, sql } from '../sql'
import { isMoreThanFile } from './companions'
import type { Connection } from './connection'
import { asCopy } from './copies'
import { isDiskFault, isFull, isMalformed, reasonOf } from './faults'
import { holderOf } from './lock'
import { createFile, type Held, letGo, type NewProgram, type OpenHow, openFile, reconnect } from './opening'
import { syncServiceOf } from './syncFolder'

/** What a program is given by the engine. */
export interface Around {
  clock(): Date
  /** Whose changes these are. */
  who(): string
  log(line: string): void
  backups: Backups
  settingsFolder: string
  /** Default: the computer's own. */
  disk?: Disk
}

/** Calls that are taken on a full drive: what they do makes room, or at least asks for hardly any. */
const MAKES_ROOM: ReadonlySet<string> = new Set([
  'campaign.remove',
  'wave.remove',
  'plan.remove',
  'import.undo',
  'privacy.erase',
  'privacy.anonymise',
  'history.undo',
])

const MOST_QUESTIONS = 5

export class Program {
  readonly path: string
  readonly file: string
  readonly folder: string
  readonly uid: string
  readonly openedAt: Date
  /** The service that synchronises its folder, by name; null: none was recognised. */
  readonly syncedBy: string | null
  readonly #around: Around
  readonly #held: Held
  /** null: the file cannot be reached. */
  #live: Connection | null
  #full = false
  #closed = false
  #savedAt: Date | null = null
  readonly #inTurn = oneAtATime()

  private constructor(path: string, live: Connection, held: Held, around: Around) {
    this.path = path
    this.file = basename(path)
    this.folder = dirname(path)
    this.#around = around
    this.#held = held
    this.#live = live
    this.openedAt = around.clock()
    this.syncedBy = syncServiceOf(path)
    this.uid = one<{ uid: string }>(readable(live.database), sql`SELECT uid FROM program`)?.uid ?? ''
  }

  /**
   * Makes a new program file and opens it. A file that is already at `path` is never replaced by an empty program,
   * whatever a save dialog may have asked: refuses with `file-exists`.
   */
  static async create(path: string, given: NewProgram, around: Around): Promise<Program> {
    await createFile(path, given)
    return Program.open(path, around)
  }

  /**
   * Opens a file. Refuses with file-missing, file-unreadable, file-read-only, not-a-program, program-encrypted,
   * program-damaged, program-from-newer-version, program-in-use, program-held-elsewhere, backup-failed; a refused file
   * is left exactly as it is.
   */
  static async open(path: string, around: Around, how: OpenHow = {}): Promise<Program> {
    const { live, held } = await openFile(path, around, how)
    return new Program(path, live, held, around)
  }

  /** When the last change reached the file in this session; null: not yet. */
  get savedAt(): Date | null {
    return this.#savedAt
  }

  get state(): FileState {
    if (this.#held.look) return 'read-only'
    if (!this.#live) return 'unreachable'
    return this.#full ? 'full' : 'writable'
  }

  /** Asks the program. Waits for a write that is under way, so that nobody sees half of a user action. */
  read<T>(work: (db: ReadDb) => T): Promise<T> {
    return this.#inTurn(async () => {
      const live = await this.#connected()
      try {
        return work(readable(live.database))
      } catch (error) {
        if (!isDiskFault(error)) throw error
        const again = await this.#reconnect(live, error)
        try {
          return work(readable(again.database))
        } catch (second) {
          throw isDiskFault(second) ? this.#giveUp(again, second) : second
        }
      }
    })
  }

  /**
   * One user action: everything `work` does is one transaction with one entry of the trail, named `call`, and it is on
   * disk before this resolves. When it fails, nothing of it remains. Refuses with look-only, disk-full,
   * change-not-saved, program-unreachable, program-changed-elsewhere, program-damaged, no-program once it is closed.
   */
  write<T>(call: string, work: (db: WriteDb) => T | Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (this.#held.look) throw refuse('look-only', { file: this.file })
      await this.#refuseFull(call)
      const live = await this.#untouched()
      const { database, recorder } = live
      let entry: number | null = null
      let done: { result: T } | null = null
      try {
        database.run('BEGIN IMMEDIATE')
        recorder.begin()
        const result = await work(writableFor(database))
        entry = recorder.end({ call, at: this.#around.clock().toISOString(), who: this.#around.who() })
        done = { result }
        database.run('COMMIT')
        await this.#confirm(live, entry)
      } catch (error) {
        recorder.abandon()
        // A refusal that came after the commit has looked at the file already.
        if (this.#live !== live) throw error
        if (!isDiskFault(error) && this.#rolledBack(live)) throw error
        if (!(await this.#isSavedAfterAll(live, error, entry)) || !done) throw this.#notSaved(live, error)
      }
      this.#savedAt = this.#around.clock()
      return done.result
    })
  }

  /** Does something while nobody writes and everything stands in the one file, whose path it is given. */
  whole<T>(work: (path: string) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const live = this.#held.look ? await this.#connected() : await this.#untouched()
      try {
        live.settle()
      } catch (error) {
        await this.#reconnect(live, error)
        throw this.#notSaved(live, error)
      }
      return work(this.#held.path)
    })
  }

  /** After an erasure: overwrites what deleted rows left in the unused parts of the file. */
  clearLeftovers(): Promise<void> {
    return this.whole(async () => {
      try {
        this.#live?.clearLeftovers()
      } catch (error) {
        // The erasure itself is saved; what is left of it is overwritten at the next opening.
        throw this.#unreachable(error)
      }
    })
  }

  /**
   * Writes a copy: one plain file, verified, in one step. A file that is there is replaced, as the user was asked; one
   * that is in use is not. Returns the copy's bytes. Refuses with `file-exists`, `program-in-use`, `cannot-write`.
   */
  async copyTo(to: string): Promise<number> {
    const file = basename(to)
    // The log of another program would be taken for that of the copy.
    if (await isMoreThanFile(to)) throw refuse('file-exists', { file })
    const holder = await holderOf(to)
    if (holder) throw refuse('program-in-use', { file, ...holder })
    const draft = draftBeside(to, 'copying')
    try {
      await this.whole((path) => copyDurably(path, draft))
      const bytes = await asCopy(draft)
      await renamePatiently(draft, to)
      await syncFolder(dirname(to))
      return bytes
    } catch (error) {
      throw unwritten(error, to)
    } finally {
      await removeQuietly(draft)
    }
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      const live = this.#live
      this.#live = null
      this.#closed = true
      await letGo(live, this.#held, this.#around)
    })
  }

  /** The connection; one that was lost is tried again first. */
  async #connected(): Promise<Connection> {
    if (this.#live) return this.#live
    // What was asked for before the closing and waited for it: the file may be somebody else's by now.
    if (this.#closed) throw refuse('no-program', {})
    try {
      this.#live = await reconnect(this.#held, this.#around)
      return this.#live
    } catch (error) {
      throw this.#unreachable(error)
    }
  }

  async #refuseFull(call: string): Promise<void> {
    if (!this.#full || MAKES_ROOM.has(call)) return
    // The reserve fits again: so does the change.
    const { ballast } = this.#held
    if (ballast && !(await ballast.restore())) throw refuse('disk-full', { file: this.file })
    this.#full = false
  }

  /**
   * The connection, when nobody else has written to the file since: what another program wrote is read, not written
   * over. Refuses with `program-changed-elsewhere`.
   */
  async #untouched(): Promise<Connection> {
    const live = await this.#connected()
    try {
      if (!live.touchedByOthers() && (this.#held.lock?.check() ?? true)) return live
    } catch (error) {
      // The file cannot even be looked at.
      return this.#reconnect(live, error)
    }
    await this.#reconnect(live, null)
    throw refuse('program-changed-elsewhere', { file: this.file })
  }

  /** A commit went into the log beside the file; if a foreign writer has removed that very log, it went nowhere. */
  async #confirm(live: Connection, entry: number | null): Promise<void> {
    if (live.logIsOurs()) return live.note()
    const again = await this.#reconnect(live, null)
    if (entry !== null && !(await this.#holds(again, entry)))
      throw refuse('program-changed-elsewhere', { file: this.file })
  }

  /** Rolls back; false: the connection cannot even do that. */
  #rolledBack(live: Connection): boolean {
    try {
      live.database.run('ROLLBACK')
      // A large change may have reached the log before it was taken back.
      live.note()
      return true
    } catch {
      return false
    }
  }

  /**
   * After a fault the file is the truth. A commit whose last step failed may be whole all the same: then the change is
   * saved, and saying otherwise would make the user repeat it.
   */
  async #isSavedAfterAll(live: Connection, error: unknown, entry: number | null): Promise<boolean> {
    const again = await this.#reconnect(live, error)
    return entry !== null && this.#holds(again, entry)
  }

  /** Whether the file holds an entry of the trail. Faults come in crowds, so it is asked more than once. */
  async #holds(live: Connection, entry: number): Promise<boolean> {
    let asked = live
    for (let tries = 1; ; tries++) {
      try {
        return one(readable(asked.database), sql`SELECT 1 FROM trail WHERE id = ${entry}`) !== undefined
      } catch (error) {
        if (!isDiskFault(error)) throw error
        if (tries >= MOST_QUESTIONS) throw this.#giveUp(asked, error)
        asked = await this.#reconnect(asked, error)
      }
    }
  }

  /** Lets go of a connection that may be trusted no longer and reads the truth from the file. */
  async #reconnect(live: Connection, error: unknown): Promise<Connection> {
    const full = error !== null && isFull(live.database, error)
    this.#around.log(`reconnecting after ${error === null ? 'another program' : reasonOf(live.database)}`)
    live.abandon()
    this.#live = null
    if (full && !this.#held.look) {
      this.#full = true
      this.#held.ballast?.release()
    }
    return this.#connected()
  }

  #giveUp(live: Connection, error: unknown): Refusal {
    const reason = reasonOf(live.database)
    live.abandon()
    this.#live = null
    if (isMalformed(error)) return refuse('program-damaged', { file: this.file })
    return refuse('program-unreachable', { file: this.file, reason })
  }

  #unreachable(error: unknown): unknown {
    if (error instanceof Refusal) {
      const { failure } = error
      if (failure.code === 'file-missing') return refuse('program-unreachable', { file: this.file, reason: 'ENOENT' })
      if (failure.code !== 'file-unreadable') return error
      return refuse('program-unreachable', { file: this.file, reason: failure.facts.reason })
    }
    const code = errorCode(error)
    if (code !== 'unknown') return refuse('program-unreachable', { file: this.file, reason: code })
    return isDiskFault(error) ? refuse('program-unreachable', { file: this.file, reason: 'EIO' }) : error
  }

  #notSaved({ database }: Connection, error: unknown): Refusal {
    if (isFull(database, error)) return refuse('disk-full', { file: this.file })
    return refuse('change-not-saved', { file: this.file, reason: reasonOf(database) })
  }
}
