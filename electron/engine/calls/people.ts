// Contacts and accounts: recognise → preview → run, the lists, the batches and what they left out.
import type { PeopleMapping } from '../../../shared/contract/people'
import { translator } from '../../../shared/text'
import type { FileToken } from '../../../shared/wire'
import type { FreeContext } from '../context'
import { forget, sourceOf } from '../import/latest'
import { leftOutFile } from '../import/leftOutFile'
import type { Pause, Row } from '../import/table'
import { comparePeople, peoplePreview } from '../people/compare'
import { PeopleReader } from '../people/reader'
import { layoutOf, peopleTable, recognisePeople } from '../people/recognise'
import { knownPeople, peopleBatches, peopleIssues, peopleLeftOut, stampOf, storePeople } from '../store/people'
import { accountsPage, contactsPage } from '../store/peoplePages'
import type { Handler } from './handlers'

/** Tells how far the work has come, and hears a cancellation. */
function pauseOf(context: FreeContext): Pause {
  return (progress) => {
    context.progress(progress)
    return context.breathe()
  }
}

export const recognise: Handler<'people.recognise'> = async ({ file, sheet, kind }, context) => {
  const pause = pauseOf(context)
  return recognisePeople(await sourceOf(context.files, file, pause), { sheet, kind }, pause)
}

/** The file read and its mapping understood; nothing of the program is needed for it. */
async function prepare(file: FileToken, mapping: PeopleMapping, context: FreeContext) {
  const pause = pauseOf(context)
  const source = await sourceOf(context.files, file, pause)
  const table = peopleTable(source, mapping.sheet)
  const { layout } = layoutOf(table)
  return { pause, source, table, layout, reader: new PeopleReader(table, mapping, layout === 'hubspot') }
}

export const preview: Handler<'people.preview'> = async ({ file, mapping }, context) => {
  const { pause, table, reader } = await prepare(file, mapping, context)
  const known = await context.read(knownPeople)
  const compared = await comparePeople(table, reader, { mapping, known }, pause)
  return peoplePreview(compared, known, reader.dimensions)
}

export const run: Handler<'people.run'> = async ({ file, mapping }, context) => {
  const { pause, source, table, layout, reader } = await prepare(file, mapping, context)
  reader.requireDateOrders()
  const known = await context.read(knownPeople)
  const before = await comparePeople(table, reader, { mapping, known }, pause)
  const batch = await context.write(async (db) => {
    // Something else was changed meanwhile: what was found then may not hold any more.
    const compared =
      stampOf(db) === known.stamp
        ? before
        : await comparePeople(table, reader, { mapping, known: knownPeople(db) }, pause)
    const written = (done: number, total: number) => pause({ stage: 'writing', done, total, unit: 'rows' })
    const { hash } = source
    const headers = table.columns.map(({ name }) => name)
    const at = context.clock().toISOString()
    const ready = { file: file.name, hash, layout, headers, mapping, dimensions: reader.dimensions, compared, at }
    return storePeople(db, ready, written)
  })
  forget(context.files)
  return batch
}

export const batches: Handler<'people.batches'> = (_, context) => context.read(peopleBatches)

export const issues: Handler<'people.issues'> = ({ batch, offset, limit }, context) =>
  context.read((db) => peopleIssues(db, batch, offset, limit))

export const report: Handler<'people.report'> = async ({ batch, target, format }, context) => {
  const { headers, rows } = await context.read((db) => peopleLeftOut(db, batch))
  const language = context.language()
  const t = translator(language)
  const lines = rows.map(({ reason, cells, ...place }) => ({
    ...place,
    reason: t(`people.reasons.${reason}`),
    cells: JSON.parse(cells) as Row,
  }))
  const pause = pauseOf(context)
  const written = (done: number) => pause({ stage: 'writing', done, total: lines.length, unit: 'rows' })
  await written(0)
  await context.files.writeBytes(target, await leftOutFile({ headers, rows: lines, format, language }, written))
  return { rows: lines.length }
}

export const contacts: Handler<'people.contacts'> = (wish, context) => context.read((db) => contactsPage(db, wish))

export const accounts: Handler<'people.accounts'> = (wish, context) => context.read((db) => accountsPage(db, wish))
