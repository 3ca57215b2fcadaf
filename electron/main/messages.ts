// What a window may send, read strictly: known shapes, own keys, plain data of a bounded size. Anything else is nothing.
import { z } from 'zod'
import { FILE_KINDS, type ShellRequest } from '../../shared/shell'
import type { ToEngine } from '../../shared/wire'

const MOST_NODES = 200_000
const MOST_CHARACTERS = 16_000_000
const DEEPEST = 32
const BANNED_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

const Id = z.number().int().nonnegative()
const Message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), id: Id, name: z.string().max(100), input: z.unknown() }),
  z.strictObject({ kind: z.literal('cancel'), id: Id }),
])

const Kind = z.enum(FILE_KINDS)
const Request = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pick-file'), fileKind: Kind }),
  z.strictObject({ kind: z.literal('pick-files'), fileKind: Kind, folder: z.boolean() }),
  z.strictObject({ kind: z.literal('pick-target'), fileKind: Kind, suggestedName: z.string().max(300) }),
  z.strictObject({ kind: z.literal('take'), path: z.string().max(4096) }),
])

/** A message to the engine; null for anything that is not one. The input is checked against its call by the engine. */
export function readMessage(value: unknown): ToEngine | null {
  if (!isPlainData(value)) return null
  const read = Message.safeParse(value)
  return read.success ? read.data : null
}

/** A request to the dialogs; null for anything that is not one. */
export function readRequest(value: unknown): ShellRequest | null {
  const read = Request.safeParse(value)
  return read.success ? read.data : null
}

/** Whether a value is what JSON could say, and not too much of it. Anything else has no business in an input. */
export function isPlainData(value: unknown): boolean {
  let nodes = 0
  let characters = 0
  const fits = (part: unknown, depth: number): boolean => {
    if (++nodes > MOST_NODES || depth > DEEPEST) return false
    if (part === null || part === undefined || typeof part === 'boolean') return true
    if (typeof part === 'number') return Number.isFinite(part)
    if (typeof part === 'string') {
      characters += part.length
      return characters <= MOST_CHARACTERS
    }
    if (Array.isArray(part)) return part.every((item) => fits(item, depth + 1))
    if (typeof part !== 'object' || Object.getPrototypeOf(part) !== Object.prototype) return false
    return Object.entries(part).every(([key, item]) => !BANNED_KEYS.has(key) && fits(item, depth + 1))
  }
  return fits(value, 0)
}
