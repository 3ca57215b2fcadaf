// Imports: recognise → preview → run, undo, and the score of a file by itself. Files are read in a process of their own,
// and before any transaction.
import { refuse } from '../../../shared/failure'
import { savedColumns } from '../../../shared/model/savedMapping'
import { requireAnswers } from '../import/check/judge'
import type { ProgramFacts } from '../import/facts'
import type { Chunk, PreparedHead } from '../import/prepared'
import { waveById } from '../store/campaigns'
import type { ReadDb } from '../store/database'
import { factsOf } from '../store/importFacts'
import { storeImport } from '../store/importing/storeImport'
import { batches, issuesPage, sameFile, undoBatch } from '../store/imports'
import { touchMapping } from '../store/mappings'
import { stampOf } from '../store/people'
import type { Handler } from './handlers'
import { asking, pauseOf, sourceOf } from './reading'

export const recognise: Handler<'import.recognise'> = ({ file, sheet, headerRow }, context) =>
  context.reader.ask('recognise', { file: sourceOf(context, file), sheet, headerRow }, asking(context))

export const preview: Handler<'import.preview'> = async ({ file, mapping, wave }, context) => {
  const facts = await context.read((db) => factsOf(db, wave, mapping))
  const input = { file: sourceOf(context, file), mapping, facts }
  const { preview: seen, hash } = await context.reader.ask('preview', input, asking(context))
  return { ...seen, sameFile: await context.read((db) => sameFile(db, hash, mapping.sheet) ?? null) }
}

export const run: Handler<'import.run'> = async ({ file, mapping, wave, again }, context) => {
  const prepared = async (facts: ProgramFacts) => {
    const items = context.reader.stream('prepare', { file: sourceOf(context, file), mapping, facts }, asking(context))
    const head = (await items.next()).value as PreparedHead | undefined
    if (!head) throw new Error('a preparation that was not refused begins with its head')
    return { head, chunks: items as AsyncGenerator<Chunk, void> }
  }
  const known = await context.read((db) => ({ stamp: stampOf(db), facts: factsOf(db, wave, mapping) }))
  let found = await prepared(known.facts)
  try {
    const refuseUseless = (db: ReadDb) => {
      const same = again ? undefined : sameFile(db, found.head.hash, found.head.sheet)
      if (same) throw refuse('already-imported', { file: file.name, ...same })
      requireAnswers(found.head.counts, { file: file.name, column: found.head.scoreColumn })
    }
    // Before the backup that a write makes, and once more where nothing can come between.
    await context.read(refuseUseless)
    return await context.write(async (db) => {
      waveById(db, wave)
      if (stampOf(db) !== known.stamp) {
        // Something else was changed meanwhile: who is in the wave already may have been judged by what is no more.
        await found.chunks.return()
        found = await prepared(factsOf(db, wave, mapping))
      }
      refuseUseless(db)
      const at = context.clock().toISOString()
      const columns = found.head.headers.map((name, index) => ({ index, name }))
      touchMapping(db, found.head.signature, savedColumns(columns, mapping), at)
      return storeImport(db, { ...found.head, wave, at, mapping }, found.chunks, {
        pause: pauseOf(context),
        stopped: context.stopped,
      })
    })
  } finally {
    await found.chunks.return()
    context.reader.rest()
  }
}

export const list: Handler<'import.list'> = ({ wave }, context) => context.read((db) => batches(db, wave))

export const issues: Handler<'import.issues'> = ({ batch, offset, limit, ...filter }, context) =>
  context.read((db) => issuesPage(db, batch, filter, offset, limit))

export const undo: Handler<'import.undo'> = ({ batch }, context) =>
  context.write((db) => undoBatch(db, batch, context.clock().toISOString()))

export const score: Handler<'import.score'> = ({ file, sheet, scoreColumn, confidence }, context) =>
  context.reader.ask('score', { file: sourceOf(context, file), sheet, scoreColumn, confidence }, asking(context))

export { mappings, paste, removeMapping, report, saveMapping } from './importKept'
