// Calls about a program that does not open any more: what is wrong with it, and what can be made of it.
import { basename } from 'node:path'
import { refuse } from '../../../shared/failure'
import { translator } from '../../../shared/text'
import { putNew } from '../store/backups/restore'
import { verified } from '../store/backups/verify'
import { draftBeside, syncFile, unwritten } from '../store/file'
import { isTaken, removeDatabase } from '../store/program/companions'
import { examine as examineFile, refuseUnreadable } from '../store/salvage/examine'
import { type Came, salvageInto } from '../store/salvage/salvage'
import type { Handler } from './handlers'

export const examine: Handler<'program.examine'> = ({ file }, context) =>
  examineFile(context.files.path(file), context.breathe)

/** How many pages of a file are read between two words about it. */
const PAGES_A_WORD = 200

/** Makes a new program of what reads. The damaged file is only read. */
export const salvage: Handler<'program.salvage'> = async ({ file, to }, context) => {
  const [from, target] = [context.files.path(file), context.files.path(to)]
  if (await isTaken(target)) throw refuse('file-exists', { file: basename(target) })
  await refuseUnreadable(from)
  const placeholders = {
    word: translator(context.language())('common.recovered'),
    today: context.today(),
    now: context.clock().toISOString(),
  }
  const entry = { call: 'program.salvage', at: placeholders.now, who: context.who() }
  const draft = draftBeside(target, 'salvaging')
  let pages = 0
  const breathe = () => {
    pages++
    if (pages % PAGES_A_WORD === 0) context.progress({ stage: 'reading', done: pages, total: null, unit: 'steps' })
    return context.breathe()
  }
  let came: Came | null
  try {
    came = await salvageInto({ from, to: draft, placeholders, entry, breathe })
    if (!came) throw refuse('nothing-to-salvage', { file: basename(from) })
    await verified(draft, true)
    await syncFile(draft)
    await putNew(draft, target)
  } catch (error) {
    throw unwritten(error, target)
  } finally {
    await removeDatabase(draft)
  }
  // The same token stands for the new program: whoever asked for it goes on by opening it.
  return { file: basename(from), made: to, ...came }
}
