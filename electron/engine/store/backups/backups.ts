// The backups of programs: a folder for each program, and in it one plain, verified SQLite file for each backup.
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Backup, BackupReason } from '../../../../shared/contract/backup'
import { Refusal, refuse } from '../../../../shared/failure'
import { oneAtATime } from '../../turns'
import {
  copyDurably,
  draftBeside,
  errorCode,
  isThere,
  removeQuietly,
  renamePatiently,
  syncFile,
  syncFolder,
} from '../file'
import type { Program } from '../program/program'
import { isOwner, nameFor, namesIn, type Origin, ownerOf, sweep } from './folders'
import { BACKUP_EXTENSION, type Manifest, manifestOf, readManifest, readStem, writeManifest } from './manifest'
import { calendar, toDrop } from './rules'
import { verified } from './verify'

export interface BackupsGiven {
  /** Where the folders of all programs lie. */
  folder: string
  clock(): Date
  log(line: string): void
}

export class Backups {
  readonly folder: string
  readonly #clock: () => Date
  readonly #log: (line: string) => void
  /** Per program, the day of its daily backup, so that a change need not look into the folder. */
  readonly #days = new Map<string, string>()
  readonly #inTurn = oneAtATime()
  /** The folder in which a backup is being written, whose manifest comes after it. */
  #writing: string | null = null

  constructor({ folder, clock, log }: BackupsGiven) {
    this.folder = folder
    this.#clock = clock
    this.#log = log
  }

  /** Makes a backup of an open program. Refuses with `backup-failed`; then there is none, not a bad one. */
  make(program: Program, reason: BackupReason): Promise<Backup> {
    return this.#keep(program, reason, (to) => program.whole((path) => copyDurably(path, to)))
  }

  /** Makes a backup of a file that is not open: it is whole, and nobody writes to it. Refuses with `backup-failed`. */
  keepFile(path: string, reason: BackupReason, uid: string | null): Promise<Backup> {
    return this.#keep({ path, uid }, reason, (to) => copyDurably(path, to))
  }

  /** Before the first change of a day; nothing when there is one of today. A failure is logged: the change goes on. */
  async daily(program: Program): Promise<void> {
    const today = calendar()(this.#clock())
    if (this.#days.get(program.uid) === today) return
    try {
      const dayOf = calendar()
      const made = (await this.list({ uid: program.uid })).some(
        ({ reason, at }) => reason === 'daily' && dayOf(new Date(at)) === today,
      )
      if (!made) await this.make(program, 'daily')
      this.#days.set(program.uid, today)
    } catch (error) {
      this.#log(`daily backup failed: ${reasonOf(error)}`)
    }
  }

  /** The moment of a program's newest backup; null while there is none. */
  async latest(uid: string): Promise<string | null> {
    try {
      return (await this.list({ uid }))[0]?.at ?? null
    } catch (error) {
      // Whoever asks shows the program; that its backups cannot be reached must not hide it.
      this.#log(`backups cannot be reached: ${reasonOf(error)}`)
      return null
    }
  }

  /**
   * Newest first. With a uid: the backups of that program, and those of the file at `path` before it had a uid. With a
   * path alone: those of whatever was at that path, because a damaged file does not say which program it is.
   */
  async list({ uid, path }: { uid?: string; path?: string }): Promise<Backup[]> {
    const own = [uid, path && ownerOf({ uid: null, path })].filter((owner) => owner !== undefined && owner !== '')
    const found = (await Promise.all(own.map((owner) => this.#listOf(owner as string)))).flat()
    if (uid === undefined && path !== undefined) {
      const others = (await namesIn(this.folder)).filter((owner) => isOwner(owner) && !own.includes(owner))
      const theirs = (await Promise.all(others.map((owner) => this.#listOf(owner)))).flat()
      found.push(...theirs.filter((one) => one.folder !== '' && resolve(one.folder, one.file) === resolve(path)))
    }
    return found.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.id.localeCompare(a.id))
  }

  /** One backup, as the list says it. Refuses with `backup-missing`. */
  async get(id: string): Promise<Backup> {
    const found = await this.#look(id, await this.pathOf(id))
    if (!found) throw refuse('backup-missing', {})
    return found
  }

  /** The file of a backup. Refuses with `backup-missing`, also for an id that would lead out of the folder. */
  async pathOf(id: string): Promise<string> {
    const [owner = '', stem = '', ...more] = id.split('.')
    if (more.length > 0 || !isOwner(owner) || !readStem(stem)) throw refuse('backup-missing', {})
    const path = join(this.folder, owner, `${stem}${BACKUP_EXTENSION}`)
    if (!(await isThere(path))) throw refuse('backup-missing', {})
    return path
  }

  /** Takes a backup away for good. Refuses with `backup-missing`. */
  async remove(id: string): Promise<void> {
    const path = await this.pathOf(id)
    // The manifest last: a backup without one would only be looked at anew.
    await rm(path)
    await rm(manifestOf(path), { force: true })
    await syncFolder(dirname(path))
  }

  /**
   * Changes what a backup holds, which only an erasure may: `work` is given a copy, which is verified and put in the
   * backup's place in one step. When anything fails, the backup is as it was. Refuses with `backup-failed`.
   */
  rewrite(id: string, work: (path: string) => Promise<void>): Promise<Backup> {
    return this.#inTurn(async () => {
      const [path, before] = [await this.pathOf(id), await this.get(id)]
      const draft = draftBeside(path, 'making')
      this.#writing = dirname(path)
      try {
        await copyDurably(path, draft)
        await work(draft)
        const manifest = await this.#seal(
          draft,
          { ...before, uid: null, path: join(before.folder, before.file) },
          before,
        )
        // Its manifest goes first: with the old one the new file would count as changed by somebody else.
        await rm(manifestOf(path), { force: true })
        await renamePatiently(draft, path)
        await writeManifest(path, manifest)
        await syncFolder(dirname(path))
        return { id, ...shown(manifest) }
      } catch (error) {
        throw failedFor(error)
      } finally {
        this.#writing = null
        await removeQuietly(draft)
      }
    })
  }

  #keep(origin: Origin, reason: BackupReason, copy: (to: string) => Promise<void>): Promise<Backup> {
    return this.#inTurn(async () => {
      const owner = ownerOf(origin)
      const folder = join(this.folder, owner)
      const at = this.#clock()
      const draft = draftBeside(join(folder, 'any'), 'making')
      this.#writing = folder
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await copy(draft)
        const manifest = await this.#seal(draft, origin, { at: at.toISOString(), reason })
        const stem = await nameFor(draft, folder, at, reason)
        const path = join(folder, `${stem}${BACKUP_EXTENSION}`)
        try {
          await writeManifest(path, manifest)
          await syncFolder(folder)
        } catch (error) {
          // It is said to have failed: then it must not take the room that the next try needs.
          await removeQuietly(path)
          await removeQuietly(manifestOf(path))
          throw error
        }
        await this.#rotate(owner)
        return { id: `${owner}.${stem}`, ...shown(manifest) }
      } catch (error) {
        throw failedFor(error)
      } finally {
        this.#writing = null
        await removeQuietly(draft)
      }
    })
  }

  /** Verifies a draft by opening it, and brings what that wrote to the disk. Throws when it is not sound. */
  async #seal(draft: string, origin: Origin, about: { at: string; reason: BackupReason }): Promise<Manifest> {
    const contents = await verified(draft, true).catch((error: unknown) => {
      this.#log(`a copy did not verify: ${reasonOf(error)}`)
      throw refuse('backup-failed', { reason: 'EIO' })
    })
    await syncFile(draft)
    const { size } = await stat(draft)
    const { at, reason } = about
    return { at, reason, file: basename(origin.path), folder: dirname(origin.path), bytes: size, ...contents }
  }

  async #listOf(owner: string): Promise<Backup[]> {
    if (!isOwner(owner)) return []
    const stems = (await namesIn(join(this.folder, owner)))
      .filter((name) => name.endsWith(BACKUP_EXTENSION))
      .map((name) => name.slice(0, -BACKUP_EXTENSION.length))
      .filter((stem) => readStem(stem) !== null)
    const found = await Promise.all(
      stems.map((stem) => this.#look(`${owner}.${stem}`, join(this.folder, owner, `${stem}${BACKUP_EXTENSION}`))),
    )
    return found.filter((one) => one !== null)
  }

  /** What a backup is; null when its bytes are not those that were verified, or do not read. */
  async #look(id: string, path: string): Promise<Backup | null> {
    const settled = this.#writing !== dirname(path)
    try {
      const { size } = await stat(path)
      const manifest = (await readManifest(path)) ?? (await this.#manifestAnew(path, size, settled))
      if (manifest.bytes === size) return { id, ...shown(manifest) }
      this.#log(`backup ${basename(path)} was changed since it was made`)
    } catch (error) {
      this.#log(`backup ${basename(path)} does not read: ${reasonOf(error)}`)
    }
    return null
  }

  /**
   * The manifest is gone: the backup itself says what it is. Where it came from is then not known; so it is not kept
   * unless the folder is `settled`, or it would come to lie over the one that is about to be written.
   */
  async #manifestAnew(path: string, bytes: number, settled: boolean): Promise<Manifest> {
    const said = readStem(basename(path, BACKUP_EXTENSION))
    if (!said) throw new Error('only files named as backups are looked at')
    const contents = await verified(path)
    const manifest = { ...said, file: `${contents.name}${BACKUP_EXTENSION}`, folder: '', bytes, ...contents }
    if (settled) await writeManifest(path, manifest).catch(() => undefined)
    return manifest
  }

  async #rotate(owner: string): Promise<void> {
    try {
      for (const { id } of toDrop(await this.#listOf(owner), this.#clock())) await this.remove(id)
      await sweep(join(this.folder, owner), this.#clock())
    } catch (error) {
      // The backup itself was made; too many of them are no reason to say that it was not.
      this.#log(`rotation of backups failed: ${reasonOf(error)}`)
    }
  }
}

function shown({ at, reason, file, folder, name, bytes, holds }: Manifest): Omit<Backup, 'id'> {
  return { at, reason, file, folder, name, bytes, holds }
}

/** What a backup that was not made is refused with. What is no failure of the disk is a bug and stays one. */
function failedFor(error: unknown): unknown {
  if (error instanceof Refusal && error.failure.code !== 'cannot-write') return error
  if (!(error instanceof Refusal) && errorCode(error) === 'unknown') return error
  return refuse('backup-failed', { reason: reasonOf(error) })
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) {
    const { facts } = error.failure
    return 'reason' in facts ? facts.reason : error.failure.code
  }
  const code = errorCode(error)
  return code === 'unknown' && error instanceof Error ? error.message : code
}
