// How a response that was replaced is written down: all its values as JSON, told from a left-out row of a file by being
// an object where that is a list.
import { Sql, type SqlValue } from '../sql'

/** Every stored column of a response. E-mail and code come first: by their places a person is found. */
export const KEPT_COLUMNS = [
  'email',
  'respondent',
  'id',
  'wave_id',
  'score',
  'search_text',
  'batch_id',
  'sheet',
  'row',
  'verbatim',
  'answered_at',
  'name',
  'company',
  'answer',
  'role',
  'owner',
  'ticket',
  'value',
] as const

export interface Kept {
  /** The id of the response that took its place. */
  by: number
  columns: Readonly<Record<string, SqlValue>>
  /** By name, because ids are given out anew. */
  account: string | null
  /** Found again by its id only while its e-mail and number are the same. */
  contact: { id: number; email: string | null; number: string | null } | null
  /** Dimension and segment, by their names. */
  segments: readonly (readonly [string, string])[]
  /** Ids of the actions that were on it. */
  actions: readonly number[]
}

/** `Kept` of the response `r`, whose place `n` takes, in SQL: there no text is cut off at a NUL. */
export const KEPT_TEXT = new Sql(
  `json_object('replaced', json_object(
     'by', n.id,
     'columns', json_object(${KEPT_COLUMNS.map((column) => `'${column}', r.${column}`).join(', ')}),
     'account', (SELECT name FROM account WHERE id = r.account_id),
     'contact', json((SELECT json_object('id', id, 'email', email, 'number', number) FROM contact WHERE id = r.contact_id)),
     'segments', json((SELECT json_group_array(json_array(d.name, g.name)) FROM response_segment s
                       JOIN segment g ON g.id = s.segment_id JOIN dimension d ON d.id = g.dimension_id
                       WHERE s.response_id = r.id)),
     'actions', json((SELECT json_group_array(id) FROM action WHERE response_id = r.id))
   ))`,
  [],
)

/** The response that is kept in the cells of a left-out row; null: they are those of a file's row, or were blanked. */
export function keptIn(cells: string): Kept | null {
  if (!cells.startsWith('{')) return null
  try {
    const { replaced } = JSON.parse(cells) as { replaced?: Kept }
    return replaced ?? null
  } catch {
    return null
  }
}

/** It says neither by e-mail nor by code who answered: it is of whoever its successor is of. */
export const isOfSuccessor = ({ columns }: Kept): boolean => !columns.email && !columns.respondent

/** Values that are of no use to a reader: ids, and what a search looks through. */
const INNER: ReadonlySet<string> = new Set(['id', 'wave_id', 'batch_id', 'search_text', 'sheet', 'row'])

/** Its values as cells: e-mail, code, then all others that say something. */
export function keptCells({ columns, account, segments }: Kept): SqlValue[] {
  const values = KEPT_COLUMNS.filter((column) => !INNER.has(column)).map((column) => columns[column] ?? null)
  return [...values, ...(columns.company === null ? [account] : []), ...segments.map(([, segment]) => segment)]
}
