import type { Handler } from './handlers'

const missing = () => {
  throw new Error('not built yet')
}
export const cells: Handler<'plan.cells'> = missing
export const allocations: Handler<'plan.allocations'> = missing
export const allocate: Handler<'plan.allocate'> = missing
