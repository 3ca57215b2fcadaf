// Encrypted copies (*.npsx): a header (see sealedHeader.ts), then frames of 1 MiB, each AES-256-GCM with its tag behind
// it. What a frame is bound to, besides the key: the whole header, its number, and whether it is the last one; so frames
// cannot be swapped, left out, added or cut off. One frame is in memory at a time; nothing is written under its own name
// before the last tag was right.
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Refusal, refuse } from '../../../../shared/failure'
import {
  draftBeside,
  errorCode,
  isThere,
  removeQuietly,
  renamePatiently,
  renameToFree,
  syncFolder,
  unread,
} from '../file'
import { FRAME_BYTES, MAGIC, MOST_HEADER_BYTES, newHeader, openHeader, type SealKey } from './sealedHeader'

export interface SealOptions {
  onProgress?: (doneBytes: number, totalBytes: number) => void
  signal?: AbortSignal
  /** log2 of scrypt's N, from 10 on; for tests, which cannot spend a third of a second on each file. */
  cost?: number
}

const ALGORITHM = 'aes-256-gcm'
const TAG_BYTES = 16

/**
 * Writes the file at `from`, encrypted, to `to`, over what is there. Returns the bytes written. On any failure `to` is
 * as it was. Refuses with `file-missing`, `file-unreadable`, `cannot-write`, `cancelled`.
 */
export function seal(from: string, to: string, passphrase: string, options: SealOptions = {}): Promise<number> {
  return throughDraft(from, to, async (source, draft) => {
    const { size } = await source.handle.stat()
    const key = await newHeader(passphrase, options.cost)
    await draft.appendFile(key.header)
    let written = key.header.length
    const frames = Math.max(1, Math.ceil(size / FRAME_BYTES))
    const plain = Buffer.alloc(FRAME_BYTES)
    for (let number = 0; number < frames; number++) {
      refuseCancelled(options.signal)
      const length = Math.min(FRAME_BYTES, size - number * FRAME_BYTES)
      // The source is a file of our own that nobody writes; one that shrinks meanwhile must not be sealed as if whole.
      if ((await fill(source, plain.subarray(0, length), number * FRAME_BYTES)) !== length) {
        throw refuse('file-unreadable', { file: basename(from), reason: 'EIO' })
      }
      const cipher = createCipheriv(ALGORITHM, key.key, nonce(key, number))
      cipher.setAAD(binding(key, number, number === frames - 1))
      const parts = [cipher.update(plain.subarray(0, length)), cipher.final(), cipher.getAuthTag()]
      for (const part of parts) await draft.appendFile(part)
      written += length + TAG_BYTES
      options.onProgress?.(number * FRAME_BYTES + length, size)
    }
    refuseCancelled(options.signal)
    return { result: written, place: renamePatiently }
  })
}

/**
 * Writes what the sealed file at `from` holds to `to`, where no file may be. On any failure nothing is written. Refuses
 * with `file-exists`, `wrong-passphrase`, `sealed-damaged`, `sealed-from-newer-version`, `not-a-program`,
 * `file-missing`, `file-unreadable`, `cannot-write`, `cancelled`.
 */
export async function unseal(from: string, to: string, passphrase: string, options: SealOptions = {}): Promise<void> {
  const file = basename(from)
  // Before the work as well as after it: to wait for nothing is worse than to be refused at once.
  if (await isThere(to)) throw refuse('file-exists', { file: basename(to) })
  await throughDraft(from, to, async (source, draft) => {
    const { size } = await source.handle.stat()
    const beginning = Buffer.alloc(Math.min(size, MOST_HEADER_BYTES))
    await fill(source, beginning, 0)
    const key = await openHeader(beginning, passphrase, file)
    const body = size - key.header.length
    const whole = FRAME_BYTES + TAG_BYTES
    const frames = Math.max(1, Math.ceil(body / whole))
    const sealed = Buffer.alloc(whole)
    for (let number = 0; number < frames; number++) {
      refuseCancelled(options.signal)
      const frame = sealed.subarray(0, Math.min(whole, body - number * whole))
      const read = await fill(source, frame, key.header.length + number * whole)
      if (read !== frame.length || read < TAG_BYTES) throw refuse('sealed-damaged', { file })
      await draft.appendFile(opened(key, frame, number, number === frames - 1, file))
      options.onProgress?.(Math.min(body, (number + 1) * whole), body)
    }
    refuseCancelled(options.signal)
    return { result: undefined, place: renameToFree }
  })
}

/** Whether a file begins as an encrypted copy does. False for one that cannot be read: opening it says why. */
export async function isSealed(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'r')
    try {
      const beginning = Buffer.alloc(MAGIC.length)
      await fill({ handle, name: basename(path) }, beginning, 0)
      return beginning.equals(MAGIC)
    } finally {
      await handle.close()
    }
  } catch {
    return false
  }
}

/** The contents of one frame, once its tag has shown that not a bit of it was changed. */
function opened(key: SealKey, frame: Buffer, number: number, last: boolean, file: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key.key, nonce(key, number), { authTagLength: TAG_BYTES })
  decipher.setAAD(binding(key, number, last))
  decipher.setAuthTag(frame.subarray(frame.length - TAG_BYTES))
  const plain = decipher.update(frame.subarray(0, frame.length - TAG_BYTES))
  try {
    decipher.final()
  } catch {
    throw refuse('sealed-damaged', { file })
  }
  return plain
}

/** Never the same twice under one key: the key is the file's own, and the frame's number is in it. */
function nonce({ noncePrefix }: SealKey, number: number): Buffer {
  const counter = Buffer.alloc(4)
  counter.writeUInt32LE(number)
  return Buffer.concat([noncePrefix, counter])
}

function binding({ header }: SealKey, number: number, last: boolean): Buffer {
  const place = Buffer.alloc(5)
  place.writeUInt32LE(number)
  place.writeUInt8(last ? 1 : 0, 4)
  return Buffer.concat([header, place])
}

interface Source {
  handle: FileHandle
  /** For the sentence. */
  name: string
}

interface Done<T> {
  result: T
  /** How the draft comes to its name. */
  place(draft: string, to: string): Promise<void>
}

/** Reads `from` and writes a draft beside `to`, which takes its name in one step, flushed, or is removed. */
async function throughDraft<T>(
  from: string,
  to: string,
  work: (source: Source, draft: FileHandle) => Promise<Done<T>>,
): Promise<T> {
  const handle = await open(from, 'r').catch((error) => {
    throw unread(error, basename(from))
  })
  // With the name of what it is to become, so that who cleans up after a crash finds the one by the other.
  const path = draftBeside(to, `${basename(to).slice(0, 40)}.saving`)
  try {
    const draft = await open(path, 'wx', 0o600)
    let done: Done<T>
    try {
      done = await work({ handle, name: basename(from) }, draft)
      await draft.sync()
    } finally {
      await draft.close()
    }
    await done.place(path, to)
    await syncFolder(dirname(to))
    return done.result
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (errorCode(error) === 'EEXIST') throw refuse('file-exists', { file: basename(to) })
    throw refuse('cannot-write', { file: basename(to), reason: errorCode(error) })
  } finally {
    await removeQuietly(path)
    await handle.close()
  }
}

/** Fills `bytes` from `position` on; returns how many bytes there were. Refuses with `file-unreadable`. */
async function fill({ handle, name }: Source, bytes: Buffer, position: number): Promise<number> {
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await handle
      .read(bytes, done, bytes.length - done, position + done)
      .catch((error) => Promise.reject(refuse('file-unreadable', { file: name, reason: errorCode(error) })))
    if (bytesRead === 0) break
    done += bytesRead
  }
  return done
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw refuse('cancelled', {})
}
