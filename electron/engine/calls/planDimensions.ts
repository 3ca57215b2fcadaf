// What a plan can be made by.
import { usedDimensions } from '../store/dimensions'
import type { Handler } from './handlers'

export const dimensions: Handler<'plan.dimensions'> = (_, context) =>
  context.read((db) => ({ dimensions: usedDimensions(db) }))
