// Tokens stand for paths. Only hosts, which show the dialogs, give tokens out; a window never sees or sends a path.
import { refuse } from '../../shared/failure'
import type { FileToken } from '../../shared/wire'
import { readWhole, writeWhole } from './store/file'

export class Files {
  readonly #paths = new Map<string, string>()

  grant(token: string, path: string): void {
    this.#paths.set(token, path)
  }

  /** The path that a token stands for. Refuses with `unknown-file`. */
  path(file: FileToken): string {
    const path = this.#paths.get(file.token)
    if (path === undefined) throw refuse('unknown-file', { name: file.name })
    return path
  }

  /** Refuses with `unknown-file`, `file-missing`, `file-unreadable`. */
  readBytes(file: FileToken): Promise<Uint8Array> {
    return readWhole(this.path(file), file.name)
  }

  /** Whole or not at all. Refuses with `unknown-file`, `cannot-write`. */
  async writeBytes(file: FileToken, bytes: Uint8Array): Promise<void> {
    await writeWhole(this.path(file), file.name, bytes)
  }
}
