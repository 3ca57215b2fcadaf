// The write-ahead log beside a damaged file: which pages it holds, and where each is.
import { isPageSize } from '../header'

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
