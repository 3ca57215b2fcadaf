// An import on its way from the process that reads files to the one that writes the program: rows as bytes, a few
// thousand at a time, so that nothing has to be taken apart and put together again in between.
import type { Layout, RowCounts, RowIssue } from '../../../shared/contract/import'

/** Columns of `response` that hold text, in the order in which a chunk has them. `search_text` is always there. */
export const TEXT_COLUMNS = [
  'search_text',
  'verbatim',
  'answered_at',
  'respondent',
  'name',
  'email',
  'company',
  'answer',
  'role',
  'owner',
  'ticket',
] as const
export type TextColumn = (typeof TEXT_COLUMNS)[number]

/** What is known before the first chunk. */
export interface PreparedHead {
  file: string
  hash: string
  layout: Layout
  /** Of the table, as its recognition has it. */
  signature: string
  sheet: string | null
  /** The name of the score column. */
  scoreColumn: string
  /** The names of the table's columns, in their order. */
  headers: readonly string[]
  counts: RowCounts
  /** The text columns that this import fills, a part of TEXT_COLUMNS in its order. */
  texts: readonly TextColumn[]
  /** Names of the dimensions, in the order of a chunk's codes. */
  dimensions: readonly string[]
  /** Some row has a value per year. */
  hasValue: boolean
}

/** A row that is left out, whole. */
export interface LeftOut {
  kind: RowIssue['kind']
  reason: RowIssue['reason']
  row: number
  /** The column whose value speaks against it, and that value. */
  column: string
  value: string
  /** The cells of the row, as JSON. */
  cells: string
}

/** Responses and left-out rows of one stretch of the file. */
export interface Chunk {
  /** Responses in it. */
  count: number
  /** Per response: its row number and its score. */
  places: Int32Array
  /** Texts in UTF-8, response by response and column by column, without anything between them. */
  bytes: Uint8Array
  /** Per response and text column: its bytes; −1: null. */
  lengths: Int32Array
  /** Per response: the value per year, NaN: none. null: `hasValue` is false. */
  values: Float64Array | null
  /** Per response: the account, then each dimension's segment, as places in their dictionaries; −1: none. */
  codes: Int32Array
  /** What the dictionaries gain with this chunk: names of accounts, then of each dimension's segments. */
  added: readonly (readonly string[])[]
  /** Per response: the id of the contact, 0: none. null: no contact is linked. */
  contacts: Int32Array | null
  /** Per response: the id of the stored response whose place it takes, 0: none. null: none is replaced. */
  replaces: Int32Array | null
  leftOut: readonly LeftOut[]
}
