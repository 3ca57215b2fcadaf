// One open program: opening, the queue that lets one user action at a time touch it, transactions, saving.
import { constants } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js'
import { Refusal, refuse } from '../../../shared/failure'
import { type ReadDb, readable, type WriteDb, writableFor } from './database'
import { errorCode, readWhole, type Stamp, stampOf, writeWhole } from './file'
import { fold } from './fold'
import { APPLICATION_ID, isBehind, isKnown, migrate, refuseFuture, versionOf } from './migrations'
import { insert, sql } from './sql'

let loading: Promise<SqlJsStatic> | undefined
const sqlite = (): Promise<SqlJsStatic> => {
  loading ??= initSqlJs()
  return loading
}

const SQLITE_HEADER = 'SQLite format 3\0'

export interface NewProgram {
  name: string
  createdAt: string
}

export class Program {
  readonly path: string
  readonly file: string
  readonly folder: string
  #database: Database
  #stamp: Stamp
  /** The file as it was last read or written, to return to when a save fails and the file cannot be read either. */
  #saved: Uint8Array
  #savedAt: Date | null = null
  /** Whoever comes next waits for this; it never rejects. */
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(path: string, database: Database, stamp: Stamp, saved: Uint8Array) {
    this.path = path
    this.file = basename(path)
    this.folder = dirname(path)
    this.#database = database
    this.#stamp = stamp
    this.#saved = saved
  }

  /** When the file was last written by this session; null: not yet. */
  get savedAt(): Date | null {
    return this.#savedAt
  }

  /**
   * Makes a new program file. A file that is already at `path` is never replaced by an empty program, whatever a save
   * dialog may have asked: refuses with `file-exists`.
   */
  static async create(path: string, given: NewProgram): Promise<Program> {
    if (await stampOf(path)) throw refuse('file-exists', { file: basename(path) })
    const { Database } = await sqlite()
    const database = prepare(new Database())
    migrate(database, basename(path))
    insert(
      writableFor(database),
      sql`INSERT INTO program (id, name, created_at) VALUES (1, ${given.name}, ${given.createdAt})`,
    )
    const bytes = database.export()
    const stamp = await writeWhole(path, basename(path), bytes, null)
    return new Program(path, database, stamp, bytes)
  }

  /**
   * Opens an existing file; it is changed only when its shape is older than this version's, and then a copy of it is
   * kept beside it first. Refuses with file-missing, file-unreadable, not-a-program, program-damaged,
   * program-from-newer-version; a refused file is left exactly as it is.
   */
  static async open(path: string): Promise<Program> {
    const file = basename(path)
    // The stamp comes first: what changes the file while it is read is then noticed at the first save.
    const stamp = await stampOf(path)
    if (!stamp) throw refuse('file-missing', { file })
    const bytes = await readWhole(path, file)
    if (bytes.length < 100 || Buffer.from(bytes.subarray(0, 16)).toString('latin1') !== SQLITE_HEADER) {
      throw refuse('not-a-program', { file })
    }
    const { Database } = await sqlite()
    const database = new Database(bytes)
    try {
      examine(database, bytes, file)
      prepare(database)
      const program = new Program(path, database, stamp, bytes)
      if (isBehind(database)) {
        // The copy is made before the shape changes; an earlier copy of the same shape is kept rather than replaced.
        await keepCopy(path, versionOf(database))
        migrate(database, file)
        await program.#save()
      }
      return program
    } catch (error) {
      database.close()
      throw error
    }
  }

  /** Asks the program. Waits for a write that is under way, so that nobody sees half of a user action. */
  read<T>(work: (db: ReadDb) => T): Promise<T> {
    return this.#inTurn(async () => work(readable(this.#database)))
  }

  /**
   * One user action: everything `work` does is one transaction, and it is on disk before this resolves. When anything
   * fails, nothing of it remains: neither in memory nor on disk.
   */
  write<T>(work: (db: WriteDb) => T | Promise<T>, clock: () => Date): Promise<T> {
    return this.#inTurn(async () => {
      const database = this.#database
      database.run('BEGIN IMMEDIATE')
      let result: T
      try {
        result = await work(writableFor(database))
        database.run('COMMIT')
      } catch (error) {
        database.run('ROLLBACK')
        throw error
      }
      try {
        await this.#save()
      } catch (error) {
        await this.#returnToDisk()
        throw error
      }
      this.#savedAt = clock()
      return result
    })
  }

  /** The whole program as the bytes of one plain SQLite file. */
  bytes(): Promise<Uint8Array> {
    return this.#inTurn(async () => this.#database.export())
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#database.close()
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  async #save(): Promise<void> {
    const bytes = this.#database.export()
    this.#stamp = await writeWhole(this.path, this.file, bytes, this.#stamp)
    this.#saved = bytes
  }

  /**
   * After a failed save the file on disk is the truth; what it does not hold must not be shown as if it did. When the
   * file itself is gone or is no program any more, the truth is what it last held.
   */
  async #returnToDisk(): Promise<void> {
    const { Database } = await sqlite()
    const before = this.#database
    try {
      const stamp = await stampOf(this.path)
      const bytes = await readWhole(this.path, this.file)
      const database = new Database(bytes)
      this.#database = database
      examine(database, bytes, this.file)
      this.#saved = bytes
      this.#stamp = stamp ?? this.#stamp
    } catch {
      if (this.#database !== before) this.#database.close()
      this.#database = new Database(this.#saved)
    }
    prepare(this.#database)
    before.close()
  }
}

function prepare(database: Database): Database {
  database.run('PRAGMA locking_mode = EXCLUSIVE')
  database.run('PRAGMA temp_store = MEMORY')
  database.run('PRAGMA foreign_keys = ON')
  database.create_function('fold', fold)
  return database
}

/** Refuses what is not a sound program, in the order in which the reasons can be told apart. */
function examine(database: Database, bytes: Uint8Array, file: string): void {
  try {
    const mark = Number(database.exec('PRAGMA application_id')[0]?.values[0]?.[0] ?? 0)
    if (mark !== APPLICATION_ID) throw refuse('not-a-program', { file })
    refuseFuture(database, file)
    // A last page cut short is filled up with zeros in silence, so that its loss would not be seen.
    const pageSize = Number(database.exec('PRAGMA page_size')[0]?.values[0]?.[0])
    if (bytes.length % pageSize !== 0 || !isKnown(database)) throw refuse('program-damaged', { file })
    const found = database.exec('PRAGMA quick_check(1)')[0]?.values[0]?.[0]
    if (found !== 'ok') throw refuse('program-damaged', { file })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuse('program-damaged', { file })
  }
}

async function keepCopy(path: string, version: number): Promise<void> {
  const copy = `${path.replace(/\.npsw$/i, '')}.before-format-${version}.npsw`
  try {
    await copyFile(path, copy, constants.COPYFILE_EXCL)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw refuse('cannot-write', { file: basename(copy), reason: errorCode(error) })
  }
}
