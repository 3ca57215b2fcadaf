// The application's own settings: language, theme and recent files. They belong to the reader, not to a program.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { Preferences, type RecentFile } from '../../shared/contract/app'
import type { Files } from './files'
import { errorCode, writeWhole } from './store/file'

const Stored = z.object({
  // Settings of an earlier version lack the author.
  preferences: Preferences.extend({ author: Preferences.shape.author.default(null) }),
  recent: z.array(z.object({ path: z.string(), openedAt: z.string() })),
})
type Stored = z.infer<typeof Stored>

const FRESH: Stored = { preferences: { language: 'system', theme: 'system', author: null }, recent: [] }
const MOST_RECENT = 10

export class PreferenceStore {
  readonly #path: string
  #stored: Stored = FRESH

  constructor(folder: string) {
    this.#path = join(folder, 'settings.json')
  }

  /** Reads the settings. Settings that do not read are set aside, not overwritten, and fresh ones are used. */
  async load(): Promise<void> {
    let text: string
    try {
      text = await readFile(this.#path, 'utf8')
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return
      throw error
    }
    try {
      this.#stored = Stored.parse(JSON.parse(text))
    } catch {
      await rename(this.#path, `${this.#path}.unreadable`)
    }
  }

  get preferences(): Preferences {
    return this.#stored.preferences
  }

  async setPreferences(change: Partial<Preferences>): Promise<void> {
    await this.#keep({ ...this.#stored, preferences: { ...this.#stored.preferences, ...change } })
  }

  async addRecent(path: string, openedAt: string): Promise<void> {
    const others = this.#stored.recent.filter((recent) => recent.path !== path)
    await this.#keep({ ...this.#stored, recent: [{ path, openedAt }, ...others].slice(0, MOST_RECENT) })
  }

  async forgetRecent(path: string): Promise<void> {
    await this.#keep({ ...this.#stored, recent: this.#stored.recent.filter((recent) => recent.path !== path) })
  }

  /** The files opened lately, newest first, each with a token to open it by. */
  recent(files: Files): Promise<RecentFile[]> {
    return Promise.all(
      this.#stored.recent.map(async ({ path, openedAt }) => {
        const token = createHash('sha256').update(path).digest('hex')
        files.grant(token, path)
        const found = await stat(path).then(
          (entry) => entry.isFile(),
          () => false,
        )
        return { file: { token, name: basename(path) }, folder: dirname(path), openedAt, found }
      }),
    )
  }

  async #keep(stored: Stored): Promise<void> {
    this.#stored = stored
    await mkdir(dirname(this.#path), { recursive: true })
    const text = `${JSON.stringify(stored, null, 2)}\n`
    await writeWhole(this.#path, basename(this.#path), new TextEncoder().encode(text))
  }
}
