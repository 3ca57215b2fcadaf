// Contacts and accounts a page at a time, by name, as the window's lists ask for them: searched whatever the case and
// accents. The folded texts are kept until something in the program changes, so that typing and scrolling stay quick.
import type { AccountRow, ContactRow } from '../../../shared/contract/people'
import { connection, type ReadDb } from './database'
import { fold } from './fold'
import { stampOf } from './people'
import { all, among, sql } from './sql'

interface Listed {
  id: number
  account: number | null
  /** What it is sorted by. */
  key: string
  /** What a search looks through. */
  text: string
}

interface Kept {
  stamp: number
  contacts?: readonly Listed[]
  accounts?: readonly Listed[]
}

const kept = new WeakMap<object, Kept>()

interface Told {
  id: number
  account: number | null
  name: string | null
  more: string
}

/** Those without a name come last. */
function listed(rows: readonly Told[]): Listed[] {
  const list = rows.map(({ id, account, name, more }) => {
    const key = fold(name ?? '')
    return { id, account, key, text: `${key}\n${fold(more)}` }
  })
  return list.sort((a, b) => {
    if (a.key === b.key) return a.id - b.id
    if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1
    return a.key < b.key ? -1 : 1
  })
}

function listOf(db: ReadDb, kind: 'contacts' | 'accounts'): readonly Listed[] {
  const stamp = stampOf(db)
  let known = kept.get(db[connection])
  if (known?.stamp !== stamp) {
    known = { stamp }
    kept.set(db[connection], known)
  }
  const line = sql`char(10)`
  known[kind] ??= listed(
    kind === 'contacts'
      ? all<Told>(
          db,
          sql`SELECT c.id, c.account_id AS account, coalesce(c.name, c.email, c.number) AS name,
                     coalesce(c.email, '') || ${line} || coalesce(c.number, '') || ${line} || coalesce(a.name, '')
                       || ${line} || coalesce(c.job_title, '') || ${line} || coalesce(c.owner, '') AS more
              FROM contact c LEFT JOIN account a ON a.id = c.account_id`,
        )
      : all<Told>(
          db,
          sql`SELECT id, NULL AS account, name, coalesce(number, '') || ${line} || coalesce(owner, '') AS more
              FROM account`,
        ),
  )
  return known[kind] ?? []
}

export interface PageWish {
  account?: number | undefined
  search?: string | undefined
  offset: number
  limit: number
}

/** Ids of a page and how many there are in all: those whose texts hold every word of the search. */
function idsOf(db: ReadDb, kind: 'contacts' | 'accounts', { account, search, offset, limit }: PageWish) {
  const words = fold(search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  let list = listOf(db, kind)
  if (account !== undefined) list = list.filter((one) => one.account === account)
  if (words.length > 0) list = list.filter(({ text }) => words.every((word) => text.includes(word)))
  return { total: list.length, ids: list.slice(offset, offset + limit).map(({ id }) => id) }
}

function inOrder<R extends { id: number }>(rows: readonly R[], ids: readonly number[]): R[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

interface SegmentRow {
  owner: number
  dimension: number
  dimensionName: string
  segment: number
  name: string
}

function grouped(rows: readonly SegmentRow[]): Map<number, Omit<SegmentRow, 'owner'>[]> {
  const groups = new Map<number, Omit<SegmentRow, 'owner'>[]>()
  for (const { owner, ...segment } of rows) groups.set(owner, [...(groups.get(owner) ?? []), segment])
  return groups
}

export function contactsPage(db: ReadDb, wish: PageWish) {
  const { total, ids } = idsOf(db, 'contacts', wish)
  const rows = all<{
    id: number
    number: string | null
    name: string | null
    email: string | null
    account_id: number | null
    account: string | null
    role: string | null
    job_title: string | null
    owner: string | null
    opted_out: number
    last_invited_on: string | null
    responses: number
    latest: number | null
  }>(
    db,
    sql`SELECT c.id, c.number, c.name, c.email, c.account_id, a.name AS account, c.role, c.job_title, c.owner,
               c.opted_out, c.last_invited_on,
               (SELECT count(*) FROM response r WHERE r.contact_id = c.id) AS responses,
               (SELECT r.score FROM response r JOIN wave w ON w.id = r.wave_id WHERE r.contact_id = c.id
                ORDER BY coalesce(r.answered_at, w.closes_on) DESC, r.id DESC LIMIT 1) AS latest
        FROM contact c LEFT JOIN account a ON a.id = c.account_id WHERE c.id IN ${among(ids)}`,
  )
  const segments = grouped(
    all<SegmentRow>(
      db,
      sql`SELECT s.contact_id AS owner, d.id AS dimension, d.name AS dimensionName, g.id AS segment, g.name
          FROM contact_segment s JOIN segment g ON g.id = s.segment_id JOIN dimension d ON d.id = s.dimension_id
          WHERE s.contact_id IN ${among(ids)} ORDER BY d.id`,
    ),
  )
  const dressed = inOrder(rows, ids).map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    email: row.email,
    account: row.account_id === null ? null : { id: row.account_id, name: row.account ?? '' },
    role: row.role,
    jobTitle: row.job_title,
    owner: row.owner,
    optedOut: row.opted_out === 1,
    lastInvitedOn: row.last_invited_on,
    segments: segments.get(row.id) ?? [],
    responses: row.responses,
    latestScore: row.latest,
  })) as ContactRow[]
  return { total, offset: wish.offset, rows: dressed }
}

export function accountsPage(db: ReadDb, wish: Omit<PageWish, 'account'>) {
  const { total, ids } = idsOf(db, 'accounts', wish)
  const rows = all<{
    id: number
    number: string | null
    name: string
    value_per_year: number | null
    renews_on: string | null
    churned: number
    owner: string | null
    contacts: number
    responses: number
  }>(
    db,
    sql`SELECT a.id, a.number, a.name, a.value_per_year, a.renews_on, a.churned, a.owner,
               (SELECT count(*) FROM contact c WHERE c.account_id = a.id) AS contacts,
               (SELECT count(*) FROM response r WHERE r.account_id = a.id) AS responses
        FROM account a WHERE a.id IN ${among(ids)}`,
  )
  const segments = grouped(
    all<SegmentRow>(
      db,
      sql`SELECT s.account_id AS owner, d.id AS dimension, d.name AS dimensionName, g.id AS segment, g.name
          FROM account_segment s JOIN segment g ON g.id = s.segment_id JOIN dimension d ON d.id = s.dimension_id
          WHERE s.account_id IN ${among(ids)} ORDER BY d.id`,
    ),
  )
  const dressed = inOrder(rows, ids).map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    valuePerYear: row.value_per_year,
    renewsOn: row.renews_on,
    churned: row.churned === 1,
    owner: row.owner,
    segments: segments.get(row.id) ?? [],
    contacts: row.contacts,
    responses: row.responses,
  })) as AccountRow[]
  return { total, offset: wish.offset, rows: dressed }
}
