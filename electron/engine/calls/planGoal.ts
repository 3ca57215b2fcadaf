import type { Handler } from './handlers'

const missing = () => {
  throw new Error('not built yet')
}
export const goal: Handler<'plan.goal'> = missing
export const setting: Handler<'plan.setting'> = missing
