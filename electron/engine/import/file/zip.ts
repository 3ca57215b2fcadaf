// A zip's directory, read with distrust, and its parts, unpacked natively with their size and checksum verified.
import { crc32, inflateRawSync } from 'node:zlib'
import { refuse } from '../../../../shared/failure'
import { LIMITS } from './limits'

export interface ZipEntry {
  name: string
  method: number
  checksum: number
  packed: number
  unpacked: number
  /** Where the entry's local header stands. */
  at: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const IN_ZIP64 = 0xffffffff
/** Bytes that are unpacked at a time. */
const LEAST_CHUNK = 64
const LARGEST_CHUNK = 64 * 1024 * 1024

/**
 * The entries of a zip file. Refuses with `file-damaged` (cut off, nonsense in the directory), `password-protected`
 * (an encrypted entry) and `unsafe-file` (more entries than a workbook has).
 */
export function zipEntries(bytes: Buffer, file: string): ZipEntry[] {
  const end = endRecord(bytes)
  if (end < 0) throw refuse('file-damaged', { file })
  const count = bytes.readUInt16LE(end + 10)
  if (count > LIMITS.zipEntries) throw refuse('unsafe-file', { file, reason: `zip: ${count}` })
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_BYTES > end || bytes.readUInt32LE(at) !== ENTRY) throw refuse('file-damaged', { file })
    if (bytes.readUInt16LE(at + 8) & 1) throw refuse('password-protected', { file })
    const nameBytes = bytes.readUInt16LE(at + 28)
    const extraBytes = bytes.readUInt16LE(at + 30)
    const extra = bytes.subarray(at + ENTRY_BYTES + nameBytes, at + ENTRY_BYTES + nameBytes + extraBytes)
    const [unpacked, packed, local] = zip64(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ])
    entries.push({
      // Some writers on Windows put backslashes between folders.
      name: bytes.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packed,
      unpacked,
      at: local,
    })
    at += ENTRY_BYTES + nameBytes + extraBytes + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The end record stands in the last 64 kB, before a comment. −1: there is none. */
function endRecord(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - 0xffff)
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at
  return -1
}

/** Writers that stream put sizes into the zip64 extra field, in this order and only where the plain field is full. */
function zip64(extra: Buffer, plain: [number, number, number]): [number, number, number] {
  let at = 0
  while (at + 4 <= extra.length) {
    const size = extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === 1) {
      let field = at + 4
      const read = (value: number) => {
        if (value !== IN_ZIP64 || field + 8 > extra.length) return value
        field += 8
        return Number(extra.readBigUInt64LE(field - 8))
      }
      return [read(plain[0]), read(plain[1]), read(plain[2])]
    }
    at += 4 + size
  }
  return plain
}

/**
 * Unpacks one entry. What it says of its size and checksum must be true: a reader that believes a false size shows an
 * empty sheet without a word. Refuses with `unsafe-file` (too large, packed beyond any honest ratio, larger than it
 * says) and `file-damaged`.
 */
export function unpack(bytes: Buffer, entry: ZipEntry, file: string): Buffer {
  const damaged = () => refuse('file-damaged', { file })
  const unsafe = () => refuse('unsafe-file', { file, reason: `${entry.name}: ${entry.packed} → ${entry.unpacked}` })
  if (entry.unpacked > LIMITS.partBytes) throw unsafe()
  if (entry.unpacked > LIMITS.ratioFrom && entry.unpacked > LIMITS.ratio * entry.packed) throw unsafe()
  if (entry.at + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL) throw damaged()
  const start = entry.at + LOCAL_BYTES + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  if (start + entry.packed > bytes.length) throw damaged()
  const packed = bytes.subarray(start, start + entry.packed)
  const data = entry.method === 0 ? packed : inflated(packed, entry, unsafe, damaged)
  if (data.length !== entry.unpacked || crc32(data) !== entry.checksum) throw damaged()
  return data
}

function inflated(packed: Buffer, entry: ZipEntry, unsafe: () => Error, damaged: () => Error): Buffer {
  if (entry.method !== 8) throw damaged()
  try {
    // In one piece where possible: joining thousands of small ones costs as much as unpacking them.
    const chunkSize = Math.min(Math.max(LEAST_CHUNK, entry.unpacked), LARGEST_CHUNK)
    return inflateRawSync(packed, { chunkSize, maxOutputLength: Math.max(1, entry.unpacked) })
  } catch (error) {
    throw error instanceof RangeError ? unsafe() : damaged()
  }
}

/** A zip of these parts, stored and not packed: what was verified is what will be read. */
export function storedZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, data] of parts) {
    const path = Buffer.from(name, 'utf8')
    const checksum = crc32(data)
    const local = Buffer.alloc(LOCAL_BYTES)
    local.writeUInt32LE(LOCAL, 0)
    local.writeUInt16LE(20, 4)
    writeSizes(local, 14, checksum, data.length, path.length)
    const entry = Buffer.alloc(ENTRY_BYTES)
    entry.writeUInt32LE(ENTRY, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    writeSizes(entry, 16, checksum, data.length, path.length)
    entry.writeUInt32LE(at, 42)
    locals.push(local, path, data)
    directory.push(entry, path)
    at += LOCAL_BYTES + path.length + data.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, entries, end])
}

function writeSizes(header: Buffer, at: number, checksum: number, size: number, nameBytes: number): void {
  header.writeUInt32LE(checksum, at)
  header.writeUInt32LE(size, at + 4)
  header.writeUInt32LE(size, at + 8)
  header.writeUInt16LE(nameBytes, at + 12)
}
