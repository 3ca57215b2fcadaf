// The files behind SQLite's virtual names. sql.js opens "/dbfile_123"; a route says which real file on which disk that
// is. Its companions, "-journal" and "-wal", lie beside the real file. Everything else stays in the module's own memory.
import { dirname } from 'node:path'
import { errorCode } from '../file'
import type { Disk, Handle } from './disk'

export interface Route {
  readonly disk: Disk
  /** Absolute path of the real file. */
  readonly path: string
  /** The file itself may be made; otherwise one that is gone stays gone. */
  readonly mayCreate: boolean
  /** Cut off: nothing that SQLite does from now on reaches the disk. */
  severed: boolean
  /**
   * The folder holds an entry that is not yet safe from a power cut. SQLite ignores a failed flush of a folder, after
   * which an acknowledged change could be lost; so the flush is tried again before the next flush of a file, whose
   * failure SQLite does report.
   */
  folderDirty: boolean
  /** A flush of the file or its log has failed: see log.ts. */
  flushFailed: boolean
  /** Asked now and then while long work reads the file: true breaks it off. null: nothing is to be broken off. */
  stopped: (() => boolean) | null
  /** The code of the last failed operation, for the sentence; SQLite itself only says "disk I/O error". */
  lastError: string | null
}

/** A route as it is before its file is opened. */
export function routeTo(disk: Disk, path: string, mayCreate: boolean): Route {
  return {
    disk,
    path,
    mayCreate,
    severed: false,
    folderDirty: false,
    flushFailed: false,
    stopped: null,
    lastError: null,
  }
}

/** A file that SQLite has open. */
export interface OpenFile {
  readonly route: Route
  readonly handle: Handle
  position: number
}

/** SQLite opens a folder only to flush it. */
export interface OpenFolder {
  readonly folders: readonly Route[]
}

const VIRTUAL = /^\/(dbfile_\d+)(-journal|-wal)?$/

export class Routes {
  readonly #routes = new Map<string, Route>()
  readonly #open = new Map<number, OpenFile | OpenFolder>()
  /** Far above the numbers that the module gives to its own files. */
  #nextNumber = 1000
  /** The route of the next database that the module opens. */
  expected: Route | null = null

  /** The route of a virtual path and the real path it stands for; null: not one of ours. */
  find(virtual: string): { route: Route; path: string } | null {
    const [, name, companion = ''] = VIRTUAL.exec(virtual) ?? []
    if (name === undefined) return null
    const route = this.#routes.get(name)
    return route ? { route, path: route.path + companion } : null
  }

  /** Gives the expected route to the database that is being opened. */
  adopt(virtual: string): void {
    const [, name, companion] = VIRTUAL.exec(virtual) ?? []
    if (this.expected === null || name === undefined || companion !== undefined || this.#routes.has(name)) return
    this.#routes.set(name, this.expected)
    this.expected = null
  }

  forget(name: string): void {
    this.#routes.delete(name)
  }

  /** The route of a database by its name in the module, without the slash. */
  of(name: string): Route | undefined {
    return this.#routes.get(name)
  }

  all(): Route[] {
    return [...this.#routes.values()]
  }

  number(file: OpenFile | OpenFolder): number {
    const number = this.#nextNumber++
    this.#open.set(number, file)
    return number
  }

  opened(number: number): OpenFile | OpenFolder | undefined {
    return this.#open.get(number)
  }

  release(number: number): void {
    this.#open.delete(number)
  }
}

/** Makes a folder's entries safe from a power cut, if any are not. */
export function syncFolder(route: Route): void {
  if (!route.folderDirty) return
  route.disk.syncFolder(dirname(route.path))
  route.folderDirty = false
}

/**
 * Does something on a route's disk, and remembers why it failed. That a file is not there is an answer where it is
 * `perhaps` there: SQLite looks for logs that need not exist.
 */
export function onDisk<T>(route: Route, work: () => T, is: 'there' | 'perhaps' = 'perhaps'): T {
  // What SQLite still tries then says nothing of the disk.
  if (route.severed) throw Object.assign(new Error('the route is severed'), { code: 'EIO' })
  try {
    return work()
  } catch (error) {
    if (is === 'there' || errorCode(error) !== 'ENOENT') route.lastError = errorCode(error)
    throw error
  }
}
