import type { Handler } from './handlers'

const missing = () => {
  throw new Error('not built yet')
}
export const get: Handler<'sample.get'> = missing
export const preview: Handler<'sample.preview'> = missing
export const draw: Handler<'sample.draw'> = missing
export const remove: Handler<'sample.remove'> = missing
export const people: Handler<'sample.people'> = missing
const exported: Handler<'sample.export'> = missing

export { exported as export }
export const send: Handler<'sample.send'> = missing
export const remind: Handler<'sample.remind'> = missing
export const release: Handler<'sample.release'> = missing
