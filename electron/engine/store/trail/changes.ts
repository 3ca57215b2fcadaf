// What an entry of the trail holds: the rows that were changed, step by step, so that they can be put back exactly.
import { gunzipSync, gzipSync } from 'node:zlib'
import type { TrailChange } from '../../../../shared/contract/history'
import type { SqlValue } from '../sql'

/** Columns of a row by name, as they are stored. */
export type Image = Record<string, SqlValue>

/**
 * One row that came (`is`), went (`was`) or changed (both, with the columns that differ; `of` then says which row it
 * is: its key, its parents and what it is called).
 */
export interface RowStep {
  table: string
  of?: Image
  was?: Image
  is?: Image
}

/** The tables whose rows come and go by the hundred thousand. Segments go with what they are of. */
export const SPAN_TABLES = ['response', 'import_issue', 'account', 'contact', 'people_issue'] as const
export type SpanTable = (typeof SPAN_TABLES)[number]

/** Very many rows that came or went at once: those with ids from `first` to `last` and, where given, of one import. */
export interface SpanStep {
  table: SpanTable
  /** Counts the spans of an entry; their images are found by it. */
  span: number
  how: 'added' | 'removed'
  first: number
  last: number
  count: number
  batch: number | null
}

export type Step = RowStep | SpanStep

/** A change that is only told: its rows were not noted. */
export type Line = Pick<TrailChange, 'what' | 'id' | 'name' | 'how' | 'count'>

export interface Changes {
  steps: Step[]
  /** What the steps' ids stood for when they were taken: “wave/3” → its name. */
  names: Record<string, string>
  lines?: Line[]
}

export const isSpan = (step: Step): step is SpanStep => 'span' in step

/** Longer ones are worth the time that compressing takes. */
const LONG = 4096
const GZIP = 0x1f

export function encoded(changes: Changes): Uint8Array {
  return packed(Buffer.from(JSON.stringify(changes)))
}

export function decoded(bytes: Uint8Array): Changes {
  return JSON.parse(unpacked(bytes)) as Changes
}

/** Quick rather than small: a program may hold a million rows of this. */
export function packed(json: Uint8Array): Uint8Array {
  return json.length > LONG ? gzipSync(json, { level: 1 }) : json
}

export function unpacked(bytes: Uint8Array): string {
  return Buffer.from(bytes[0] === GZIP ? gunzipSync(bytes) : bytes).toString('utf8')
}
