// One connection to a program's file: the database, what records its changes, and how the file looked when we last left
// it, so that somebody else's writing is noticed before ours.
import type { Database } from 'sql.js'
import { refuse } from '../../../../shared/failure'
import { readable, writableFor } from '../database'
import type { Disk, DiskStat } from '../disk/disk'
import { abandon, checkpoint, openDatabase } from '../disk/open'
import { isToBeCleared, noteCleared } from '../privacy/clearing'
import { clearLeftovers } from '../privacy/leftovers'
import { Recorder } from '../trail/recorder'
import { isOn } from './head'

export interface Given {
  /** The real path: links are followed already. */
  path: string
  file: string
  disk: Disk
}

export class Connection {
  readonly database: Database
  readonly recorder: Recorder
  readonly #given: Given
  #looks = ''

  private constructor(database: Database, given: Given) {
    this.database = database
    this.#given = given
    this.recorder = new Recorder(database)
    this.note()
  }

  /** Opens the file in place, brings its shape up to date by `bring`, and begins to record. */
  static async open(given: Given, bring?: (database: Database) => Promise<void>): Promise<Connection> {
    const { path, disk, file } = given
    // The index of a log that is shared: somebody who is not the workbench has the file open.
    if (isOn(disk, `${path}-shm`)) throw refuse('program-held-elsewhere', { file })
    const database = await openDatabase(path, { disk })
    try {
      await bring?.(database)
      return new Connection(database, given)
    } catch (error) {
      abandon(database)
      throw error
    }
  }

  /** Remembers how the file looks now. */
  note(): void {
    this.#looks = this.#looksNow()
  }

  /** Whether anybody else has written to the file, or has it open, since the last `note`. */
  touchedByOthers(): boolean {
    return isOn(this.#given.disk, `${this.#given.path}-shm`) || this.#looksNow() !== this.#looks
  }

  /** Whether our log is still the one beside the file: a foreign writer removes it when it closes. */
  logIsOurs(): boolean {
    return this.#logNow()?.inode === this.#log?.inode && !isOn(this.#given.disk, `${this.#given.path}-shm`)
  }

  /** Brings everything into the one file. */
  settle(): void {
    try {
      checkpoint(this.database)
    } finally {
      // What did not come through has come as far as it could, and that was us.
      this.note()
    }
  }

  /** Overwrites what deleted rows left in the unused parts of the file; everything stands in it already. */
  clearLeftovers(): void {
    clearLeftovers(this.#given.path, this.#given.disk)
    // The pages in memory still hold it, and would bring it back with the next change.
    this.database.run('PRAGMA shrink_memory')
    noteCleared(writableFor(this.database))
    this.note()
  }

  /** An erasure was cut short before it came to that. */
  get isToBeCleared(): boolean {
    return isToBeCleared(readable(this.database))
  }

  /** Leaves one plain file without companions. */
  close(): void {
    checkpoint(this.database)
    this.database.run('PRAGMA journal_mode = DELETE')
    this.database.close()
  }

  /** Lets go of the file as it is. */
  abandon(): void {
    abandon(this.database)
  }

  #log: DiskStat | null = null

  #logNow(): DiskStat | null {
    try {
      return this.#given.disk.stat(`${this.#given.path}-wal`)
    } catch {
      return null
    }
  }

  #looksNow(): string {
    const { disk, path } = this.#given
    const main = disk.stat(path)
    this.#log = this.#logNow()
    return [main, this.#log].map((one) => (one ? `${one.inode}:${one.size}:${one.modifiedMs}` : '')).join(' ')
  }
}
