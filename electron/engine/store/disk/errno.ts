// Node names a failure by a word, the WebAssembly module by a number of the WASI list.
// Source: the WASI snapshot preview 1 specification, type "errno"; the module's C library uses the same numbers.
const NUMBERS: Readonly<Record<string, number>> = {
  EACCES: 2,
  EAGAIN: 6,
  EBADF: 8,
  EBUSY: 10,
  EDQUOT: 19,
  EEXIST: 20,
  EFBIG: 22,
  EINVAL: 28,
  EIO: 29,
  EISDIR: 31,
  ELOOP: 32,
  EMFILE: 33,
  ENAMETOOLONG: 37,
  ENFILE: 41,
  ENODEV: 43,
  ENOENT: 44,
  ENOSPC: 51,
  ENOTDIR: 54,
  EPERM: 63,
  EROFS: 69,
}

/** The failures of a full drive, or of a user's share of it. */
export const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])

/** The number of a failure; one without a number of its own is an input/output error. */
export function errnoOf(code: string): number {
  return NUMBERS[code] ?? (NUMBERS.EIO as number)
}
