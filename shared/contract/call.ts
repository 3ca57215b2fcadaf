// How a call is declared: its kind, the schema of its input and the schema of its reply.
import type { z } from 'zod'

/**
 * What a call may touch. read: the open program, never changing it; write: the open program, in one transaction
 * that leaves a trail; free: no program at all (settings, files, opening and closing).
 */
export type CallKind = 'read' | 'write' | 'free'

export interface Call<K extends CallKind, I extends z.ZodType, O extends z.ZodType> {
  kind: K
  input: I
  output: O
  /** Long calls report progress, can be cancelled, and are never timed out by a host. */
  long: boolean
}

const declare =
  <K extends CallKind>(kind: K, long: boolean) =>
  <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<K, I, O> => ({ kind, input, output, long })

export const read = declare('read', false)
export const write = declare('write', false)
export const free = declare('free', false)
export const longWrite = declare('write', true)
export const longFree = declare('free', true)
export const longRead = declare('read', true)
