import type { Handler } from './handlers'

const missing = () => {
  throw new Error('not built yet')
}
export const waves: Handler<'compare.waves'> = missing
export const segments: Handler<'compare.segments'> = missing
export const target: Handler<'compare.target'> = missing
export const trend: Handler<'compare.trend'> = missing
export const counts: Handler<'compare.counts'> = missing
