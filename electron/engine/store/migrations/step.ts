import type { WriteDb } from '../database'

/** One numbered change of a program's shape. Runs in a transaction of its own; numbers leave gaps of ten. */
export interface Step {
  version: number
  up(db: WriteDb): void
}
