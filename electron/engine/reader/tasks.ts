// What the reader does, each task a chain of the pure steps of import/ over the rows of one file.
import { refuse } from '../../../shared/failure'
import { check } from '../import/check/check'
import { rulesOf } from '../import/check/rules'
import { Mapped } from '../import/mapping'
import { prepare } from '../import/prepare'
import { previewOf } from '../import/preview/preview'
import { scoreOf } from '../import/recognise/fileScore'
import { chooseTable, described, recogniseTable } from '../import/recognise/recognise'
import type { Pause } from '../import/table'
import { comparePeople } from '../people/compare'
import { PeopleReader } from '../people/reader'
import { layoutOf, peopleTable, recognisePeople } from '../people/recognise'
import type { Working } from './answer'
import type { TaskInput, TaskName, TaskOutput } from './messages'

/** Tells how far the work has come, and hears a cancellation. */
function pauseOf({ progress, signal }: Working): Pause {
  return async (step) => {
    progress(step)
    await new Promise((resolve) => setImmediate(resolve))
    if (signal.aborted) throw refuse('cancelled', {})
  }
}

/** The file read, its mapping applied, every row checked. */
async function checked({ file, mapping, facts }: TaskInput<'preview'>, { shelf }: Working, pause: Pause) {
  const source = await shelf.sourceOf(file, pause)
  const table = await chooseTable(source, mapping.sheet, pause, mapping.headerRow)
  const mapped = new Mapped(table, mapping, source.file)
  return { source, table, mapped, checks: await check(table, mapped, rulesOf(mapping), facts, pause) }
}

export const tasks: { [N in TaskName]: (input: TaskInput<N>, working: Working) => Promise<TaskOutput<N>> } = {
  async recognise({ file, sheet, headerRow }, working) {
    const pause = pauseOf(working)
    const source = await working.shelf.sourceOf(file, pause)
    const table = await chooseTable(source, sheet, pause, headerRow)
    return described(source, await recogniseTable(table, pause))
  },

  async preview(input, working) {
    const pause = pauseOf(working)
    const { source, table, mapped, checks } = await checked(input, working, pause)
    return { preview: await previewOf(table, mapped, checks, input.facts, pause), hash: source.hash }
  },

  async prepare(input, working) {
    const pause = pauseOf(working)
    const { source, table, mapped, checks } = await checked(input, working, pause)
    mapped.requireDateOrder()
    const { mapping, facts } = input
    for (const item of prepare({ source, table, mapped, checks, mapping, facts })) await working.item(item)
    return null
  },

  async recognisePeople({ file, sheet, kind }, working) {
    const pause = pauseOf(working)
    return recognisePeople(await working.shelf.sourceOf(file, pause), { sheet, kind }, pause)
  },

  async comparePeople({ file, mapping, known, requireDates }, working) {
    const pause = pauseOf(working)
    const source = await working.shelf.sourceOf(file, pause)
    const table = peopleTable(source, mapping.sheet)
    const { layout } = layoutOf(table)
    const reader = new PeopleReader(table, mapping, layout === 'hubspot')
    if (requireDates) reader.requireDateOrders()
    const compared = await comparePeople(table, reader, { mapping, known }, pause)
    const headers = table.columns.map(({ name }) => name)
    return { compared, hash: source.hash, layout, headers, dimensions: reader.dimensions }
  },

  async score({ file, sheet, scoreColumn, confidence }, working) {
    const pause = pauseOf(working)
    return scoreOf(await working.shelf.sourceOf(file, pause), { sheet, scoreColumn, confidence }, pause)
  },
}
