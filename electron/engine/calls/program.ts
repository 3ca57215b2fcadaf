import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { ProgramInfo } from '../../../shared/contract/program'
import { refuse } from '../../../shared/failure'
import type { FreeContext } from '../context'
import { fillSample, SAMPLE_FILE, SAMPLE_NAME } from '../sample'
import { putNew } from '../store/backups/restore'
import { isThere } from '../store/file'
import { removeDatabase } from '../store/program/companions'
import { Program } from '../store/program/program'
import { changeSettings } from '../store/programs'
import { given } from './given'
import type { Handler } from './handlers'
import { infoNow, opened, openProgram } from './onDesk'

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
  if (!(await isThere(path))) await makeSample(path, context)
  return opened(await Program.open(path, context.around), context)
}

async function makeSample(path: string, context: FreeContext): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  // Made under another name, so that what a crash leaves is never taken for the sample.
  const draft = `${path}.making`
  await removeDatabase(draft)
  const program = await Program.create(
    draft,
    { name: SAMPLE_NAME, createdAt: context.clock().toISOString() },
    context.around,
  )
  try {
    await program.write('program.openSample', (db) => fillSample(db, context.today()))
  } finally {
    await program.close()
  }
  await putNew(draft, path)
}

export const close: Handler<'program.close'> = (_input, context) =>
  context.desk.inTurn(async () => {
    await context.desk.clear()
    return null
  })

export const info: Handler<'program.info'> = (_input, context) => {
  return infoNow(openProgram(context), context)
}

export const update: Handler<'program.update'> = async (input, context) => {
  await context.write((db) => changeSettings(db, given(input)))
  return infoNow(openProgram(context), context)
}

export const saveCopy: Handler<'program.saveCopy'> = async ({ to }, context) => {
  const program = openProgram(context)
  // Saving a copy over the open program itself would change the file behind its own back.
  if (alreadyOpen(context.files.path(to), context)) throw refuse('file-exists', { file: to.name })
  return { bytes: await program.copyTo(context.files.path(to)) }
}

export { examine, salvage } from './programDamaged'
export { openSealed, saveSealed } from './programSealed'
