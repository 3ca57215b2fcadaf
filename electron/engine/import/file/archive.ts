// A zipped workbook, its parts unpacked one by one, only on demand and only once: what nobody asks for (pictures,
// macros, comments, names that point out of the archive) stays packed and can do no harm.
import { refuse } from '../../../../shared/failure'
import { LIMITS } from './limits'
import { unpack, type ZipEntry, zipEntries } from './zip'

export class Archive {
  readonly #bytes: Buffer
  readonly #file: string
  readonly #entries = new Map<string, ZipEntry[]>()
  readonly #spans: { from: number; to: number }[] = []
  readonly names: readonly string[]
  #unpacked = 0

  /** Refuses with what `zipEntries` refuses. */
  constructor(bytes: Buffer, file: string) {
    this.#bytes = bytes
    this.#file = file
    const entries = zipEntries(bytes, file)
    this.names = entries.map(({ name }) => name)
    for (const entry of entries) {
      const key = entry.name.toLowerCase()
      const same = this.#entries.get(key)
      if (same) same.push(entry)
      else this.#entries.set(key, [entry])
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  /**
   * A part, unpacked and verified, in UTF-8; null: there is none. Refuses with `file-damaged` (two parts of one name,
   * a part asked for twice, bytes that do not agree with their checksum), `file-too-large` (all parts together) and
   * `unsafe-file` (a bomb, parts that share bytes, a document type: entities expand, and a workbook needs none).
   */
  part(name: string): Buffer | null {
    const [entry, second] = this.#entries.get(name.toLowerCase()) ?? []
    if (!entry) return null
    // Which of two would be shown depends on the reader.
    if (second) throw refuse('file-damaged', { file: this.#file })
    this.#unpacked += entry.unpacked
    if (this.#unpacked > LIMITS.unpackedBytes) throw refuse('file-too-large', { file: this.#file })
    this.#claim(entry)
    const data = inUtf8(unpack(this.#bytes, entry, this.#file))
    for (const declaration of ['<!DOCTYPE', '<!ENTITY']) {
      if (data.includes(declaration, 0, 'latin1')) throw this.#unsafe(`${entry.name}: ${declaration}`)
    }
    return data
  }

  /** Bytes that belong to two parts are how a few kilobytes unpack to gigabytes. */
  #claim(entry: ZipEntry): void {
    const to = entry.at + entry.packed
    for (const span of this.#spans) {
      if (entry.at < span.to && span.from < to) throw this.#unsafe(`${entry.name}: ${entry.at}–${to}`)
    }
    this.#spans.push({ from: entry.at, to })
  }

  #unsafe(reason: string) {
    return refuse('unsafe-file', { file: this.#file, reason })
  }
}

/** XML may be UTF-16; everything after this expects UTF-8. */
function inUtf8(data: Buffer): Buffer {
  const mark = data.length >= 2 ? data.readUInt16BE(0) : 0
  const whole = data.subarray(2, data.length - (data.length % 2))
  if (mark === 0xfffe) return Buffer.from(whole.toString('utf16le'), 'utf8')
  if (mark === 0xfeff) return Buffer.from(Buffer.from(whole).swap16().toString('utf16le'), 'utf8')
  return data
}
