import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ProgramInfo } from '../../../shared/contract/program'
import { refuse } from '../../../shared/failure'
import type { FreeContext } from '../context'
import { fillSample, SAMPLE_FILE, SAMPLE_NAME } from '../sample'
import { Program } from '../store/program'
import { changeSettings, infoOf } from '../store/programs'
import type { Handler } from './handlers'

/** What was last known of each open program: the header still has to name it while its file is out of reach. */
const lastKnown = new WeakMap<Program, ProgramInfo>()

/** What is known of a program now, for the header and the settings screen; figures of before while it is out of reach. */
export async function infoNow(program: Program, context: FreeContext): Promise<ProgramInfo> {
  try {
    const known = await readInfo(program, context)
    lastKnown.set(program, known)
    return known
  } catch (error) {
    const known = lastKnown.get(program)
    if (!known || program.state !== 'unreachable') throw error
    return { ...known, state: program.state }
  }
}

async function readInfo(program: Program, context: FreeContext): Promise<ProgramInfo> {
  const { file, folder, uid, syncedBy } = program
  const backedUpAt = await context.backups.latest(uid)
  return program.read((db) => {
    const facts = {
      file,
      folder,
      state: program.state,
      savedAt: program.savedAt?.toISOString() ?? null,
      openedAt: program.openedAt.toISOString(),
      backedUpAt,
      syncedBy,
    }
    return infoOf(db, facts, context.today())
  })
}

export async function opened(program: Program, context: FreeContext): Promise<ProgramInfo> {
  await context.desk.put(program)
  await context.preferences.addRecent(program.path, context.clock().toISOString())
  return infoNow(program, context)
}

/** The same file a second time is the same program: opening it again must not shut its owner out. */
function alreadyOpen(path: string, context: FreeContext): Program | null {
  const present = context.desk.program
  return present && resolve(present.path) === resolve(path) ? present : null
}

export const create: Handler<'program.create'> = ({ file, name }, context) =>
  context.desk.inTurn(async () => {
    const path = context.files.path(file)
    return opened(
      await Program.create(path, { name, createdAt: context.clock().toISOString() }, context.around),
      context,
    )
  })

export const open: Handler<'program.open'> = ({ file, readOnly, takeOver }, context) =>
  context.desk.inTurn(async () => {
    const path = context.files.path(file)
    const present = alreadyOpen(path, context)
    // A look and the program itself are not the same; whichever was asked for takes the other's place.
    if (present && (present.state === 'read-only') === readOnly) return infoNow(present, context)
    return opened(await Program.open(path, context.around, { readOnly, takeOver }), context)
  })

/** The sample is made when it is first asked for, with today's dates, so that one wave is always in the field. */
export const openSample: Handler<'program.openSample'> = (_input, context) =>
  context.desk.inTurn(() => openedSample(context))

async function openedSample(context: FreeContext): Promise<ProgramInfo> {
  const path = join(context.settings.programsFolder, SAMPLE_FILE)
  const present = alreadyOpen(path, context)
  if (present) return infoNow(present, context)
  const there = await access(path).then(
    () => true,
    () => false,
  )
  if (there) return opened(await Program.open(path, context.around), context)
  await mkdir(context.settings.programsFolder, { recursive: true })
  // Made under another name, so that what a crash leaves is never taken for the sample.
  const draft = `${path}.making`
  await rm(draft, { force: true })
  const given = { name: SAMPLE_NAME, createdAt: context.clock().toISOString() }
  const program = await Program.create(draft, given, context.around)
  await program.write('program.openSample', (db) => fillSample(db, context.today()))
  await program.close()
  await rename(draft, path)
  return opened(await Program.open(path, context.around), context)
}

export const close: Handler<'program.close'> = (_input, context) =>
  context.desk.inTurn(async () => {
    await context.desk.clear()
    return null
  })

export const info: Handler<'program.info'> = (_input, context) => {
  const { program } = context.desk
  if (!program) throw refuse('no-program', {})
  return infoNow(program, context)
}

export const update: Handler<'program.update'> = async (input, context) => {
  await context.write((db) =>
    changeSettings(db, {
      ...(input.name !== undefined && { name: input.name }),
      ...(input.confidence !== undefined && { confidence: input.confidence }),
      ...(input.minimumN !== undefined && { minimumN: input.minimumN }),
      ...(input.retentionMonths !== undefined && { retentionMonths: input.retentionMonths }),
    }),
  )
  const { program } = context.desk
  if (!program) throw refuse('no-program', {})
  return infoNow(program, context)
}

export const saveCopy: Handler<'program.saveCopy'> = async ({ to }, context) => {
  const { program } = context.desk
  if (!program) throw refuse('no-program', {})
  // Saving a copy over the open program itself would change the file behind its own back.
  if (alreadyOpen(context.files.path(to), context)) throw refuse('file-exists', { file: to.name })
  return { bytes: await program.copyTo(context.files.path(to)) }
}

export { examine, salvage } from './damaged'
export { openSealed, saveSealed } from './sealedCopies'
