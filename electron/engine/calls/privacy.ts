import { refuse } from '../../../shared/failure'
import { translator } from '../../../shared/text'
import type { FreeContext } from '../context'
import { workbookOf } from '../report/workbook'
import { realTarget } from '../store/backups/restore'
import { waveById } from '../store/campaigns'
import { anonymiseWave } from '../store/privacy/anonymise'
import { eraseFromBackups } from '../store/privacy/backups'
import { dossierOf } from '../store/privacy/dossier'
import { dueWaves } from '../store/privacy/due'
import { erasePerson } from '../store/privacy/erase'
import { everythingKnown } from '../store/privacy/everything'
import { identityOf, peopleNamed } from '../store/privacy/identity'
import { knownOf } from '../store/privacy/known'
import { witnessOf } from '../store/privacy/witness'
import type { Program } from '../store/program/program'
import type { Handler } from './handlers'
import { openProgram } from './onDesk'

export const find: Handler<'privacy.find'> = ({ search }, context) => context.read((db) => peopleNamed(db, search))

export const dossier: Handler<'privacy.dossier'> = async ({ response }, context) => {
  const backups = await context.backups.list(await backedUpAs(openProgram(context)))
  return context.read((db) => dossierOf(db, response, backups))
}

const exported: Handler<'privacy.export'> = async ({ response, to }, context) => {
  const language = context.language()
  const sheets = await context.read((db) => everythingKnown(db, response, language, context.clock().toISOString()))
  const bytes = workbookOf(sheets, translator(language)('dossier.goesOn'))
  await context.files.writeBytes(to, bytes)
  return { bytes: bytes.length }
}

export { exported as export }

export const erase: Handler<'privacy.erase'> = async ({ response, score, backups }, context) => {
  const program = writableProgram(context)
  const wish = { score, actionTitle: neutralTitle(context) }
  const search = await context.read((db) => ({
    known: knownOf(db, identityOf(db, response)),
    witness: witnessOf(db, response),
    wish,
  }))
  // The backups first: should one of them fail, the person is still known here, and it can be begun again.
  const step = (done: number, total: number) => {
    context.progress({ stage: 'writing', done, total, unit: 'steps' })
    return heard()
  }
  const { cleaned, deleted } = backups
    ? await eraseFromBackups(context.backups, await backedUpAs(program), search, step)
    : { cleaned: 0, deleted: 0 }
  const erased = await context.write((db) => erasePerson(db, knownOf(db, identityOf(db, response)), wish))
  await program.clearLeftovers()
  return { ...erased, backupsCleaned: cleaned, backupsDeleted: deleted }
}

export const due: Handler<'privacy.due'> = (_, context) => context.read((db) => dueWaves(db, context.today()))

export const anonymise: Handler<'privacy.anonymise'> = async ({ wave, verbatims }, context) => {
  const program = writableProgram(context)
  const actionTitle = neutralTitle(context)
  const responses = await context.write((db) => {
    waveById(db, wave)
    return anonymiseWave(db, { wave, verbatims, actionTitle })
  })
  await program.clearLeftovers()
  return { responses }
}

const neutralTitle = (context: FreeContext): string => translator(context.language())('dossier.neutralAction')

/** Lets other calls be heard. A cancellation is not: what was erased from one backup cannot be brought back. */
const heard = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What backups of a program are found by. One from before it had a uid is known by the file, behind any link. */
const backedUpAs = async ({ uid, path }: Program) => ({ uid, path: await realTarget(path) })

/** Before anything is touched, the backups among it. */
function writableProgram(context: FreeContext): Program {
  const program = openProgram(context)
  if (program.state === 'read-only') throw refuse('look-only', { file: program.file })
  return program
}
