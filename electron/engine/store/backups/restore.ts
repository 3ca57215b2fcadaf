// The exchange of a file for a backup. Until the last rename the former file stands where it was; after it, it can still
// be put back; and what cannot be opened is set aside under another name, never written over.
import { link, readdir, realpath, rename } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
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
export async function draftOf(backups: Backups, id: string, target: string): Promise<string> {
  const { at } = await backups.get(id)
  const draft = draftBeside(target, 'restoring')
  try {
    await copyDurably(await backups.pathOf(id), draft)
    await verified(draft, true).catch(() => {
      throw refuse('backup-damaged', { at })
    })
    await syncFile(draft)
    return draft
  } catch (error) {
    await removeQuietly(draft)
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
  try {
    await renameToFree(draft, target)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw refuse('file-exists', { file })
    throw error
  }
  await syncFolder(dirname(target))
  return { setAside: null, undo: () => removeQuietly(target), settle: async () => undefined }
}

/** Puts a draft in the place of a file of which a backup was made. */
export async function putOver(draft: string, target: string): Promise<Exchange> {
  const former = draftBeside(target, 'former')
  // A second name for the same bytes; where the file system has none, a copy.
  await link(target, former).catch(() => copyDurably(target, former))
  const undo = async () => {
    await renamePatiently(former, target)
    await moveCompanions(former, target)
    await syncFolder(dirname(target))
  }
  try {
    await moveCompanions(target, former)
    await syncFolder(dirname(target))
    await renamePatiently(draft, target)
    await syncFolder(dirname(target))
  } catch (error) {
    await undo()
    throw error
  }
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
  const undo = async () => {
    await moveCompanions(aside, target)
    if (await isThere(aside)) await renamePatiently(aside, target)
    await syncFolder(dirname(target))
  }
  // The companions first: a log that stayed behind would be taken for that of the restored file.
  await moveCompanions(target, aside)
  if (await isThere(target)) await renameToFree(target, aside)
  try {
    await syncFolder(dirname(target))
    await renameToFree(draft, target)
    await syncFolder(dirname(target))
  } catch (error) {
    await undo()
    throw error
  }
  return { setAside: basename(aside), undo, settle: async () => undefined }
}

async function freeName(target: string, nameFor: (name: string, turn: number) => string): Promise<string> {
  const extension = extname(target)
  const names = new Set(await readdir(dirname(target)))
  for (let turn = 1; ; turn++) {
    const name = `${nameFor(basename(target, extension), turn)}${extension}`
    if (WITH_COMPANIONS.every((ending) => !names.has(name + ending))) return join(dirname(target), name)
  }
}

async function moveCompanions(from: string, to: string): Promise<void> {
  for (const companion of COMPANIONS) {
    await rename(from + companion, to + companion).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error
    })
  }
}
