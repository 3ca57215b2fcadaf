// A folder of our own for what must not stay: plain copies that are about to be encrypted. It lies with the settings and
// is its owner's alone. What a crash leaves in it is removed at the next start. So is a draft that had to lie elsewhere,
// beside the file it was to become: a note in the folder says where.
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { draftBeside } from '../file'
import { mayLive } from './processes'

const FOLDER = 'temporary'
const NOTE = 'draft'
const DRAFT_ENDING = 'opening'
const DRAFT_NAME = /^\.[0-9a-f]{12}\.opening$/
/** Longer than any of this takes; a process number this old has been given to somebody else. */
const STALE_MS = 24 * 60 * 60 * 1000
const NOTE_KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** The folders that this engine is using. */
const inUse = new Set<string>()

export interface Temporary {
  /** Where files may be put that go when the work is done, whatever comes of it. */
  folder: string
  /** A free name beside `path`, to be moved to it; what remains under it (and beside it) is removed as well. */
  draftFor(path: string): Promise<string>
}

/** Does some work that needs files which must not stay. */
export async function withTemporary<T>(settingsFolder: string, work: (temporary: Temporary) => Promise<T>): Promise<T> {
  await cleanTemporary(settingsFolder)
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`
  const folder = join(settingsFolder, FOLDER, name)
  inUse.add(name)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await work({
      folder,
      async draftFor(path) {
        const draft = draftBeside(path, DRAFT_ENDING)
        await writeFile(join(folder, NOTE), draft, { mode: 0o600 })
        return draft
      },
    })
  } finally {
    await removeWork(folder)
    inUse.delete(name)
  }
}

/** Removes what a crash left. Never fails: what cannot be removed now is tried again the next time. */
export async function cleanTemporary(settingsFolder: string): Promise<void> {
  const folder = join(settingsFolder, FOLDER)
  for (const name of await readdir(folder).catch(() => [])) {
    if (inUse.has(name) || (await isAtWork(folder, name))) continue
    await removeWork(join(folder, name))
  }
}

/** Whether another engine (the command line beside the window, say) is using it now. */
async function isAtWork(folder: string, name: string): Promise<boolean> {
  const pid = Number(name.split('-')[0])
  // Ours, but not in use: an engine of this process that crashed.
  if (pid === process.pid) return false
  const found = await stat(join(folder, name)).catch(() => null)
  return found !== null && Date.now() - found.mtimeMs <= STALE_MS && mayLive(pid)
}

async function removeWork(folder: string): Promise<void> {
  const note = join(folder, NOTE)
  const draft = await readFile(note, 'utf8').catch(() => null)
  if (draft !== null && !(await isDraftGone(draft))) {
    // Its drive may be away, and comes back with the draft; but not for ever.
    const found = await stat(note).catch(() => null)
    if (found && Date.now() - found.mtimeMs < NOTE_KEPT_MS) return
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
}

/** Removes a draft and everything that was put beside it (its log, its lock, its reserve). False: that cannot be done. */
async function isDraftGone(draft: string): Promise<boolean> {
  const name = basename(draft)
  // Only what such a note can say is ever removed.
  if (!isAbsolute(draft) || !DRAFT_NAME.test(name)) return true
  try {
    const beside = (await readdir(dirname(draft))).filter((found) => found.includes(name))
    for (const found of beside) await rm(join(dirname(draft), found), { force: true })
    return true
  } catch {
    return false
  }
}
