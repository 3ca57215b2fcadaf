// What the program knows of contacts and accounts, as plain data: asked once, and sent along to where a file is compared.
import type { PeopleKind } from '../../../shared/contract/people'

export type Value = string | number | null

/** Columns that an import may set, as they are called in the tables. Yes and no are 1 and 0, dates are YYYY-MM-DD. */
export type Column =
  | 'number'
  | 'name'
  | 'email'
  | 'role'
  | 'job_title'
  | 'owner'
  | 'opted_out'
  | 'last_invited_on'
  | 'value_per_year'
  | 'renews_on'
  | 'churned'

/** In the order in which a change is told. */
export const COLUMNS_OF: Record<PeopleKind, readonly Column[]> = {
  contacts: ['number', 'name', 'email', 'role', 'job_title', 'owner', 'opted_out', 'last_invited_on'],
  accounts: ['number', 'name', 'value_per_year', 'renews_on', 'churned', 'owner'],
}

export interface KnownRecord {
  id: number
  values: Readonly<Partial<Record<Column, Value>>>
  /** Of a contact: the id of its account. */
  account: number | null
  /** Values by the name of their dimension, as `sameName` has it. */
  segments: Readonly<Record<string, string>>
}

export interface KnownPeople {
  /** The last change of the program when this was asked: while it is the same, so is what is known. */
  stamp: number
  dimensions: readonly string[]
  accounts: readonly KnownRecord[]
  contacts: readonly KnownRecord[]
}
