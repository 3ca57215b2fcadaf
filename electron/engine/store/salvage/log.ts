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
/** Of the two, the one whose checksums are made of words with their last byte first. */
const LITTLE_ENDIAN = 0x377f0682

/**
 * Reads which pages a write-ahead log holds; null when it holds no commit. `read` gives bytes of the log. Frames are told
 * by the log's own salts, which change each time it starts anew, and by their checksums; what comes after the last commit
 * does not count. SQLite stops at the first frame that does not hold; here only that frame is left out, so that its page
 * is the one from before.
 */
export function readLog(size: number, read: (at: number, length: number) => Uint8Array): Log | null {
  if (size < LOG_HEADER) return null
  const head = view(read(0, LOG_HEADER))
  const pageSize = head.getUint32(8)
  if (!LOG_MAGIC.includes(head.getUint32(0)) || !isPageSize(pageSize)) return null
  const log: Log = { places: new Map(), pages: 0, pageSize }
  const littleEndian = head.getUint32(0) === LITTLE_ENDIAN
  let uncommitted = new Map<number, number>()
  let sums = sumsAt(head, 24)
  for (let at = LOG_HEADER; at + FRAME_HEADER + pageSize <= size; at += FRAME_HEADER + pageSize) {
    const bytes = read(at, FRAME_HEADER + pageSize)
    const frame = view(bytes)
    if (frame.getUint32(8) !== head.getUint32(16) || frame.getUint32(12) !== head.getUint32(20)) break
    const before = sums
    sums = sumsAt(frame, 16)
    const found = summed(bytes.subarray(FRAME_HEADER), summed(bytes.subarray(0, 8), before, littleEndian), littleEndian)
    if (found[0] !== sums[0] || found[1] !== sums[1]) continue
    uncommitted.set(frame.getUint32(0), at + FRAME_HEADER)
    const pagesAfterCommit = frame.getUint32(4)
    if (pagesAfterCommit === 0) continue
    for (const [page, place] of uncommitted) log.places.set(page, place)
    log.pages = pagesAfterCommit
    uncommitted = new Map()
  }
  return log.pages > 0 ? log : null
}

type Sums = readonly [number, number]

const sumsAt = (bytes: DataView, at: number): Sums => [bytes.getUint32(at), bytes.getUint32(at + 4)]

/** The log's checksum, going on from that of what came before (“Database File Format”, 4.2). */
function summed(bytes: Uint8Array, [first, second]: Sums, littleEndian: boolean): Sums {
  const words = view(bytes)
  let [a, b] = [first, second]
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + words.getUint32(at, littleEndian) + b) >>> 0
    b = (b + words.getUint32(at + 4, littleEndian) + a) >>> 0
  }
  return [a, b]
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
