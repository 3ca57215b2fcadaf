import { totalmem } from 'node:os'

const MB = 1024 * 1024

/** Of the computer's memory, what a reader may take, in MB: half of it, and no more than V8 can address anyway. */
export function mostMemory(total = totalmem()): number {
  return Math.max(1024, Math.min(4096, Math.floor(total / MB / 2)))
}
