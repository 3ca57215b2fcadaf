import { actionsWhere, addAction, changeAction } from '../store/actions'
import { given } from './given'
import type { Handler } from './handlers'

export const list: Handler<'action.list'> = (input, context) =>
  context.read((db) => actionsWhere(db, input, context.today()))

export const create: Handler<'action.create'> = async ({ response, ...fields }, context) => ({
  id: await context.write((db) => addAction(db, response, fields, context.clock().toISOString())),
})

export const update: Handler<'action.update'> = async ({ action, ...change }, context) => {
  await context.write((db) => changeAction(db, action, given(change), context.clock().toISOString()))
  return null
}
