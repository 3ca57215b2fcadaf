// Contacts and accounts: recognise → preview → run, the lists, the batches and what they left out.
import { translator } from '../../../shared/text'
import { leftOutFile } from '../import/leftOut/leftOutFile'
import type { Row } from '../import/table'
import { peoplePreview } from '../people/compare'
import type { KnownPeople } from '../people/known'
import { knownPeople, peopleBatches, peopleIssues, peopleLeftOut, stampOf, storePeople } from '../store/people'
import { accountsPage, contactsPage } from '../store/peoplePages'
import type { Handler } from './handlers'
import { asking, pauseOf, sourceOf } from './reading'

export const recognise: Handler<'people.recognise'> = ({ file, sheet, kind }, context) =>
  context.reader.ask('recognisePeople', { file: sourceOf(context, file), sheet, kind }, asking(context))

export const preview: Handler<'people.preview'> = async ({ file, mapping }, context) => {
  const known = await context.read(knownPeople)
  const input = { file: sourceOf(context, file), mapping, known, requireDates: false }
  const { compared, dimensions } = await context.reader.ask('comparePeople', input, asking(context))
  return peoplePreview(compared, known, dimensions)
}

export const run: Handler<'people.run'> = async ({ file, mapping }, context) => {
  const compare = (known: KnownPeople) => {
    const input = { file: sourceOf(context, file), mapping, known, requireDates: true }
    return context.reader.ask('comparePeople', input, asking(context))
  }
  const known = await context.read(knownPeople)
  const before = await compare(known)
  const batch = await context.write(async (db) => {
    // Something else was changed meanwhile: what was found then may not hold any more.
    const found = stampOf(db) === known.stamp ? before : await compare(knownPeople(db))
    const pause = pauseOf(context)
    const written = (done: number, total: number) => pause({ stage: 'writing', done, total, unit: 'rows' })
    return storePeople(db, { ...found, file: file.name, mapping, at: context.clock().toISOString() }, written)
  })
  context.reader.rest()
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
