// The choices of the wizard on their way to a mapping: uses of columns, kind, key, blanks, orders of dates.
import type { DateOrder } from '../../../../shared/contract/import'
import type {
  PeopleKey,
  PeopleKind,
  PeopleMapping,
  PeopleRecognition,
  PeopleRole,
} from '../../../../shared/contract/people'

export interface PeopleDraftColumn {
  index: number
  role: PeopleRole
  dimension: string
  dateOrder: DateOrder | null
  /** The user has chosen the use. */
  chosen: boolean
}

export interface PeopleDraft {
  kind: PeopleKind
  key: PeopleKey
  blanks: PeopleMapping['blanks']
  columns: readonly PeopleDraftColumn[]
}

/** By what lines of either kind can be matched; the first that the file has is proposed. */
export const KEYS: Record<PeopleKind, readonly PeopleKey[]> = {
  contacts: ['email', 'number'],
  accounts: ['number', 'name'],
}

/** Uses that a column of either kind may have, in the order of the choice. */
export const ROLES: Record<PeopleKind, readonly PeopleRole[]> = {
  contacts: [
    ...(['number', 'email', 'first-name', 'last-name', 'name', 'account', 'account-number'] as const),
    ...(['role', 'opted-out', 'last-invited', 'owner', 'segment', 'ignore'] as const),
  ],
  accounts: ['number', 'name', 'value', 'renewal', 'churned', 'owner', 'segment', 'ignore'],
}

export const isDateRole = (role: PeopleRole): boolean => role === 'last-invited' || role === 'renewal'

export function draftOf({ kind, columns }: PeopleRecognition): PeopleDraft {
  const has = (key: PeopleKey) => columns.some(({ role }) => role === key)
  return {
    kind,
    key: KEYS[kind].find(has) ?? KEYS[kind][0] ?? 'number',
    blanks: 'keep',
    columns: columns.map(({ index, role, name, dateOrder }) => ({
      index,
      role,
      dimension: name,
      dateOrder,
      chosen: false,
    })),
  }
}

export function withColumn(draft: PeopleDraft, index: number, change: Partial<PeopleDraftColumn>): PeopleDraft {
  const columns = draft.columns.map((one) => (one.index === index ? { ...one, ...change } : one))
  const keys = KEYS[draft.kind].filter((key) => columns.some(({ role }) => role === key))
  // A key that no column holds any more gives way to one that is there.
  const key = keys.includes(draft.key) ? draft.key : (keys[0] ?? draft.key)
  return { ...draft, columns, key }
}

/** Keys that a column holds. */
export function keysOf({ kind, columns }: PeopleDraft): PeopleKey[] {
  return KEYS[kind].filter((key) => columns.some(({ role }) => role === key))
}

/** Columns whose dates the user must say how to read: those that hold dates and whose order no row decides. */
export function undecided(draft: PeopleDraft, asked: ReadonlySet<number>): PeopleDraftColumn[] {
  return draft.columns.filter(
    ({ index, role, dateOrder }) => isDateRole(role) && dateOrder === null && asked.has(index),
  )
}

/** null: no column holds the key. */
export function mappingOf(draft: PeopleDraft, sheet: string | null): PeopleMapping | null {
  if (!keysOf(draft).includes(draft.key)) return null
  return {
    sheet,
    kind: draft.kind,
    key: draft.key,
    blanks: draft.blanks,
    columns: draft.columns
      .filter(({ role }) => role !== 'ignore')
      .map(({ index, role, dimension, dateOrder }) => ({
        index,
        role,
        ...(role === 'segment' && dimension.trim() !== '' && { dimension: dimension.trim() }),
        ...(isDateRole(role) && dateOrder !== null && { dateOrder }),
      })),
  }
}
