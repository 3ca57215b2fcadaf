// Tokens stand for files. Those on disk are given out by hosts alone, which show the dialogs: a window never sees or
// sends a path. What comes from the clipboard is held here, under tokens of the engine's own.
import { randomUUID } from 'node:crypto'
import { refuse } from '../../shared/failure'
import type { FileToken } from '../../shared/wire'
import { readWhole, writeWhole } from './store/file'

export class Files {
  readonly #paths = new Map<string, string>()
  readonly #held = new Map<string, Uint8Array>()

  grant(token: string, path: string): void {
    this.#paths.set(token, path)
  }

  /** Keeps bytes as a file that can be read for as long as the engine runs; it lies on no disk and has no path. */
  hold(name: string, bytes: Uint8Array): FileToken {
    const file = { token: randomUUID(), name }
    this.#held.set(file.token, bytes)
    return file
  }

  /** The bytes of a file that is held; undefined: it lies on a disk, or nobody has given it out. */
  held(file: FileToken): Uint8Array | undefined {
    return this.#held.get(file.token)
  }

  /** The path that a token stands for. Refuses with `unknown-file`, also for what is only held. */
  path(file: FileToken): string {
    const path = this.#paths.get(file.token)
    if (path === undefined) throw refuse('unknown-file', { name: file.name })
    return path
  }

  /** Refuses with `unknown-file`, `file-missing`, `file-unreadable`. */
  async readBytes(file: FileToken): Promise<Uint8Array> {
    return this.held(file) ?? readWhole(this.path(file), file.name)
  }

  /** Whole or not at all. Refuses with `unknown-file`, `cannot-write`. */
  async writeBytes(file: FileToken, bytes: Uint8Array): Promise<void> {
    await writeWhole(this.path(file), file.name, bytes)
  }
}
