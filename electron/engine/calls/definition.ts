import type { Handler } from './handlers'

const missing = () => {
  throw new Error('not built yet')
}
export const get: Handler<'definition.get'> = missing
export const set: Handler<'definition.set'> = missing
export const weigh: Handler<'definition.weigh'> = missing
export const rollups: Handler<'definition.rollups'> = missing
export const freeze: Handler<'definition.freeze'> = missing
