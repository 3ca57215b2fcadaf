// SQLite's system calls on real files. Each replacement looks whether the path or the file number is one of a route and
// passes everything else on to the module's own file system in memory. Structures are those of the module's C library
// (32-bit musl as built by Emscripten): offsets are given where they are used.
import { errorCode } from '../file'
import type { DiskStat } from './disk'
import { errnoOf } from './errno'
import { type OpenFile, onDisk, type Route, type Routes, syncFolder } from './routes'
import type { SystemCall } from './wiring'

/** The module's memory; its buffer is another one after it has grown, so views are made when they are needed. */
export type Memory = () => ArrayBuffer

/** A replacement is handed the call that it stands in for. */
export type Replacement = (original: SystemCall) => SystemCall

const FLAG = { accessMode: 3, create: 64, exclusive: 128, truncate: 512 } as const
const WRITE_ACCESS = 2
const F_GETLK = 12
const F_UNLCK = 2
const REGULAR_FILE = 4
const FROM = { start: 0, here: 1, end: 2 } as const

/** Returns once the file's contents would survive a power cut. */
function flush({ route, handle }: OpenFile): void {
  try {
    onDisk(route, () => route.disk.sync(handle))
  } catch (error) {
    route.flushFailed = true
    throw error
  }
}

/** A WASI call: 0 is success, a positive number the error. */
function wasi(work: () => void): number {
  try {
    work()
    return 0
  } catch (error) {
    return errnoOf(errorCode(error))
  }
}

/** A Linux call: what it answers, or the error as a negative number. */
function linux(work: () => number): number {
  try {
    return work()
  } catch (error) {
    return -errnoOf(errorCode(error))
  }
}

/** The replacements by the real names of the calls. */
export function systemCalls(routes: Routes, memory: Memory) {
  const words = () => new Uint32Array(memory())
  const longs = () => new BigInt64Array(memory())

  function textAt(pointer: number): string {
    const bytes = new Uint8Array(memory())
    return Buffer.from(bytes.subarray(pointer, bytes.indexOf(0, pointer))).toString('utf8')
  }
  const pathAt = (pointer: number): string => {
    const path = textAt(pointer)
    return path.startsWith('/') ? path : `/${path}`
  }

  /** struct stat, 96 bytes. */
  function writeStat(pointer: number, stat: DiskStat): void {
    const word = words()
    const long = longs()
    const at = (offset: number) => (pointer + offset) >> 2
    word.fill(0, at(0), at(96))
    word[at(0)] = Number(BigInt.asUintN(32, stat.device))
    word[at(4)] = stat.mode
    word[at(8)] = 1
    long[(pointer + 24) >> 3] = BigInt(stat.size)
    word[at(32)] = 4096
    word[at(36)] = Math.ceil(stat.size / 512)
    const seconds = BigInt(Math.floor(stat.modifiedMs / 1000))
    for (const offset of [40, 56, 72]) long[(pointer + offset) >> 3] = seconds
    // SQLite tells files apart by device and inode: two names of one file must not be opened as two.
    long[(pointer + 88) >> 3] = BigInt.asIntN(64, stat.inode)
  }

  /** The pieces of memory of an iovec list: pairs of pointer and length. */
  function* pieces(list: number, count: number): Generator<Uint8Array> {
    const word = words()
    for (let i = 0; i < count; i++) {
      const pointer = word[(list >> 2) + 2 * i] ?? 0
      const length = word[(list >> 2) + 2 * i + 1] ?? 0
      yield new Uint8Array(memory(), pointer, length)
    }
  }

  /** Moves bytes piece by piece until `move` gives none; returns how many were moved. */
  function transfer(file: OpenFile, list: number, count: number, move: (bytes: Uint8Array) => number): number {
    let moved = 0
    for (const piece of pieces(list, count)) {
      let done = 0
      while (done < piece.length) {
        const step = move(piece.subarray(done))
        if (step === 0) return moved
        done += step
        moved += step
        file.position += step
      }
    }
    return moved
  }

  /** A call on a file number: ours is answered by `work`, any other by the module itself. */
  const onFile =
    (work: (file: OpenFile, ...args: number[]) => number): Replacement =>
    (original) =>
    (number: number, ...args: number[]) => {
      const file = routes.opened(number)
      return file && 'route' in file ? work(file, ...args) : original(number, ...args)
    }

  /** A call on a path, which stands at place `at` of its arguments. */
  const onPath =
    (at: 0 | 1, work: (found: { route: Route; path: string }, ...args: number[]) => number): Replacement =>
    (original) =>
    (...args: number[]) => {
      const found = routes.find(pathAt(args[at] ?? 0))
      return found ? work(found, ...args) : original(...args)
    }

  const stat = (at: 0 | 1, buffer: 1 | 2): Replacement =>
    onPath(at, ({ route, path }, ...args) =>
      linux(() => {
        writeStat(
          args[buffer] ?? 0,
          onDisk(route, () => route.disk.stat(path)),
        )
        return 0
      }),
    )

  const replacements: Record<string, Replacement> = {
    __syscall_openat:
      (original) =>
      (folder: number, pointer: number, flags: number, ...more: number[]) => {
        const virtual = pathAt(pointer)
        routes.adopt(virtual)
        const found = routes.find(virtual)
        if (found) {
          const { route, path } = found
          return linux(() => {
            // SQLite would make a program that is not there, empty; only its companions may come and go.
            const isProgram = path === route.path
            const create = (flags & FLAG.create) !== 0 && (!isProgram || route.mayCreate)
            const handle = onDisk(
              route,
              () =>
                route.disk.open(path, {
                  write: (flags & FLAG.accessMode) !== 0,
                  create,
                  exclusive: (flags & FLAG.exclusive) !== 0,
                  truncate: (flags & FLAG.truncate) !== 0,
                }),
              isProgram ? 'there' : 'perhaps',
            )
            if (create) route.folderDirty = true
            return routes.number({ route, handle, position: 0 })
          })
        }
        if (virtual === '/' && (flags & FLAG.accessMode) === 0 && routes.all().length > 0) {
          return routes.number({ folders: routes.all() })
        }
        return original(folder, pointer, flags, ...more)
      },

    fd_close: (original) => (number: number) => {
      const file = routes.opened(number)
      if (!file) return original(number)
      routes.release(number)
      return wasi(() => {
        // A severed file is closed all the same: its handle must not leak.
        if ('route' in file) file.route.disk.close(file.handle)
      })
    },

    fd_sync: (original) => (number: number) => {
      const file = routes.opened(number)
      if (!file) return original(number)
      return wasi(() => {
        for (const route of 'route' in file ? [file.route] : file.folders) onDisk(route, () => syncFolder(route))
        if ('route' in file) flush(file)
      })
    },

    fd_read: onFile((file, list = 0, count = 0, result = 0) =>
      wasi(() => {
        const { route, handle } = file
        // Not the disk's fault, and not noted as one.
        if (route.stopped?.()) throw Object.assign(new Error('broken off'), { code: 'EIO' })
        const moved = transfer(file, list, count, (bytes) =>
          onDisk(route, () => route.disk.read(handle, bytes, file.position)),
        )
        words()[result >> 2] = moved
      }),
    ),

    fd_write: onFile((file, list = 0, count = 0, result = 0) =>
      wasi(() => {
        const { route, handle } = file
        const moved = transfer(file, list, count, (bytes) =>
          onDisk(route, () => route.disk.write(handle, bytes, file.position)),
        )
        words()[result >> 2] = moved
      }),
    ),

    fd_seek: (original) => (number: number, offset: bigint, whence: number, result: number) => {
      const file = routes.opened(number)
      if (!file || !('route' in file)) return original(number, offset, whence, result)
      return wasi(() => {
        const { route, handle } = file
        let position = Number(offset)
        if (whence === FROM.here) position += file.position
        else if (whence === FROM.end) position += onDisk(route, () => route.disk.statOf(handle)).size
        file.position = position
        longs()[result >> 3] = BigInt(position)
      })
    },

    fd_fdstat_get: onFile((_file, pointer = 0) => {
      const bytes = new Uint8Array(memory())
      bytes.fill(0, pointer, pointer + 24)
      bytes[pointer] = REGULAR_FILE
      return 0
    }),

    // Locks of the operating system are out of Node's reach. That nobody else has the file open is the business of
    // store/program/lock.ts; SQLite is told that every lock it asks for is free.
    __syscall_fcntl64: onFile((_file, command = 0, more = 0) => {
      if (command === F_GETLK) new Int16Array(memory())[(words()[more >> 2] ?? 0) >> 1] = F_UNLCK
      return 0
    }),

    __syscall_ftruncate64: (original) => (number: number, size: bigint) => {
      const file = routes.opened(number)
      if (!file || !('route' in file)) return original(number, size)
      return linux(() => {
        onDisk(file.route, () => file.route.disk.truncate(file.handle, Number(size)))
        return 0
      })
    },

    __syscall_fstat64: onFile(({ route, handle }, pointer = 0) =>
      linux(() => {
        writeStat(
          pointer,
          onDisk(route, () => route.disk.statOf(handle)),
        )
        return 0
      }),
    ),

    __syscall_stat64: stat(0, 1),
    __syscall_lstat64: stat(0, 1),
    __syscall_newfstatat: stat(1, 2),

    __syscall_faccessat: onPath(1, ({ route, path }, _folder = 0, _pointer = 0, mode = 0) =>
      linux(() => {
        onDisk(route, () => route.disk.access(path, (mode & WRITE_ACCESS) !== 0))
        return 0
      }),
    ),

    __syscall_unlinkat: onPath(1, ({ route, path }) =>
      linux(() => {
        onDisk(route, () => route.disk.remove(path))
        route.folderDirty = true
        return 0
      }),
    ),

    // Rights and owner are given when a file is made, and are the user's own.
    __syscall_fchmod: onFile(() => 0),
    __syscall_fchown32: onFile(() => 0),
    __syscall_utimensat:
      (original) =>
      (folder: number, pointer: number, ...more: number[]) =>
        pointer !== 0 && routes.find(pathAt(pointer)) ? 0 : original(folder, pointer, ...more),
    // Links were followed before the file was opened.
    __syscall_readlinkat: onPath(1, () => -errnoOf('EINVAL')),
  }
  return replacements
}
