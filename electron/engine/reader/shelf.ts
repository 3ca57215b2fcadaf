// The file that is being imported is read once, not again for every change of its mapping.
import { stat } from 'node:fs/promises'
import { hashOf, readSource } from '../import/file/source'
import type { Pause, Source } from '../import/table'
import { readWhole } from '../store/file'
import type { FileSource } from './messages'

interface Kept {
  source: Source
  /** What the file system says of the file: the same file with the same stamp need not be read to be known. */
  stamp: string | null
}

/** Holds the last file that was read. */
export class Shelf {
  #kept: Kept | null = null

  /**
   * The sheets of a file. One that was changed meanwhile is read anew.
   * Refuses with `file-missing`, `file-unreadable` and what `readSource` refuses.
   */
  async sourceOf(file: FileSource, pause: Pause): Promise<Source> {
    const stamp = await stampOf(file)
    if (this.#kept && stamp !== null && this.#kept.stamp === stamp) return { ...this.#kept.source, file: file.name }
    const bytes = 'bytes' in file ? file.bytes : await readWhole(file.path, file.name)
    const kept = this.#kept
    if (kept && kept.source.bytes === bytes.length && kept.source.hash === hashOf(bytes)) {
      this.#kept = { ...kept, stamp }
      return { ...kept.source, file: file.name }
    }
    // Two files at once may be more than there is room for.
    this.#kept = null
    const source = await readSource(bytes, file.name, pause)
    this.#kept = { source, stamp }
    return source
  }
}

async function stampOf(file: FileSource): Promise<string | null> {
  if ('bytes' in file) return null
  const found = await stat(file.path, { bigint: true }).catch(() => null)
  return found && [file.path, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ')
}
