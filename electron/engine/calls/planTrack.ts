import type { Handler } from './handlers'

const missing = () => {
  throw new Error('not built yet')
}
export const track: Handler<'plan.track'> = missing
