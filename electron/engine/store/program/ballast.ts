// A reserve of room beside a program: some megabytes that are given back when the drive is full, so that the user can
// still delete and export. It is a convenience and never stands in the way: without room or permission there is none.
import { randomBytes } from 'node:crypto'
import { rmSync, truncateSync } from 'node:fs'
import { lstat, open, rm, statfs } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** Room for the deletion of some thousand rows, whose pages pass through the write-ahead log first. */
export const RESERVE_BYTES = 4 * 1024 * 1024

export class Ballast {
  readonly #path: string
  #held = false

  private constructor(path: string) {
    this.#path = path
  }

  /** Lays the reserve of the program at `path`; one that a crash left is used again. Never fails: see `held`. */
  static async lay(path: string): Promise<Ballast> {
    const ballast = new Ballast(join(dirname(path), `.${basename(path)}.reserve`))
    ballast.#held = (await isWhole(ballast.#path)) || (await ballast.#write())
    return ballast
  }

  /** Whether there is a reserve to give back. */
  get held(): boolean {
    return this.#held
  }

  /** Gives the room back, at once: it is called in the middle of an error. Never fails. */
  release(): void {
    this.#held = false
    // Emptied first: Windows lets go of a file's room only when the last reader (a virus scanner) closes it.
    for (const giveBack of [() => truncateSync(this.#path, 0), () => rmSync(this.#path, { force: true })]) {
      try {
        giveBack()
      } catch {
        // It is not there any more, or not ours to remove; nothing more can be had from it.
      }
    }
  }

  /** Lays the reserve again when twice its room is free, so that it does not fill the drive itself. True: it lies. */
  async restore(): Promise<boolean> {
    if (this.#held) return true
    this.#held = (await freeBytes(dirname(this.#path))) >= 2 * RESERVE_BYTES && (await this.#write())
    return this.#held
  }

  /** At closing: a closed program is one file. */
  async remove(): Promise<void> {
    this.#held = false
    await rm(this.#path, { force: true }).catch(() => undefined)
  }

  async #write(): Promise<boolean> {
    try {
      await rm(this.#path, { force: true })
      const file = await open(this.#path, 'wx', 0o600)
      try {
        // Random bytes, because a drive that compresses would give nothing back for zeros.
        await file.writeFile(await promisify(randomBytes)(RESERVE_BYTES))
        // Many drives find the room only now.
        await file.sync()
      } finally {
        await file.close()
      }
      return true
    } catch {
      await this.remove()
      return false
    }
  }
}

async function isWhole(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  return found?.isFile() === true && found.size === RESERVE_BYTES
}

/** Unlimited where the system does not tell: then trying shows it. */
async function freeBytes(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => null)
  return found ? found.bavail * found.bsize : Number.POSITIVE_INFINITY
}
