import { basename, resolve } from 'node:path'
import type { Database } from 'sql.js'
import type { Backup } from '../../../shared/contract/backup'
import { type FailureCode, Refusal, refuse } from '../../../shared/failure'
import { translator } from '../../../shared/text'
import type { FileToken } from '../../../shared/wire'
import type { FreeContext } from '../context'
import { effectsOf } from '../store/backups/compare'
import { draftOf, type Exchange, putAside, putNew, putOver, realTarget } from '../store/backups/restore'
import { BY_HAND, DAYS, IMPORTS, MONTHS, MOST_BYTES, OF_EACH_RARE_KIND, WEEKS } from '../store/backups/rules'
import { openPlain } from '../store/disk/open'
import { isThere, removeQuietly, unwritten } from '../store/file'
import { hasTable } from '../store/holdings'
import { isTaken } from '../store/program/companions'
import { ProgramLock } from '../store/program/lock'
import { Program } from '../store/program/program'
import { sealWrite, tellLine } from '../store/trail/seal'
import { carryErasures, type Erasure, erasuresIn } from '../store/trail/told'
import type { Handler } from './handlers'
import { opened, openProgram } from './onDesk'

/** The program that a call is about: the open one, or the one at a path, which then is open or not. */
interface About {
  path: string
  present: Program | null
}

function aboutOf(file: FileToken | undefined, context: FreeContext): About {
  if (!file) {
    const open = openProgram(context)
    return { path: open.path, present: open }
  }
  const path = context.files.path(file)
  const { program } = context.desk
  return { path, present: program && resolve(program.path) === resolve(path) ? program : null }
}

export const list: Handler<'backup.list'> = async ({ file }, context) => {
  const { path, present } = aboutOf(file, context)
  const about = present ? { uid: present.uid, path } : { path }
  return { folder: context.backups.folder, backups: await context.backups.list(about) }
}

export const make: Handler<'backup.make'> = (_input, context) => context.backups.make(openProgram(context), 'by-hand')

export const rules: Handler<'backup.rules'> = () => ({
  days: DAYS,
  weeks: WEEKS,
  months: MONTHS,
  imports: IMPORTS,
  byHand: BY_HAND,
  rare: OF_EACH_RARE_KIND,
  bytes: MOST_BYTES,
})

export const preview: Handler<'backup.preview'> = async ({ file, backup: id }, context) => {
  const { path, present } = aboutOf(file, context)
  const backup = await context.backups.get(id)
  let kept: Database | null = null
  try {
    kept = await openPlain(await context.backups.pathOf(id))
    // A program before its first shape has no tables yet.
    if (!hasTable(kept, 'response')) return { backup, effects: null }
    const effects = present
      ? await effectsOf((work) => present.read(work), kept, context.breathe)
      : await effectsOnFile(path, kept, context)
    return { backup, effects }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuse('backup-damaged', { at: backup.at })
  } finally {
    kept?.close()
  }
}

/** Against a file that is not open: by a look at a copy of it. Null when it does not read. */
async function effectsOnFile(path: string, kept: Database, context: FreeContext) {
  let look: Program
  try {
    look = await Program.open(path, context.around, { readOnly: true })
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
  try {
    return await effectsOf((work) => look.read(work), kept, context.breathe)
  } finally {
    await look.close()
  }
}

export const restore: Handler<'backup.restore'> = ({ file, backup: id, to }, context) =>
  context.desk.inTurn(async () => {
    // Before anything is kept of the present file, which may rotate this very backup away.
    const backup = await context.backups.get(id)
    const { program, setAside } = to
      ? await restoredTo(context.files.path(to), backup, context)
      : await restoredOver(aboutOf(file, context), backup, context)
    return { program: await opened(program, context), setAside }
  })

interface Restored {
  program: Program
  setAside: string | null
}

async function restoredTo(target: string, backup: Backup, context: FreeContext): Promise<Restored> {
  if (await isTaken(target)) throw refuse('file-exists', { file: basename(target) })
  const draft = await draftOf(context.backups, backup, target)
  try {
    return await openedOrUndone(await putNew(draft, target), target, { backup, erasures: [] }, context)
  } catch (error) {
    throw unwritten(error, target)
  } finally {
    await removeQuietly(draft)
  }
}

async function restoredOver({ path, present }: About, backup: Backup, context: FreeContext): Promise<Restored> {
  const target = await realTarget(path)
  const draft = await draftOf(context.backups, backup, target)
  // A look at the file is not the file: it is neither backed up nor in the way.
  const open = present?.state === 'read-only' ? null : present
  try {
    const savedAt = open?.savedAt
    let before = await keptBefore(target, open, context)
    if (open) await context.desk.clear()
    try {
      // A change that was saved after the backup would be in nothing that is kept.
      if (open && open.savedAt !== savedAt) before = await keptBefore(target, null, context)
      const exchange = await exchanged(draft, target, before.kept, context)
      return await openedOrUndone(exchange, path, { backup, erasures: before.erasures }, context)
    } catch (error) {
      // Nothing was restored; the user is where they were.
      if (open) await context.desk.put(await Program.open(path, context.around))
      throw unwritten(error, target)
    }
  } finally {
    await removeQuietly(draft)
  }
}

/** What becomes of the present file: kept in a backup, set aside because it cannot be, or there is none. */
type Kept = 'backed-up' | 'set-aside' | 'nothing'

const CANNOT_BE_OPENED: readonly FailureCode[] = ['program-damaged', 'not-a-program']

interface Before {
  kept: Kept
  /** What was erased or made anonymous in the present file. */
  erasures: readonly Erasure[]
}

async function keptBefore(target: string, open: Program | null, context: FreeContext): Promise<Before> {
  if (!(await isThere(target))) return { kept: (await isTaken(target)) ? 'set-aside' : 'nothing', erasures: [] }
  // Asked before the backup: of a file that cannot be backed up they may read all the same.
  let erasures: readonly Erasure[] = []
  try {
    const present = open ?? (await Program.open(target, context.around))
    try {
      erasures = await present.read(erasuresIn)
      await context.backups.make(present, 'before-restore')
      return { kept: 'backed-up', erasures }
    } finally {
      if (!open) await present.close()
    }
  } catch (error) {
    if (error instanceof Refusal && isOfDamage(error)) return { kept: 'set-aside', erasures }
    throw error
  }
}

/** A copy that was made and does not read is a copy of a damaged file. */
const isOfDamage = ({ failure }: Refusal): boolean =>
  CANNOT_BE_OPENED.includes(failure.code) || (failure.code === 'backup-failed' && failure.facts.reason === 'EIO')

/** The exchange itself, under the program's lock: a file that is open in another workbench is not restored over. */
async function exchanged(draft: string, target: string, kept: Kept, context: FreeContext): Promise<Exchange> {
  const lock = await ProgramLock.take(target, { who: context.who(), clock: context.clock })
  try {
    if (kept === 'backed-up') return await putOver(draft, target)
    if (kept === 'set-aside') return await putAside(draft, target, asideName(context))
    return await putNew(draft, target)
  } finally {
    await lock.release()
  }
}

/** What the restored program tells of its restore: to which backup, and what was erased since. */
interface Tale {
  backup: Backup
  erasures: readonly Erasure[]
}

/** Opens what was restored, and has it say so; when either fails, the former file is put back. */
async function openedOrUndone(exchange: Exchange, path: string, tale: Tale, context: FreeContext): Promise<Restored> {
  let program: Program | null = null
  try {
    program = await Program.open(path, context.around)
    await tellRestore(program, tale)
    await exchange.settle()
    return { program, setAside: exchange.setAside }
  } catch (error) {
    await program?.close()
    // Somebody else was quicker and has the restored file open by now: it is theirs.
    const isTheirs = error instanceof Refusal && error.failure.code === 'program-in-use'
    await (isTheirs ? exchange.settle() : exchange.undo())
    throw error
  }
}

async function tellRestore(program: Program, { backup, erasures }: Tale): Promise<void> {
  await program.write('backup.restore', (db) => {
    carryErasures(db, erasures)
    sealWrite(db)
    tellLine(db, { what: 'program', id: 1, name: backup.at, how: 'changed', count: 1 })
  })
}

function asideName(context: FreeContext): (name: string, turn: number) => string {
  const t = translator(context.language())
  const day = context.today()
  return (name, turn) => t('common.setAside', { name, day: turn > 1 ? `${day} ${turn}` : day })
}
