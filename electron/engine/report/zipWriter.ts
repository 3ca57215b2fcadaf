// Parts that are made piece by piece → the bytes of a zip file. Packing goes on beside the engine's thread.
import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of the file: its path within it, and its text, piece by piece. */
export interface Part {
  path: string
  text: AsyncIterable<string> | Iterable<string>
}

interface Packed {
  path: Buffer
  packed: Buffer
  crc: number
  unpacked: number
}

/** What local and central headers of an entry share: version 2.0, names in UTF-8, deflated, the first day of 1980. */
function commonHeader({ path, packed, crc, unpacked }: Packed): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(0x0800, 2)
  header.writeUInt16LE(8, 4)
  header.writeUInt16LE(0x21, 8)
  header.writeUInt32LE(crc, 10)
  header.writeUInt32LE(packed.length, 14)
  header.writeUInt32LE(unpacked, 18)
  header.writeUInt16LE(path.length, 22)
  return header
}

const LOCAL = Buffer.from('504b0304', 'hex')
const CENTRAL = Buffer.from('504b01021400', 'hex')
const END = 0x06054b50

export async function zipOf(parts: readonly Part[]): Promise<Uint8Array> {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const entry = await packedPart(part)
    const common = commonHeader(entry)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    locals.push(LOCAL, common, entry.path, entry.packed)
    directory.push(CENTRAL, common, place, entry.path)
    at += LOCAL.length + common.length + entry.path.length + entry.packed.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, entries, end])
}

async function packedPart({ path, text }: Part): Promise<Packed> {
  const deflate = createDeflateRaw()
  const pieces: Buffer[] = []
  deflate.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = once(deflate, 'end')
  let crc = 0
  let unpacked = 0
  for await (const piece of text) {
    const bytes = Buffer.from(piece, 'utf8')
    crc = crc32(bytes, crc)
    unpacked += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  deflate.end()
  await ended
  return { path: Buffer.from(path, 'utf8'), packed: Buffer.concat(pieces), crc, unpacked }
}
