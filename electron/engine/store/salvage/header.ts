// The first hundred bytes of a database file, and the log beside it: which pages there are, and where each is.

const MAGIC = 'SQLite format 3\0'

export interface Header {
  pageSize: number
  /** Bytes at the end of every page that are not SQLite's. */
  reserved: number
  /** How many pages the file says it has; null when it does not say, or says it of an earlier state. */
  pages: number | null
  applicationId: number
  shape: number
}

/** Null when these are not the first bytes of a database. */
export function readHeader(bytes: Uint8Array): Header | null {
  if (bytes.length < 100 || Buffer.from(bytes.subarray(0, 16)).toString('latin1') !== MAGIC) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pageSize = view.getUint16(16) === 1 ? 65536 : view.getUint16(16)
  if (!isPageSize(pageSize)) return null
  // The count is only good when it was written together with the last change.
  const current = view.getUint32(24) === view.getUint32(92)
  return {
    pageSize,
    reserved: view.getUint8(20),
    pages: (current && view.getUint32(28)) || null,
    applicationId: view.getUint32(68),
    shape: view.getUint32(60),
  }
}

const isPageSize = (size: number) => size >= 512 && size <= 65536 && (size & (size - 1)) === 0

export interface Log {
  /** Where in the log each page lies that it holds, in its newest committed state. */
  places: Map<number, number>
  /** How many pages the database has after the last commit in the log. */
  pages: number
  pageSize: number
}

const LOG_HEADER = 32
const FRAME_HEADER = 24
const LOG_MAGIC = [0x377f0682, 0x377f0683]

/**
 * Reads which pages a write-ahead log holds; null when it holds no commit. `read` gives bytes of the log. Frames are told
 * by the log's own salts, which change each time it starts anew; what comes after the last commit does not count.
 */
export function readLog(size: number, read: (at: number, length: number) => Uint8Array): Log | null {
  if (size < LOG_HEADER) return null
  const head = view(read(0, LOG_HEADER))
  const pageSize = head.getUint32(8)
  if (!LOG_MAGIC.includes(head.getUint32(0)) || !isPageSize(pageSize)) return null
  const log: Log = { places: new Map(), pages: 0, pageSize }
  let uncommitted = new Map<number, number>()
  for (let at = LOG_HEADER; at + FRAME_HEADER + pageSize <= size; at += FRAME_HEADER + pageSize) {
    const frame = view(read(at, FRAME_HEADER))
    if (frame.getUint32(8) !== head.getUint32(16) || frame.getUint32(12) !== head.getUint32(20)) break
    uncommitted.set(frame.getUint32(0), at + FRAME_HEADER)
    const pagesAfterCommit = frame.getUint32(4)
    if (pagesAfterCommit === 0) continue
    for (const [page, place] of uncommitted) log.places.set(page, place)
    log.pages = pagesAfterCommit
    uncommitted = new Map()
  }
  return log.pages > 0 ? log : null
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
