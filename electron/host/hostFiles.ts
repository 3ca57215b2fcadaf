// Files that pass between a browser and the engine. A page cannot name a path: what it uploads goes to a temporary
// folder, what the engine writes for it is fetched from there, and programs live in the programs folder.
import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, copyFile, mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { EngineLink } from '../../shared/engineLink'
import { cleanName, numbered, splitName } from '../../shared/fileNames'
import { FILE_ENDINGS, type FileKind } from '../../shared/shell'
import type { FileToken } from '../../shared/wire'

const PROGRAM = FILE_ENDINGS.program[0]
const FALLBACK = 'Program'

/** Thrown when an upload grows beyond what its route takes. */
export class TooLarge extends Error {}

export interface HostFiles {
  /** Stores an upload of at most `limit` bytes. Throws `TooLarge`; nothing is left behind then. */
  upload(name: string, body: Readable, limit: number): Promise<FileToken>
  /** A new place in the temporary folder for the engine to write to. */
  target(kind: FileKind, name: string): FileToken
  /** The file that the engine wrote to a target; null: no such target, or nothing written yet. */
  written(token: string): Promise<{ path: string; bytes: number; name: string } | null>
  /** The place of a program that does not exist yet, under the programs folder. */
  newProgram(name: string): Promise<FileToken>
  close(): Promise<void>
}

const TEMPORARY = 'nps-workbench-host-'

/** Removes what hosts left behind that were ended from outside: answers of customers are in there. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(TEMPORARY) ? Number.parseInt(name.slice(TEMPORARY.length), 10) : Number.NaN
    if (Number.isNaN(owner) || isRunning(owner)) continue
    // Another user's folder cannot be removed, and is not ours to remove.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not ours to signal, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Opens a temporary folder that only this user may read; `close` removes it with all that it holds. */
export async function hostFiles(link: EngineLink, programsFolder: string): Promise<HostFiles> {
  await sweep()
  const folder = await mkdtemp(join(tmpdir(), `${TEMPORARY}${process.pid}-`))
  const targets = new Map<string, FileToken>()
  /** Program names given out whose files the engine has not made yet. */
  const promised = new Set<string>()

  const grant = (path: string, name: string): FileToken => {
    const file = { token: randomUUID(), name }
    link.grant(file, path)
    return file
  }

  return {
    async upload(name, body, limit) {
      const shown = basename(name.replaceAll('\\', '/')).slice(0, 200) || 'file'
      const { ending } = splitName(shown)
      const path = join(folder, `${randomUUID()}.${cleanName(ending, 'bin')}`)
      const received = await store(body, path, limit)
      if (ending !== PROGRAM) return grant(path, shown)
      await mkdir(programsFolder, { recursive: true })
      const home =
        (await sameProgram(programsFolder, received)) ?? (await moveIn(programsFolder, splitName(shown).stem, path))
      return grant(join(programsFolder, home), home)
    },
    target(kind, name) {
      const { stem } = splitName(name)
      const ending = FILE_ENDINGS[kind][0]
      const file = grant(join(folder, `${randomUUID()}.${ending}`), `${cleanName(stem, FALLBACK)}.${ending}`)
      targets.set(file.token, file)
      return file
    },
    async written(token) {
      const file = targets.get(token)
      const path = link.pathOf(token)
      if (!file || path === null) return null
      const entry = await stat(path).catch(() => null)
      return entry ? { path, bytes: entry.size, name: file.name } : null
    },
    async newProgram(name) {
      await mkdir(programsFolder, { recursive: true })
      const { stem, ending } = splitName(name)
      const fileName = await freeName(programsFolder, cleanName(ending === PROGRAM ? stem : name, FALLBACK), promised)
      promised.add(fileName)
      return grant(join(programsFolder, fileName), fileName)
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The first numbered program name that no file in the folder has and that was not given out already. */
async function freeName(folder: string, stem: string, taken: ReadonlySet<string>): Promise<string> {
  for (const name of numbered(stem, PROGRAM)) {
    const exists = await access(join(folder, name)).then(
      () => true,
      () => false,
    )
    if (!exists && !taken.has(name)) return name
  }
  throw new Error('Unreachable: the numbered names do not end.')
}

interface Received {
  bytes: number
  hash: string
}

/** Streams a body into a new file, counting and hashing it on the way. The file goes again when anything fails. */
async function store(body: Readable, path: string, limit: number): Promise<Received> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    // The request outlives a refusal: destroying it would take the answer's connection with it.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limit) throw new TooLarge()
      hash.update(chunk)
      await file.write(chunk)
    }
  } catch (error) {
    await file.close()
    await rm(path, { force: true })
    throw error
  }
  await file.close()
  return { bytes, hash: hash.digest('hex') }
}

/** The program in the folder that holds exactly these bytes: choosing it in the browser again must not make a copy. */
async function sameProgram(folder: string, received: Received): Promise<string | null> {
  for (const name of await readdir(folder)) {
    if (splitName(name).ending !== PROGRAM) continue
    const path = join(folder, name)
    const entry = await stat(path).catch(() => null)
    if (entry?.isFile() && entry.size === received.bytes && (await hashOf(path)) === received.hash) return name
  }
  return null
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** Copies an uploaded program into the programs folder under a name that no file there has. Returns that name. */
async function moveIn(folder: string, stem: string, from: string): Promise<string> {
  for (const name of numbered(cleanName(stem, FALLBACK), PROGRAM)) {
    try {
      await copyFile(from, join(folder, name), constants.COPYFILE_EXCL)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw error
    }
    await rm(from, { force: true })
    return name
  }
  throw new Error('Unreachable: the numbered names do not end.')
}
