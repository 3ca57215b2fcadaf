// Opens databases as real files. Whoever gets one must close it; two of one path at the same time exclude each other.
import { realpathSync } from 'node:fs'
import type { Database } from 'sql.js'
import { refuse } from '../../../../shared/failure'
import { fold } from '../fold'
import { pragma } from '../pragma'
import type { Disk } from './disk'
import { doubt, makeLogFirm } from './log'
import { sqliteModule } from './module'
import { nodeDisk } from './nodeDisk'
import { type Route, routeTo } from './routes'

export interface OpenOptions {
  /** Default: the computer's own. */
  disk?: Disk
  /** The file may be made; else one that is not there is an error. */
  create?: boolean
}

const routesOf = new WeakMap<Database, Route>()

/**
 * Opens a program's database in place. Journal: write-ahead log, flushed at every commit (synchronous = FULL: with
 * NORMAL, a power cut loses commits that were acknowledged). EXCLUSIVE comes before the first access, for only then
 * SQLite needs no shared memory beside the file. secure_delete: what is deleted is overwritten with zeros.
 * Throws SQLite's own errors, with the disk's code in `code` where the disk had failed.
 */
export async function openDatabase(path: string, options: OpenOptions = {}): Promise<Database> {
  const { disk = nodeDisk } = options
  makeLogFirm(disk, realPath(path, disk))
  const database = await openPlain(path, options)
  try {
    database.run('PRAGMA journal_mode = WAL')
    database.run('PRAGMA synchronous = FULL')
    // After a large import the log is cut back to this size.
    database.run(`PRAGMA journal_size_limit = ${64 * 1024 * 1024}`)
    return database
  } catch (error) {
    const route = routesOf.get(database)
    abandon(database)
    throw route ? withCode(error, route) : error
  }
}

/** The same without a change of its journal mode: for copies, backups and damaged files. */
export async function openPlain(
  path: string,
  { disk = nodeDisk, create = false }: OpenOptions = {},
): Promise<Database> {
  const { sql, routes } = await sqliteModule()
  const route = routeTo(disk, realPath(path, disk), create)
  routes.expected = route
  let database: Database
  try {
    // The empty bytes make a twin in the module's memory, which sql.js removes when the database is closed.
    database = new sql.Database(new Uint8Array(0))
  } catch (error) {
    throw withCode(error, route)
  } finally {
    routes.expected = null
  }
  const name = nameOf(database)
  if (routes.of(name) !== route) throw new Error('sql.js did not open the routed file')
  routesOf.set(database, route)
  const close = database.close.bind(database)
  database.close = () => {
    close()
    routes.forget(name)
  }
  try {
    database.run('PRAGMA locking_mode = EXCLUSIVE')
    database.run(`PRAGMA cache_size = ${-64 * 1024}`)
    database.run('PRAGMA temp_store = MEMORY')
    database.run('PRAGMA foreign_keys = ON')
    database.run('PRAGMA secure_delete = ON')
    // A file may come from anywhere: its schema must not call what is not harmless.
    database.run('PRAGMA trusted_schema = OFF')
    database.create_function('fold', fold)
    return database
  } catch (error) {
    abandon(database)
    throw withCode(error, route)
  }
}

/** SQLite's error with the disk's own code in `code`, where the disk had failed. */
function withCode(error: unknown, { lastError }: Route): unknown {
  return error instanceof Error && lastError !== null ? Object.assign(error, { code: lastError }) : error
}

/** What the disk answered when an operation on this database last failed, as a Node error code; null: nothing failed. */
export function diskErrorOf(database: Database): string | null {
  return routesOf.get(database)?.lastError ?? null
}

/**
 * Closes a database that may be trusted no longer: nothing more of it reaches the disk, not even the clearing up of a
 * normal close. What is committed stays in the file and its log; the next opening finds it there.
 */
export function abandon(database: Database): void {
  const route = routesOf.get(database)
  if (route) route.severed = true
  if (route?.flushFailed) doubt(route.disk, route.path)
  try {
    database.close()
  } catch {
    // The handle is closed; what else SQLite wanted to write must not be written.
  }
}

const LOOK_EVERY_MS = 50

/**
 * Runs one long statement, in the middle of which no message is heard. It is broken off at a read of the file once
 * `stopped` answers true, and refused with `cancelled`; what it had done is for the caller's rollback.
 */
export function breakable(database: Database, stopped: () => boolean, work: () => void): void {
  const route = routesOf.get(database)
  let looked = performance.now()
  if (route) {
    route.stopped = () => {
      if (performance.now() - looked < LOOK_EVERY_MS) return false
      looked = performance.now()
      return stopped()
    }
  }
  try {
    work()
  } catch (error) {
    throw stopped() ? refuse('cancelled', {}) : error
  } finally {
    if (route) route.stopped = null
  }
}

/** Writes everything of the log into the file and empties the log. Throws when it could not. */
export function checkpoint(database: Database): void {
  if (pragma(database, 'wal_checkpoint(TRUNCATE)') !== 0) throw new Error('the log could not be written back')
}

/** Links are followed once, here: the log must lie beside the real file. A simulated disk has none. */
function realPath(path: string, disk: Disk): string {
  if (disk !== nodeDisk) return path
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

/** The name that sql.js gave the database in its memory; not part of its published types. */
export function nameOf(database: Database): string {
  const { filename } = database as Database & { filename?: unknown }
  if (typeof filename !== 'string') throw new Error('sql.js gave its database no name')
  return filename
}
