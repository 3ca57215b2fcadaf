import type { Handler } from './handlers'

const missing = () => {
  throw new Error('not built yet')
}
export const get: Handler<'calendar.get'> = missing
export const propose: Handler<'calendar.propose'> = missing
export const add: Handler<'calendar.add'> = missing
