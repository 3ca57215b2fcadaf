// Which entry of the WebAssembly module's import table is which system call. The release build of sql.js shortens the
// names, but keeps the entries in the order of their real ones; so they are known by their place. That holds for one
// build only. Before anything is replaced, the number of entries and the look of eleven of them are checked, and a build
// that does not match is refused rather than wired wrongly. The debug build keeps the real names and needs no map.
import { refuse } from '../../../../shared/failure'

// biome-ignore lint/suspicious/noExplicitAny: system calls take numbers and BigInts in all combinations
export type SystemCall = (...args: any[]) => number
/** The module's functions by their name in this build. */
export type ImportTable = Record<string, SystemCall>

/** The real names, in the order in which the release build of sql.js 1.16.0 lists them. */
export const RELEASE_NAMES = [
  '__assert_fail',
  '__syscall_chmod',
  '__syscall_faccessat',
  '__syscall_fchmod',
  '__syscall_fchown32',
  '__syscall_fcntl64',
  '__syscall_fstat64',
  '__syscall_ftruncate64',
  '__syscall_getcwd',
  '__syscall_geteuid32',
  '__syscall_lstat64',
  '__syscall_mkdirat',
  '__syscall_newfstatat',
  '__syscall_openat',
  '__syscall_readlinkat',
  '__syscall_rmdir',
  '__syscall_stat64',
  '__syscall_unlinkat',
  '__syscall_utimensat',
  '_abort_js',
  '_emscripten_runtime_keepalive_clear',
  '_localtime_js',
  '_mmap_js',
  '_munmap_js',
  '_setitimer_js',
  '_tzset_js',
  'emscripten_date_now',
  'emscripten_get_heap_max',
  'emscripten_get_now',
  'emscripten_resize_heap',
  'environ_get',
  'environ_sizes_get',
  'fd_close',
  'fd_fdstat_get',
  'fd_read',
  'fd_seek',
  'fd_sync',
  'fd_write',
  'proc_exit',
  'warnLegacyFunction',
] as const
type Name = (typeof RELEASE_NAMES)[number]

/** What the source of an entry must hold, spaces aside: numbers and words that no shortening changes. */
const FINGERPRINTS: Partial<Record<Name, string>> = {
  __syscall_faccessat: 'return-44',
  __syscall_fcntl64: 'switch(b){case0',
  __syscall_ftruncate64: 'return-22',
  __syscall_getcwd: 'return-68',
  __syscall_openat: '.fd}',
  __syscall_unlinkat: 'd===512',
  __syscall_utimensat: '1073741823',
  emscripten_get_heap_max: '2147483648',
  fd_fdstat_get: '?3:',
  fd_seek: '9007199254740992',
  fd_sync: '?.fsync?.(',
}

/** Whether the names of the table are the real ones, as in the debug build. */
export function hasRealNames(table: ImportTable): boolean {
  return Object.hasOwn(table, '__syscall_openat')
}

/**
 * The key of each system call in this build's table.
 * Refuses with `database-module-unknown` when the build is not the one that was mapped; `build` names it in the sentence.
 */
export function keysOf(table: ImportTable, build: string): (name: Name) => string {
  if (hasRealNames(table)) return (name) => name
  const keys = Object.keys(table)
  const places = new Map<Name, string>(RELEASE_NAMES.map((name, i) => [name, keys[i] ?? '']))
  const known =
    keys.length === RELEASE_NAMES.length &&
    Object.entries(FINGERPRINTS).every(([name, print]) => {
      const entry = table[places.get(name as Name) ?? '']
      return String(entry).replace(/\s+/g, '').includes(print)
    })
  if (!known) throw refuse('database-module-unknown', { build })
  return (name) => places.get(name) ?? ''
}
