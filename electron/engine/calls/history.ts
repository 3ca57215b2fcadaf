import type { TrailEntry } from '../../../shared/contract/history'
import type { WriteContext } from '../context'
import { entryById, historyPage, latestOf } from '../store/trail/read'
import { move, nextOn, type Way } from '../store/trail/undo'
import type { Handler } from './handlers'

export const list: Handler<'history.list'> = (input, context) => context.read((db) => historyPage(db, input))

export const next: Handler<'history.next'> = (_input, context) =>
  context.read((db) => ({ undo: entryById(db, nextOn(db, 'back')), redo: entryById(db, nextOn(db, 'forth')) }))

export const undo: Handler<'history.undo'> = ({ expect }, context) => moved(context, 'back', expect)

export const redo: Handler<'history.redo'> = ({ expect }, context) => moved(context, 'forth', expect)

/** The entry that the undo or redo itself left. */
async function moved(context: WriteContext, way: Way, expect: number | undefined): Promise<TrailEntry> {
  const entry = await context.write((db) =>
    move(db, way, expect, (done, total) => {
      context.progress({ stage: 'writing', done, total, unit: 'rows' })
      return context.breathe()
    }),
  )
  return context.read((db) => latestOf(db, entry))
}
