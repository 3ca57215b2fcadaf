import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ProgramInfo } from '../../../shared/contract/program'
import { refuse } from '../../../shared/failure'
import type { FreeContext } from '../context'
import { fillSample, SAMPLE_FILE, SAMPLE_NAME } from '../sample'
import { Program } from '../store/program'
import { changeSettings, infoOf } from '../store/programs'
import type { Handler } from './handlers'

/** What is known of a program now, for the header and the settings screen. */
export function infoNow(program: Program, context: FreeContext): Promise<ProgramInfo> {
  return program.read((db) => infoOf(db, program, context.today()))
}

async function opened(program: Program, context: FreeContext): Promise<ProgramInfo> {
  await context.desk.put(program)
  await context.preferences.addRecent(program.path, context.clock().toISOString())
  return infoNow(program, context)
}

/** The same file a second time is the same program: opening it again must not make two that overwrite each other. */
function alreadyOpen(path: string, context: FreeContext): Program | null {
  const present = context.desk.program
  return present && resolve(present.path) === resolve(path) ? present : null
}

export const create: Handler<'program.create'> = ({ file, name }, context) =>
  context.desk.inTurn(async () => {
    const path = context.files.path(file)
    return opened(await Program.create(path, { name, createdAt: context.clock().toISOString() }), context)
  })

export const open: Handler<'program.open'> = ({ file }, context) =>
  context.desk.inTurn(async () => {
    const path = context.files.path(file)
    const present = alreadyOpen(path, context)
    return present ? infoNow(present, context) : opened(await Program.open(path), context)
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
  if (there) return opened(await Program.open(path), context)
  await mkdir(context.settings.programsFolder, { recursive: true })
  // Made under another name, so that what a crash leaves is never taken for the sample.
  const draft = `${path}.making`
  await rm(draft, { force: true })
  const program = await Program.create(draft, { name: SAMPLE_NAME, createdAt: context.clock().toISOString() })
  await program.write((db) => fillSample(db, context.today()), context.clock)
  await program.close()
  await rename(draft, path)
  return opened(await Program.open(path), context)
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
  const bytes = await program.bytes()
  await context.files.writeBytes(to, bytes)
  return { bytes: bytes.length }
}
