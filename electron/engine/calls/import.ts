// Imports: recognise → preview → run, undo, and the score of a file by itself. Files are read before any transaction.
import type { Mapping } from '../../../shared/contract/import'
import { refuse } from '../../../shared/failure'
import type { FileToken } from '../../../shared/wire'
import type { FreeContext } from '../context'
import { scoreOf } from '../import/fileScore'
import { judge } from '../import/judge'
import { forget, sourceOf } from '../import/latest'
import { Mapped } from '../import/mapping'
import { previewOf } from '../import/preview'
import { chooseTable, described, recogniseTable } from '../import/recognise'
import { chunksOf, headOf } from '../import/store'
import type { Pause } from '../import/table'
import { waveById } from '../store/campaigns'
import { storeImport } from '../store/importing/storeImport'
import { batches, dimensionNames, issuesPage, sameFile, undoBatch } from '../store/imports'
import { settingsOf } from '../store/programs'
import type { Handler } from './handlers'

/** Tells how far the work has come, and hears a cancellation. */
function pauseOf(context: FreeContext): Pause {
  return (progress) => {
    context.progress(progress)
    return context.breathe()
  }
}

export const recognise: Handler<'import.recognise'> = async ({ file, sheet }, context) => {
  const pause = pauseOf(context)
  const source = await sourceOf(context.files, file, pause)
  const table = await chooseTable(source, sheet, pause)
  return described(source, await recogniseTable(table, pause))
}

/** The file read, its mapping applied, every row judged. */
async function prepare(file: FileToken, mapping: Mapping, context: FreeContext) {
  const pause = pauseOf(context)
  const source = await sourceOf(context.files, file, pause)
  const table = await chooseTable(source, mapping.sheet, pause)
  const mapped = new Mapped(table, mapping, source.file)
  const judgement = await judge(table, mapped.score.index, pause)
  return { pause, source, table, mapped, judgement }
}

export const preview: Handler<'import.preview'> = async ({ file, mapping, wave }, context) => {
  const { opens_on: opensOn, closes_on: closesOn } = await context.read((db) => waveById(db, wave))
  const { pause, source, table, mapped, judgement } = await prepare(file, mapping, context)
  const program = await context.read((db) => ({
    confidence: settingsOf(db).confidence,
    dimensions: dimensionNames(db),
    sameFile: sameFile(db, source.hash) ?? null,
    wave: { opensOn, closesOn },
  }))
  return previewOf(table, mapped, judgement, program, pause)
}

export const run: Handler<'import.run'> = async ({ file, mapping, wave, again }, context) => {
  await context.read((db) => waveById(db, wave))
  const { pause, source, table, mapped, judgement } = await prepare(file, mapping, context)
  mapped.requireDateOrder()
  if (judgement.counts.imported === 0) throw refuse('no-scores', { column: mapped.score.name })
  const batch = await context.write((db) => {
    waveById(db, wave)
    const same = again ? undefined : sameFile(db, source.hash)
    if (same) throw refuse('already-imported', { file: file.name, ...same })
    const at = context.clock().toISOString()
    const ready = { source, table, mapped, mapping, judgement }
    return storeImport(db, { ...headOf(ready), wave, at, mapping }, chunksOf(ready), pause)
  })
  forget(context.files)
  return batch
}

export const list: Handler<'import.list'> = ({ wave }, context) => context.read((db) => batches(db, wave))

export const issues: Handler<'import.issues'> = ({ batch, offset, limit }, context) =>
  context.read((db) => issuesPage(db, batch, offset, limit))

export const undo: Handler<'import.undo'> = ({ batch }, context) =>
  context.write((db) => undoBatch(db, batch, context.clock().toISOString()))

export const score: Handler<'import.score'> = async ({ file, sheet, scoreColumn, confidence }, context) => {
  const pause = pauseOf(context)
  return scoreOf(await sourceOf(context.files, file, pause), { sheet, scoreColumn, confidence }, pause)
}
