// The pages of a damaged file, read and never written: those of its log where they are newer, else its own.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { errorCode } from '../file'
import { HEADER_BYTES, type Header, isPageSize, readHeader } from '../header'
import { type Log, readLog } from './log'

/** What every program of the workbench was made with; for a file whose beginning does not say. */
export const USUAL_PAGE = 4096

export class Pages {
  readonly #file: number
  readonly #fileSize: number
  readonly #log: { handle: number; held: Log } | null
  /** Null when the beginning does not read. */
  readonly header: Header | null
  readonly pageSize: number
  /** The bytes of a page that hold data. */
  readonly usable: number
  /** How many pages are there to be read. */
  readonly count: number

  /** Throws as opening a file does. `pageSize`: where the file's own word for it is not to be believed. */
  constructor(path: string, pageSize?: number) {
    this.#log = openLog(`${path}-wal`)
    try {
      this.#file = openSync(path, 'r')
    } catch (error) {
      if (this.#log) closeSync(this.#log.handle)
      throw error
    }
    this.#fileSize = fstatSync(this.#file).size
    const first = this.#readPage(1, HEADER_BYTES)
    const header = first && readHeader(first)
    this.header = header && isPageSize(header.pageSize) ? header : null
    this.pageSize = pageSize ?? this.header?.pageSize ?? this.#log?.held.pageSize ?? USUAL_PAGE
    this.usable = this.pageSize - (this.header?.reserved ?? 0)
    const own = Math.ceil(this.#fileSize / this.pageSize)
    const inLog = [...(this.#log?.held.places.keys() ?? [])]
    this.count = inLog.reduce((most, number) => Math.max(most, number), own)
  }

  /** The pages that there should be; null when nobody says. */
  get expected(): number | null {
    return this.#log?.held.pages ?? this.header?.pages ?? null
  }

  /** Whether all of a page is there, in the file or in its log. */
  has(page: number): boolean {
    return this.#log?.held.places.has(page) === true || page * this.pageSize <= this.#fileSize
  }

  /** Null when it is not there in full, or the disk does not give it. */
  page(number: number): Uint8Array | null {
    return number >= 1 && number <= this.count ? this.#readPage(number, this.pageSize) : null
  }

  close(): void {
    closeSync(this.#file)
    if (this.#log) closeSync(this.#log.handle)
  }

  #readPage(number: number, length: number): Uint8Array | null {
    const place = this.#log?.held.places.get(number)
    if (this.#log && place !== undefined) return readOrNull(this.#log.handle, place, length)
    return readOrNull(this.#file, number === 1 ? 0 : (number - 1) * this.pageSize, length)
  }
}

function openLog(path: string): { handle: number; held: Log } | null {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
  const { size } = fstatSync(handle)
  const held = readLog(size, (at, length) => readOrNull(handle, at, length) ?? new Uint8Array(length))
  if (held) return { handle, held }
  closeSync(handle)
  return null
}

function readOrNull(handle: number, at: number, length: number): Uint8Array | null {
  const bytes = new Uint8Array(length)
  try {
    for (let got = 0; got < length; ) {
      const more = readSync(handle, bytes, got, length - got, at + got)
      if (more === 0) return null
      got += more
    }
    return bytes
  } catch {
    // A sector that the disk does not give any more: as good as not there.
    return null
  }
}
