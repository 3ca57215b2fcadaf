// 'program.saveSealed' and 'program.openSealed': programs as encrypted copies, and back.
import { basename, join, resolve } from 'node:path'
import { type Failure, type FailureCode, Refusal, refuse } from '../../../shared/failure'
import type { FileToken } from '../../../shared/wire'
import type { FreeContext } from '../context'
import { putNew } from '../store/backups/restore'
import { unwritten } from '../store/file'
import { isTaken } from '../store/program/companions'
import { Program } from '../store/program/program'
import { type SealOptions, seal, unseal } from '../store/program/sealed'
import { withTemporary } from '../store/program/temporary'
import type { Handler } from './handlers'
import { opened, openProgram } from './onDesk'

/** Failures of the place where a file is made, not of what it is made from. */
const ABOUT_PLACE: ReadonlySet<FailureCode> = new Set(['cannot-write', 'disk-full', 'file-read-only', 'file-exists'])

export const saveSealed: Handler<'program.saveSealed'> = async ({ to, passphrase }, context) => {
  const program = openProgram(context)
  const path = context.files.path(to)
  if (resolve(path) === resolve(program.path)) throw refuse('file-exists', { file: to.name })
  return withTemporary(context.settings.settingsFolder, async ({ folder }) => {
    const plain = join(folder, 'plain.npsw')
    const names = { [basename(plain)]: program.file, [basename(path)]: to.name }
    return naming(names, async () => {
      await program.copyTo(plain)
      return { bytes: await seal(plain, path, passphrase, reporting(context)) }
    })
  })
}

export const openSealed: Handler<'program.openSealed'> = ({ file, passphrase, to }, context) =>
  context.desk.inTurn(async () => {
    const path = await unsealedAt(file, passphrase, to, context)
    return opened(await Program.open(path, context.around), context)
  })

/** Decrypts into a draft, looks whether it opens as a program, and only then gives it its name, which it returns. */
async function unsealedAt(file: FileToken, passphrase: string, to: FileToken, context: FreeContext): Promise<string> {
  const sealed = context.files.path(file)
  const path = context.files.path(to)
  if (await isTaken(path)) throw refuse('file-exists', { file: to.name })
  await withTemporary(context.settings.settingsFolder, async (temporary) => {
    const draft = await temporary.draftFor(path)
    const names = { [basename(sealed)]: file.name, [basename(path)]: to.name }
    // What is wrong with the draft was wrong with the file it came from, unless it is about the place it lies in.
    const ofDraft = (code: FailureCode) => (ABOUT_PLACE.has(code) ? to.name : file.name)
    await naming({ ...names, [basename(draft)]: ofDraft }, async () => {
      await unseal(sealed, draft, passphrase, reporting(context))
      const program = await Program.open(draft, context.around)
      await program.close()
      await putNew(draft, path).catch((error: unknown) => {
        throw unwritten(error, path)
      })
    })
  })
  return path
}

const reporting = ({ progress, signal }: FreeContext): SealOptions => ({
  signal,
  onProgress: (done, total) => progress({ stage: 'writing', done, total, unit: 'bytes' }),
})

/** Says a refusal with the names that the user knows, not with those of our drafts and paths. */
async function naming<T>(
  names: Record<string, string | ((code: FailureCode) => string)>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, facts } = error.failure
    if (!('file' in facts) || !Object.hasOwn(names, facts.file)) throw error
    const known = names[facts.file]
    const file = typeof known === 'function' ? known(code) : known
    throw new Refusal({ code, facts: { ...facts, file } } as Failure)
  }
}
