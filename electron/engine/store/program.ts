// One open program: opening, the queue that lets one user action at a time touch it, transactions, saving.
import { constants } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js'
import { Refusal, refuse } from '../../../shared/failure'
import { type ReadDb, readable, type WriteDb, writableFor } from './database'
import { errorCode, readWhole, type Stamp, stampOf, writeWhole } from './file'
import { fold } from './fold'
import { APPLICATION_ID, isBehind, migrate, refuseFuture, versionOf } from './migrations'
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
  #savedAt: Date | null = null
  /** Whoever comes next waits for this; it never rejects. */
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(path: string, database: Database, stamp: Stamp) {
    this.path = path
    this.file = basename(path)
    this.folder = dirname(path)
    this.#database = database
    this.#stamp = stamp
  }

  /** When the file was last written by this session; null: not yet. */
  get savedAt(): Date | null {
    return this.#savedAt
  }

  /** Makes a new program file. An existing file at `path` is replaced only when the caller has asked the user. */
  static async create(path: string, given: NewProgram): Promise<Program> {
    const { Database } = await sqlite()
    const database = prepare(new Database())
    migrate(database, basename(path))
    insert(
      writableFor(database),
      sql`INSERT INTO program (id, name, created_at) VALUES (1, ${given.name}, ${given.createdAt})`,
    )
    const stamp = await writeWhole(path, basename(path), database.export())
    return new Program(path, database, stamp)
  }

  /**
   * Opens an existing file; it is changed only when its shape is older than this version's, and then a copy of it is
   * kept beside it first. Refuses with file-missing, file-unreadable, not-a-program, program-damaged,
   * program-from-newer-version; a refused file is left exactly as it is.
   */
  static async open(path: string): Promise<Program> {
    const file = basename(path)
    const bytes = await readWhole(path, file)
    const stamp = await stampOf(path)
    if (!stamp) throw refuse('file-missing', { file })
    if (bytes.length < 100 || Buffer.from(bytes.subarray(0, 16)).toString('latin1') !== SQLITE_HEADER) {
      throw refuse('not-a-program', { file })
    }
    const { Database } = await sqlite()
    const database = new Database(bytes)
    try {
      examine(database, file)
      prepare(database)
      const program = new Program(path, database, stamp)
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
    this.#stamp = await writeWhole(this.path, this.file, this.#database.export(), this.#stamp)
  }

  /** After a failed save the file on disk is the truth; what it does not hold must not be shown as if it did. */
  async #returnToDisk(): Promise<void> {
    const { Database } = await sqlite()
    const bytes = await readWhole(this.path, this.file)
    this.#stamp = (await stampOf(this.path)) ?? this.#stamp
    this.#database.close()
    this.#database = prepare(new Database(bytes))
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
function examine(database: Database, file: string): void {
  try {
    const mark = Number(database.exec('PRAGMA application_id')[0]?.values[0]?.[0] ?? 0)
    if (mark !== APPLICATION_ID) throw refuse('not-a-program', { file })
    refuseFuture(database, file)
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
