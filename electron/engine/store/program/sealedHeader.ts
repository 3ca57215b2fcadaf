// The beginning of an encrypted copy. Little-endian:
//
//   0  8  "NPSWSEAL"             12  1  log2 of scrypt's N     24  16  salt
//   8  2  version                13  1  scrypt's r             40   8  the nonces' random prefix
//  10  2  length of the header   14  1  scrypt's p             48  32  key check
//                                15  1  not used, 0            80  16  checksum
//                                16  4  bytes of a frame
//                                20  4  not used, 0
//
// The checksum (SHA-256, cut) covers all before it and needs no key: damage is told apart from a wrong passphrase.
// The key check (HMAC-SHA-256 under a key of its own) covers what stands before it: it tells a wrong passphrase before
// anything is decrypted, and nobody can lower the parameters unseen. Whoever changes a salt on purpose and puts the
// checksum right makes the passphrase look wrong; nothing is decrypted then either.
// Every version keeps the first twelve bytes and the place of the checksum, so that "from a newer version" is not said
// of a damaged file.
import { createHash, createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { refuse } from '../../../../shared/failure'

export const MAGIC = Buffer.from('NPSWSEAL', 'latin1')
export const HEADER_BYTES = 96
export const FRAME_BYTES = 1024 * 1024

const VERSION = 1
const CHECKED_BYTES = 48
const KEY_CHECK_BYTES = 32
const CHECKSUM_BYTES = 16
/** A header of a later version may be longer, not endless. */
const LONGEST_HEADER = 4096

/** What one guess of the passphrase costs: 128 MiB and about a third of a second. */
export const FULL_COST = 17
/** What a file may ask of the computer that opens it: at most 256 MiB. */
const LEAST_COST = 10
const MOST_MEMORY = 256 * 1024 * 1024
const MOST_P = 4

/** What the frames are encrypted with. */
export interface SealKey {
  /** The header as it stands in the file; every frame is bound to it. */
  header: Buffer
  noncePrefix: Buffer
  key: Buffer
}

/** A new header with the key that goes with it. `cost` is log2 of scrypt's N; less than the full one is for tests. */
export async function newHeader(passphrase: string, cost = FULL_COST): Promise<SealKey> {
  const header = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(header)
  header.writeUInt16LE(VERSION, 8)
  header.writeUInt16LE(HEADER_BYTES, 10)
  header.set([cost, 8, 1], 12)
  header.writeUInt32LE(FRAME_BYTES, 16)
  randomBytes(24).copy(header, 24)
  const { key, checkKey } = await keysOf(header, passphrase, '')
  keyCheckOf(header, checkKey).copy(header, CHECKED_BYTES)
  checksumOf(header).copy(header, HEADER_BYTES - CHECKSUM_BYTES)
  return { header, noncePrefix: header.subarray(40, 48), key }
}

/**
 * Reads a header from the beginning of a file. Refuses with `not-a-program`, `sealed-damaged`,
 * `sealed-from-newer-version`, `wrong-passphrase`.
 */
export async function openHeader(beginning: Buffer, passphrase: string, file: string): Promise<SealKey> {
  if (!beginning.subarray(0, MAGIC.length).equals(MAGIC)) throw refuse('not-a-program', { file })
  const damaged = refuse('sealed-damaged', { file })
  if (beginning.length < HEADER_BYTES) throw damaged
  const length = beginning.readUInt16LE(10)
  if (length < HEADER_BYTES || length > LONGEST_HEADER || beginning.length < length) throw damaged
  const header = beginning.subarray(0, length)
  if (!checksumOf(header).equals(header.subarray(length - CHECKSUM_BYTES))) throw damaged
  if (header.readUInt16LE(8) > VERSION) throw refuse('sealed-from-newer-version', { file })
  if (length !== HEADER_BYTES || header.readUInt16LE(8) !== VERSION) throw damaged
  if (header.readUInt32LE(16) !== FRAME_BYTES) throw damaged
  const { key, checkKey } = await keysOf(header, passphrase, file)
  if (!timingSafeEqual(keyCheckOf(header, checkKey), header.subarray(CHECKED_BYTES, CHECKED_BYTES + KEY_CHECK_BYTES))) {
    throw refuse('wrong-passphrase', { file })
  }
  return { header, noncePrefix: header.subarray(40, 48), key }
}

/** The longest beginning that `openHeader` may need. */
export const MOST_HEADER_BYTES = LONGEST_HEADER

async function keysOf(header: Buffer, passphrase: string, file: string): Promise<{ key: Buffer; checkKey: Buffer }> {
  const [cost = 0, r = 0, p = 0] = header.subarray(12, 15)
  const memory = 128 * 2 ** cost * r
  if (cost < LEAST_COST || r < 1 || p < 1 || p > MOST_P || memory > MOST_MEMORY)
    throw refuse('sealed-damaged', { file })
  const options = { N: 2 ** cost, r, p, maxmem: memory + 128 * r * p + 32 * 1024 * 1024 }
  // One spelling for all: a Mac types é as e and an accent, Windows as one letter.
  const words = Buffer.from(passphrase.normalize('NFKC'), 'utf8')
  const stretched = await stretch(words, header.subarray(24, 40), 64, options)
  return { key: stretched.subarray(0, 32), checkKey: stretched.subarray(32) }
}

const stretch = promisify<Buffer, Buffer, number, ScryptOptions, Buffer>(scrypt)

const keyCheckOf = (header: Buffer, checkKey: Buffer): Buffer =>
  createHmac('sha256', checkKey).update(header.subarray(0, CHECKED_BYTES)).digest()

const checksumOf = (header: Buffer): Buffer =>
  createHash('sha256')
    .update(header.subarray(0, header.length - CHECKSUM_BYTES))
    .digest()
    .subarray(0, CHECKSUM_BYTES)
