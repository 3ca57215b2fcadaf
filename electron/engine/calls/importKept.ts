// Imports, what is kept beside them: mappings under a name, texts from the clipboard, the file of left-out rows.
import { splitName } from '../../../shared/fileNames'
import { translator } from '../../../shared/text'
import { leftOutFile } from '../import/leftOut/leftOutFile'
import { leftOutRows } from '../store/leftOutRows'
import { forgetMapping, keepMapping, savedMappings } from '../store/mappings'
import type { Handler } from './handlers'

export const mappings: Handler<'import.mappings'> = (_, context) => context.read(savedMappings)

export const saveMapping: Handler<'import.saveMapping'> = (mapping, context) =>
  context.write((db) => ({ id: keepMapping(db, mapping, context.clock().toISOString()) }))

export const removeMapping: Handler<'import.removeMapping'> = ({ id }, context) =>
  context.write((db) => {
    forgetMapping(db, id)
    return null
  })

/** Spreadsheet programs put cells on the clipboard with tabs between them. */
export const paste: Handler<'import.paste'> = ({ text, name }, context) => {
  const ending = text.slice(0, 10_000).includes('\t') ? 'tsv' : 'csv'
  const named = splitName(name).ending === ending ? name : `${name}.${ending}`
  return context.files.hold(named, Buffer.from(text, 'utf8'))
}

export const report: Handler<'import.report'> = async ({ batch, target, format, ...filter }, context) => {
  // A token that was never given out is refused before anything is read.
  context.files.path(target)
  const language = context.language()
  const t = translator(language)
  const { headers, rows } = await context.read((db) => leftOutRows(db, batch, filter))
  const total = rows.length
  const told = rows.map((row) => ({ ...row, reason: t(`import.reasons.${row.reason}`) }))
  const bytes = await leftOutFile({ headers, rows: told, format, language }, (done) => {
    context.progress({ stage: 'writing', done: Math.min(done, total), total, unit: 'rows' })
    return context.breathe()
  })
  await context.files.writeBytes(target, bytes)
  return { rows: rows.length }
}
