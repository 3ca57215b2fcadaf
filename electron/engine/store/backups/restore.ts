// The exchange of a file for a backup. Until the last rename the former file stands where it was; after it, it can still
// be put back; and what cannot be opened is set aside under another name, never written over.
import { link, readdir, realpath } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { Backup } from '../../../../shared/contract/backup'
import { refuse } from '../../../../shared/failure'
import {
  copyDurably,
  draftBeside,
  errorCode,
  isThere,
  removeQuietly,
  renamePatiently,
  renameToFree,
  syncFile,
  syncFolder,
  unwritten,
} from '../file'
import { COMPANIONS, isTaken, removeDatabase, WITH_COMPANIONS } from '../program/companions'
import type { Backups } from './backups'
import { verified } from './verify'

/** The file that a path leads to, also where that is a link; the path itself where nothing is. */
export const realTarget = (path: string): Promise<string> => realpath(path).catch(() => path)

/**
 * A copy of a backup beside the file whose place it is to take, read through once more. Refuses with `backup-missing`,
 * `backup-damaged`, `cannot-write`. The caller removes it when it is not used.
 */
export async function draftOf(
  backups: Backups,
  { id, at }: Pick<Backup, 'id' | 'at'>,
  target: string,
): Promise<string> {
  const draft = draftBeside(target, 'restoring')
  try {
    await copyDurably(await backups.pathOf(id), draft)
    await verified(draft, true).catch(() => {
      throw refuse('backup-damaged', { at })
    })
    await syncFile(draft)
    return draft
  } catch (error) {
    await removeDatabase(draft)
    throw unwritten(error, target)
  }
}

/** The way back from an exchange, and its end. */
export interface Exchange {
  /** The name under which a damaged file was set aside; null: none was. */
  setAside: string | null
  /** Puts the former file back, as it was. */
  undo(): Promise<void>
  /** Lets go of the former file, which a backup holds. */
  settle(): Promise<void>
}

/** Puts a draft under a name that nothing has. Refuses with `file-exists`. */
export async function putNew(draft: string, target: string): Promise<Exchange> {
  const file = basename(target)
  if (await isTaken(target)) throw refuse('file-exists', { file })
  const undo = await inSteps(target, async (back) => {
    await placeNew(draft, target, back).catch((error: unknown) => {
      throw errorCode(error) === 'EEXIST' ? refuse('file-exists', { file }) : error
    })
  })
  return { setAside: null, undo, settle: async () => undefined }
}

/** Puts a draft in the place of a file of which a backup was made. */
export async function putOver(draft: string, target: string): Promise<Exchange> {
  const former = draftBeside(target, 'former')
  const undo = await inSteps(target, async (back) => {
    back.push(() => removeQuietly(former))
    // A second name for the same bytes; where the file system has none, a copy.
    await link(target, former).catch(() => copyDurably(target, former))
    for (const companion of COMPANIONS) await move(target + companion, former + companion, back)
    await syncFolder(dirname(target))
    await renamePatiently(draft, target)
    back.push(async () => {
      // A log of the restored file would be taken for that of the former one.
      for (const companion of COMPANIONS) await removeQuietly(target + companion)
      await renamePatiently(former, target)
    })
  })
  return { setAside: null, undo, settle: () => removeDatabase(former) }
}

/**
 * Puts a draft in the place of a file that cannot be opened: that one gets a name of its own, made by `nameFor` of its
 * name without ending and of a number for the second and later of a day.
 */
export async function putAside(
  draft: string,
  target: string,
  nameFor: (name: string, turn: number) => string,
): Promise<Exchange> {
  const aside = await freeName(target, nameFor)
  const undo = await inSteps(target, async (back) => {
    // The companions first: a log that stayed behind would be taken for that of the restored file.
    for (const companion of COMPANIONS) await move(target + companion, aside + companion, back)
    await move(target, aside, back)
    await syncFolder(dirname(target))
    await placeNew(draft, target, back)
  })
  return { setAside: basename(aside), undo, settle: async () => undefined }
}

/** How steps that were taken are taken back, in their order. */
type WayBack = (() => Promise<void>)[]

/**
 * Takes steps, each of which notes how it is taken back. Returns what takes all of them back, the last first; when one
 * fails, those before it were taken back already.
 */
async function inSteps(target: string, steps: (back: WayBack) => Promise<void>): Promise<() => Promise<void>> {
  const back: WayBack = []
  const undo = async () => {
    for (let step = back.pop(); step; step = back.pop()) await step()
    await syncFolder(dirname(target))
  }
  try {
    await steps(back)
    await syncFolder(dirname(target))
    return undo
  } catch (error) {
    await undo()
    throw error
  }
}

async function placeNew(draft: string, target: string, back: WayBack): Promise<void> {
  await renameToFree(draft, target)
  back.push(() => removeDatabase(target))
}

/** Moves what is there to a name that nothing has: whatever somebody else puts in the way, in either direction, stays. */
async function move(from: string, to: string, back: WayBack): Promise<void> {
  if (!(await isThere(from))) return
  await renameToFree(from, to)
  back.push(() => renameToFree(to, from))
}

async function freeName(target: string, nameFor: (name: string, turn: number) => string): Promise<string> {
  const extension = extname(target)
  const names = new Set(await readdir(dirname(target)))
  for (let turn = 1; ; turn++) {
    const name = `${nameFor(basename(target, extension), turn)}${extension}`
    if (WITH_COMPANIONS.every((ending) => !names.has(name + ending))) return join(dirname(target), name)
  }
}
