// How a program's file is made, opened, met again after a fault, and let go.
import { realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Database } from 'sql.js'
import { Refusal, refuse } from '../../../../shared/failure'
import { writableFor } from '../database'
import type { Disk } from '../disk/disk'
import { nodeDisk } from '../disk/nodeDisk'
import { checkpoint, openDatabase } from '../disk/open'
import { draftBeside, errorCode, renameToFree, syncFolder } from '../file'
import { isBehind, migrate } from '../migrations'
import { insert, sql } from '../sql'
import { isAsLeft, noteAsLeft } from './asLeft'
import { Ballast } from './ballast'
import { isTaken, removeDatabase } from './companions'
import { Connection } from './connection'
import { examine } from './examination'
import { isDiskFault, isMalformed } from './faults'
import { isOn, readHead } from './head'
import { ProgramLock } from './lock'
import { takeLook } from './look'
import type { Around } from './program'
import { isSealed } from './sealed'
import { syncServiceOf } from './syncFolder'

export interface NewProgram {
  name: string
  createdAt: string
}

export interface OpenHow {
  readOnly?: boolean
  takeOver?: boolean
}

/** What is held as long as a program is open. */
export interface Held {
  /** The file that is written: the real one, or the private copy of a look. */
  path: string
  file: string
  disk: Disk
  /** A look at a copy: neither locked nor changed. */
  look: boolean
  lock: ProgramLock | null
  ballast: Ballast | null
}

/** Makes a new program file, whole under its name or not at all. Refuses with `file-exists`, `cannot-write`. */
export async function createFile(path: string, given: NewProgram): Promise<void> {
  const file = basename(path)
  if (await isTaken(path)) throw refuse('file-exists', { file })
  const draft = draftBeside(path, 'making')
  try {
    const database = await openDatabase(draft, { create: true })
    try {
      migrate(database, file)
      const { name, createdAt } = given
      insert(writableFor(database), sql`INSERT INTO program (id, name, created_at) VALUES (1, ${name}, ${createdAt})`)
      checkpoint(database)
      database.run('PRAGMA journal_mode = DELETE')
    } finally {
      database.close()
    }
    await renameToFree(draft, path)
    await syncFolder(dirname(path))
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = errorCode(error)
    if (code === 'EEXIST') throw refuse('file-exists', { file })
    if (code !== 'unknown') throw refuse('cannot-write', { file, reason: code })
    throw isDiskFault(error) ? refuse('cannot-write', { file, reason: 'EIO' }) : error
  } finally {
    await removeDatabase(draft)
  }
}

/** Opens a file for writing, or a copy of it for a look. Refuses as `Program.open` says. */
export async function openFile(
  path: string,
  around: Around,
  { readOnly = false, takeOver = false }: OpenHow,
): Promise<{ live: Connection; held: Held }> {
  const file = basename(path)
  const disk = around.disk ?? nodeDisk
  const real = await realpath(path).catch(() => path)
  if (await isSealed(real).catch(() => false)) throw refuse('program-encrypted', { file })
  // What is no program, or a newer one, is refused before anything is put beside it.
  readHead(disk, real, file)
  if (readOnly) return openLook(real, file, around)
  try {
    disk.access(real, true)
  } catch {
    throw refuse('file-read-only', { file })
  }
  const lock = await ProgramLock.take(real, { who: around.who(), clock: around.clock, takeOver })
  let live: Connection | null = null
  try {
    const head = readHead(disk, real, file)
    if (head.cutOff) throw refuse('program-damaged', { file })
    if (head.inUse || !(await isAsLeft(around.settingsFolder, real, head))) await examine(real, file, disk)
    // The index of a log, left by a database program that ended badly: it is made anew from the log.
    if (takeOver && isOn(disk, `${real}-shm`)) disk.remove(`${real}-shm`)
    live = await Connection.open({ path: real, file, disk }, (database) => bringUpToDate(database, real, file, around))
    if (live.isToBeCleared) {
      live.settle()
      live.clearLeftovers()
    }
    // A service would carry the reserve to every computer, and take it away as it likes.
    const ballast = syncServiceOf(real) === null ? await Ballast.lay(real) : null
    return { live, held: { path: real, file, disk, look: false, lock, ballast } }
  } catch (error) {
    // Before the lock: whoever takes it next must find nobody writing.
    live?.abandon()
    await lock.release()
    throw told(error, file)
  }
}

async function openLook(real: string, file: string, around: Around): Promise<{ live: Connection; held: Held }> {
  const look = await takeLook(real, around.settingsFolder)
  const held = { path: look, file, disk: nodeDisk, look: true, lock: null, ballast: null }
  try {
    // A private copy may be brought up to date without a backup of it.
    const live = await Connection.open(held, async (database) => migrate(database, file))
    return { live, held }
  } catch (error) {
    await removeDatabase(look)
    throw told(error, file)
  }
}

/** An older shape is changed only after a copy of it has been kept. */
async function bringUpToDate(database: Database, path: string, file: string, around: Around): Promise<void> {
  checkpoint(database)
  if (!isBehind(database)) return
  await around.backups.keepFile(path, 'before-migration', uidOf(database))
  migrate(database, file)
}

/** null: of a shape from before programs had one. */
function uidOf(database: Database): string | null {
  const has = database.exec("SELECT 1 FROM pragma_table_info('program') WHERE name = 'uid'").length > 0
  return has ? String(database.exec('SELECT uid FROM program')[0]?.values[0]?.[0]) : null
}

/** Opens the file again after a fault, or after somebody else has written to it. */
export async function reconnect(held: Held, around: Around): Promise<Connection> {
  const { path, file, disk, look } = held
  if (!look && held.lock && !held.lock.check()) {
    held.lock = await ProgramLock.take(path, { who: around.who(), clock: around.clock })
  }
  // Something else may stand there now; it is not for us to open.
  if (!look) readHead(disk, path, file)
  const live = await Connection.open({ path, file, disk })
  try {
    live.settle()
  } catch (error) {
    // On a full drive the log keeps what does not fit; anything else is a drive that cannot be relied on.
    if (!/full|written back/.test(String(error))) {
      live.abandon()
      throw error
    }
  }
  return live
}

/** Closes: one plain file without companions, and nothing of ours beside it. Never fails; what went wrong is logged. */
export async function letGo(live: Connection | null, held: Held, around: Around): Promise<void> {
  try {
    live?.close()
    if (live && !held.look) {
      const { size, modifiedMs, inode } = held.disk.stat(held.path)
      await noteAsLeft(around.settingsFolder, held.path, { size, modifiedMs, inode })
    }
  } catch (error) {
    // What is acknowledged stands in the log beside the file and is found at the next opening.
    live?.abandon()
    around.log(`a program was not closed in order: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (held.look) await removeDatabase(held.path)
  await held.ballast?.remove()
  await held.lock?.release()
}

/** What SQLite or the disk said, as a refusal; what is neither is a bug and stays one. */
function told(error: unknown, file: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error
  const code = errorCode(error)
  if (isMalformed(error)) return refuse('program-damaged', { file })
  if (code !== 'unknown') return refuse('file-unreadable', { file, reason: code })
  return isDiskFault(error) ? refuse('file-unreadable', { file, reason: 'EIO' }) : error
}
