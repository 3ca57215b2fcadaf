// One writer at a time: whoever opens a program for writing puts up a flag file beside it, and only then looks for the
// flags of others. Of two contenders at least one sees the other. Nobody takes down a flag whose owner may live, so
// there is no stale lock to fight over, which is where the usual one-file locks let two in. A contender that sees
// another withdraws and tries again after a random pause; a flag that stays is an owner.
// It rests on a folder's listing being fresh. A network share may show a stale one for some seconds: two computers that
// open the same file within them can both get in, which is what `check` and the program's own change counter are for.
import { randomBytes, randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, realpath, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { refuse } from '../../../../shared/failure'
import { NO_ROOM } from '../disk/errno'
import { errorCode, renamePatiently } from '../file'
import { type Flag, ownFlag, ownFlags, parseFlag, type Verdict, verdictOn } from './lockFlag'

/** Who has a program open, for the sentence. An owner that cannot be read has no name and no computer. */
export interface Holder {
  who: string
  host: string
  since: string
  /** On this computer. */
  here: boolean
}

export interface LockGiven {
  /** The account, as the next one reads it. */
  who: string
  clock(): Date
  /** The user says that no other computer has the file open. An owner that lives on this computer stays. */
  takeOver?: boolean
}

interface Place {
  folder: string
  /** The program's own name, for sentences. */
  file: string
  /** What the names of its flags begin with. */
  prefix: string
}

/** Our own flag. */
interface Mine {
  path: string
  nonce: string
  /** By the drive's own clock, which also dates the flags of others. */
  putUpAt: number
}

/** A flag that stands in the way. */
interface Found extends Holder {
  nonce: string
}

const NONCE_LENGTH = 16
const NONCE = /^[0-9a-f]{16}$/
/** Before a flag has its name; what a crash leaves of these is cleared away. */
const DRAFT = /^\.tmp-lock-[0-9a-f]{16}$/
/** A draft this old is a leftover; a flag this old that cannot be understood is what a power cut left of one. */
const LEFTOVER_MS = 60_000
/** A flag that another computer put up this short while ago is a fresh one: the user cannot have meant it. */
const FRESH_MS = 2_000
/** Seen so often, a flag is that of an owner: contenders withdraw theirs at once. */
const SEEN_STANDING = 4
/** Contenders that keep meeting give up some day; with pauses that grow, this is not reached. */
const MOST_TRIES = 30

export class ProgramLock {
  readonly #flag: Mine
  #lost = false
  #released = false

  private constructor(flag: Mine) {
    this.#flag = flag
  }

  /**
   * Takes the lock of the program at `path`, which need not exist yet. Refuses with `program-in-use` after some tries
   * (about a fifth of a second), `file-read-only` where no flag can be put up, `disk-full`, `file-missing`, `cannot-write`.
   */
  static async take(path: string, given: LockGiven): Promise<ProgramLock> {
    const place = await placeOf(path)
    const seen = new Map<string, number>()
    for (let tries = 1; ; tries++) {
      // Looking first keeps those who have no chance from disturbing those who contend.
      let standing = given.takeOver ? [] : await attempt(place, () => inTheWay(place))
      if (standing.length === 0) {
        const mine = await attempt(place, () => putUp(place, given))
        standing = await attempt(place, () => inTheWay(place, mine, given.takeOver)).catch(async (error) => {
          await takeDown(mine)
          throw error
        })
        if (standing.length === 0) return new ProgramLock(mine)
        await takeDown(mine)
      }
      for (const { nonce, who, host, since, here } of standing) {
        const times = (seen.get(nonce) ?? 0) + 1
        seen.set(nonce, times)
        if (times >= SEEN_STANDING || tries >= MOST_TRIES) {
          throw refuse('program-in-use', { file: place.file, who, host, since, here })
        }
      }
      await pause(20 + randomInt(40 * Math.min(tries, 8)))
    }
  }

  /** Our flag was found gone: somebody has taken over, and this program must not be written any more. */
  get lost(): boolean {
    return this.#lost
  }

  /** Looks whether our flag still stands. A folder that cannot be reached says nothing and is taken as a yes. */
  check(): boolean {
    const { path } = this.#flag
    if (!this.#released && !existsSync(path) && existsSync(dirname(path))) this.#lost = true
    return !this.#lost && !this.#released
  }

  /** Takes our flag down; a second time does nothing. Never fails: a flag that stays is that of a process that ended. */
  async release(): Promise<void> {
    if (this.#released) return
    this.#released = true
    await takeDown(this.#flag)
  }
}

/** Who has the program open for writing, ourselves included; null: nobody, or it cannot be seen. Changes nothing. */
export async function holderOf(path: string): Promise<Holder | null> {
  const place = await placeOf(path)
  for (const name of await flagsIn(place).catch(() => [])) {
    const { verdict, holder } = await judge(join(place.folder, name), nonceOf(name))
    if (verdict !== 'dead') return holder
  }
  return null
}

/** Where the flags of a program lie: beside the file itself, whatever link it was reached by. */
async function placeOf(path: string): Promise<Place> {
  const given = resolve(path)
  const folder = await realpath(dirname(given)).catch(() => dirname(given))
  const real = await realpath(given).catch(() => join(folder, basename(given)))
  return { folder: dirname(real), file: basename(given), prefix: `${basename(real)}.lock-` }
}

/** Where names that differ in capitals or in the spelling of accents are one file, they have one lock. */
const folded = (name: string): string =>
  process.platform === 'win32' || process.platform === 'darwin' ? name.normalize('NFC').toLowerCase() : name

const nonceOf = (name: string): string => name.slice(-NONCE_LENGTH)

/** A listing that fails must not be taken for an empty one: it throws. */
async function flagsIn({ folder, prefix }: Place): Promise<string[]> {
  const names = await readdir(folder)
  return names.filter((name) => NONCE.test(nonceOf(name)) && folded(name.slice(0, -NONCE_LENGTH)) === folded(prefix))
}

/**
 * The flags, besides our own, whose owners live or may live; those of dead ones are cleared away. `takeOver`: owners
 * that cannot be checked from here have to go too, unless they came just before us.
 */
async function inTheWay(place: Place, mine?: Mine, takeOver = false): Promise<Found[]> {
  const found: Found[] = []
  for (const name of await flagsIn(place)) {
    const nonce = nonceOf(name)
    if (nonce === mine?.nonce) continue
    const path = join(place.folder, name)
    const { verdict, holder, putUpAt } = await judge(path, nonce)
    const overruled = takeOver && mine && verdict === 'elsewhere' && mine.putUpAt - putUpAt > FRESH_MS
    if (verdict === 'dead' || overruled) await remove(path)
    else found.push({ ...holder, nonce })
  }
  return found
}

interface Judged {
  verdict: Verdict
  holder: Holder
  putUpAt: number
}

async function judge(path: string, nonce: string): Promise<Judged> {
  const found = await stat(path).catch(() => null)
  const putUpAt = found?.mtimeMs ?? Date.now()
  const unknown = { who: '?', host: '?', since: new Date(putUpAt).toISOString(), here: false }
  let flag: Flag | null
  try {
    flag = parseFlag(await readFile(path, 'utf8'))
  } catch (error) {
    // Gone since the listing: taken down. Anything else: there is a flag, and nothing says that its owner is dead.
    const verdict = errorCode(error) === 'ENOENT' ? 'dead' : 'elsewhere'
    return { verdict, holder: unknown, putUpAt }
  }
  if (!flag) {
    // Flags appear whole. One that cannot be understood for long is what a power cut left, and no owner outlives that.
    const verdict = Date.now() - putUpAt > LEFTOVER_MS ? 'dead' : 'elsewhere'
    return { verdict, holder: unknown, putUpAt }
  }
  const verdict = await verdictOn(flag, nonce)
  return { verdict, holder: { who: flag.who, host: flag.host, since: flag.at, here: verdict === 'here' }, putUpAt }
}

/** Puts up our flag, whole at once. Readable by everybody who may read the folder: they are to know who it is. */
async function putUp({ folder, prefix }: Place, given: LockGiven): Promise<Mine> {
  await clearDrafts(folder)
  const nonce = randomBytes(NONCE_LENGTH / 2).toString('hex')
  const draft = join(folder, `.tmp-lock-${nonce}`)
  const path = join(folder, `${prefix}${nonce}`)
  try {
    await writeFile(draft, JSON.stringify(await ownFlag(given.who, given.clock())), { flag: 'wx', mode: 0o644 })
    const { mtimeMs } = await stat(draft)
    ownFlags.add(nonce)
    await renamePatiently(draft, path)
    return { path, nonce, putUpAt: mtimeMs }
  } catch (error) {
    ownFlags.delete(nonce)
    await remove(draft)
    throw error
  }
}

/** Gives what may fail at a folder the name of its failure. */
async function attempt<T>({ file }: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const reason = errorCode(error)
    // No failure of the drive, so a bug, which must not be told as one.
    if (reason === 'unknown') throw error
    if (['EACCES', 'EPERM', 'EROFS'].includes(reason)) throw refuse('file-read-only', { file })
    if (NO_ROOM.has(reason)) throw refuse('disk-full', { file })
    if (reason === 'ENOENT') throw refuse('file-missing', { file })
    throw refuse('cannot-write', { file, reason })
  }
}

async function takeDown({ path, nonce }: Mine): Promise<void> {
  await remove(path)
  ownFlags.delete(nonce)
}

async function clearDrafts(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((one) => DRAFT.test(one))) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > LEFTOVER_MS) await remove(path)
  }
}

/** Windows refuses to remove what somebody is reading; a few tries outlast that. What cannot be removed stays. */
async function remove(path: string): Promise<void> {
  for (let tries = 1; tries <= 5; tries++) {
    try {
      return await unlink(path)
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error)) || process.platform !== 'win32') return
      await pause(10 * 2 ** tries)
    }
  }
}
