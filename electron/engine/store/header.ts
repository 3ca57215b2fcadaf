// The first hundred bytes of a database file. Offsets: https://www.sqlite.org/fileformat2.html, section 1.3.

export const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'

export interface Header {
  pageSize: number
  /** How it is to be written, and how read: 1 with a journal, 2 with a write-ahead log. */
  formats: readonly [number, number]
  /** Bytes at the end of every page that are not SQLite's. */
  reserved: number
  /** How many pages the file says it has; null when it does not say, or says it of an earlier state. */
  pages: number | null
  applicationId: number
  shape: number
}

/** Null when these are not the first bytes of a database; what they say of it may be wrong all the same. */
export function readHeader(bytes: Uint8Array): Header | null {
  if (bytes.length < HEADER_BYTES || Buffer.from(bytes.subarray(0, 16)).toString('latin1') !== MAGIC) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // The count is kept up only by writers that also note their change beside it.
  const current = view.getUint32(24) === view.getUint32(92)
  return {
    // 1 stands for 65,536, which does not fit into its two bytes.
    pageSize: view.getUint16(16) === 1 ? 65_536 : view.getUint16(16),
    formats: [view.getUint8(18), view.getUint8(19)],
    reserved: view.getUint8(20),
    pages: (current && view.getUint32(28)) || null,
    applicationId: view.getUint32(68),
    shape: view.getUint32(60),
  }
}

export const isPageSize = (size: number) => size >= 512 && size <= 65_536 && (size & (size - 1)) === 0
