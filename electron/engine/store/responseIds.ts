// Which responses stand on a page, and in which order. Only ids are looked for here: along an index where the order
// has one, else gathered and sorted; what a page shows is then read for its few rows alone.
import type { z } from 'zod'
import type { ResponseQuery } from '../../../shared/contract/wave'
import type { Category } from '../../../shared/model/category'
import type { ReadDb } from './database'
import { fold } from './fold'
import { all, and, nothing, one, type Sql, sql } from './sql'

export type Query = z.output<typeof ResponseQuery>

export interface PageIds {
  /** Responses under the filter, on all pages. */
  total: number
  /** In the order of the page. */
  ids: number[]
}

type SortBy = NonNullable<Query['sort']>['by']

const SCORES: Record<Category, readonly [number, number]> = { promoter: [9, 10], passive: [7, 8], detractor: [0, 6] }

/** An index that holds the responses that have a value, in the order of that value. */
interface Ordered {
  /** The value sorted by. */
  key: Sql
  present: Sql
  absent: Sql
  /** FROM … INDEXED BY: the planner has no figures from which to know that this is the quick way. */
  from: Sql
}

const ANSWERED: Ordered = {
  key: sql`r.answered_at`,
  present: sql`r.answered_at IS NOT NULL`,
  absent: sql`r.answered_at IS NULL`,
  from: sql`response r INDEXED BY response_answered`,
}
const VERBATIM: Ordered = {
  key: sql`r.verbatim_key`,
  present: sql`r.verbatim IS NOT NULL`,
  absent: sql`r.verbatim IS NULL`,
  from: sql`response r INDEXED BY response_verbatim`,
}
/** Companies are sorted by the accounts they are of. Every response has a place by score, and by its row in the file. */
const NO_ACCOUNT = sql`r.account_id IS NULL`
const BY_ACCOUNT = sql`response r INDEXED BY response_of_account`
const BY_SCORE = sql`response r INDEXED BY response_score`

/**
 * One page of ids. Responses without a value come last in either direction; those with the same value stand in the
 * order of their rows, which a descending order turns round with everything else.
 */
export function idsOfPage(db: ReadDb, query: Query): PageIds {
  const words = fold(query.search).split(/\s+/).filter(Boolean)
  const by = query.sort?.by ?? 'row'
  // Only the index of the verbatims knows which responses have one, and a walk over the rows sees them anyway.
  const needsRows = query.withVerbatim === true && by !== 'verbatim' && by !== 'row'
  if (query.segment !== undefined || words.length > 0 || needsRows) return gathered(db, query, words)
  switch (by) {
    case 'answeredAt':
      return along(db, query, ANSWERED)
    case 'verbatim':
      return along(db, query, VERBATIM)
    case 'company':
      return alongAccounts(db, query)
    case 'score':
      return byScore(db, query)
    case 'row':
      return byRow(db, query)
  }
}

/** The responses of a wave, in the order of their ids. An import's rows stand together: few others lie between. */
function rowsOf(db: ReadDb, wave: number): { from: Sql; where: Sql } {
  const ends = one<{ first: number | null; last: number | null }>(
    db,
    sql`SELECT min((SELECT min(id) FROM response WHERE wave_id = ${wave} AND score = s.value)) AS first,
               max((SELECT max(id) FROM response WHERE wave_id = ${wave} AND score = s.value)) AS last
        FROM json_each('[0,1,2,3,4,5,6,7,8,9,10]') s`,
  )
  const range = sql`r.id BETWEEN ${ends?.first ?? 0} AND ${ends?.last ?? -1}`
  return { from: sql`response r NOT INDEXED`, where: sql`${range} AND r.wave_id = ${wave}` }
}

function inCategory({ category }: Query): Sql[] {
  return category ? [sql`r.score BETWEEN ${SCORES[category][0]} AND ${SCORES[category][1]}`] : []
}

function inWave(query: Query, ...conditions: Sql[]): Sql {
  return and([sql`r.wave_id = ${query.wave}`, ...inCategory(query), ...conditions])
}

const count = (db: ReadDb, from: Sql, where: Sql): number =>
  one<{ n: number }>(db, sql`SELECT count(*) AS n FROM ${from} WHERE ${where}`)?.n ?? 0

const idsFrom = (db: ReadDb, from: Sql, where: Sql, page: { order: Sql; limit: number; offset: number }): number[] =>
  all<{ id: number }>(
    db,
    sql`SELECT r.id FROM ${from} WHERE ${where} ORDER BY ${page.order} LIMIT ${page.limit} OFFSET ${page.offset}`,
  ).map(({ id }) => id)

const directed = (key: Sql, descending: boolean): Sql => (descending ? sql`${key} DESC, r.id DESC` : sql`${key}, r.id`)

const totalOf = (db: ReadDb, query: Query): number => count(db, BY_SCORE, inWave(query))

/** Along the index of a value; then, by row, the responses that have none. */
function along(db: ReadDb, query: Query, { key, present, absent, from }: Ordered): PageIds {
  const { limit, offset, withVerbatim } = query
  const having = count(db, from, inWave(query, present))
  const total = withVerbatim ? having : totalOf(db, query)
  const order = directed(key, query.sort?.descending ?? false)
  const ids = offset < having ? idsFrom(db, from, inWave(query, present), { order, limit, offset }) : []
  return { total, ids: [...ids, ...without(db, query, absent, { had: ids.length, having, total })] }
}

/** From account to account in the order of their names, each counted first, so that none before the page is read. */
function alongAccounts(db: ReadDb, query: Query): PageIds {
  const { limit, offset } = query
  const descending = query.sort?.descending ?? false
  const accounts = accountsByName(
    db,
    sql`(SELECT count(*) FROM ${BY_ACCOUNT} WHERE r.account_id = a.id AND ${inWave(query)})`,
  )
  if (descending) accounts.reverse()
  const order = descending ? sql`r.id DESC` : sql`r.id`
  const ids: number[] = []
  let before = 0
  for (const { id, n } of accounts) {
    if (ids.length === limit) break
    const skip = Math.max(0, offset - before)
    before += n
    if (skip >= n) continue
    const page = { order, limit: limit - ids.length, offset: skip }
    ids.push(...idsFrom(db, BY_ACCOUNT, inWave(query, sql`r.account_id = ${id}`), page))
  }
  const having = accounts.reduce((sum, { n }) => sum + n, 0)
  const total = totalOf(db, query)
  return { total, ids: [...ids, ...without(db, query, NO_ACCOUNT, { had: ids.length, having, total })] }
}

/** Accounts as they are sorted by, those first of which something is counted; `counted` may speak of the account `a`. */
function accountsByName(db: ReadDb, counted: Sql): { id: number; n: number }[] {
  // One text instead of thousands of rows, each of which would cost more than what is read of it.
  const found = one<{ accounts: string }>(
    db,
    sql`SELECT json_group_array(json_array(a.id, a.name, ${counted})) AS accounts FROM account a`,
  )
  const accounts: [id: number, name: string, n: number][] = JSON.parse(found?.accounts ?? '[]')
  return accounts
    .filter(([, , n]) => n > 0)
    .map(([id, name, n]) => ({ id, n, key: fold(name) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id))
}

/** The end of a page: responses without a value, by row, after the `having` that have one and `had` of the page. */
function without(
  db: ReadDb,
  query: Query,
  absent: Sql,
  { had, having, total }: { had: number; having: number; total: number },
): number[] {
  const { wave, limit, offset } = query
  if (had === limit || offset + had >= total) return []
  const rows = rowsOf(db, wave)
  return idsFrom(db, rows.from, and([rows.where, ...inCategory(query), absent]), {
    order: sql`r.id`,
    limit: limit - had,
    offset: Math.max(0, offset - having),
  })
}

function byScore(db: ReadDb, query: Query): PageIds {
  const { limit, offset } = query
  const order = directed(sql`r.score`, query.sort?.descending ?? false)
  return { total: totalOf(db, query), ids: idsFrom(db, BY_SCORE, inWave(query), { order, limit, offset }) }
}

function byRow(db: ReadDb, query: Query): PageIds {
  const { limit, offset, withVerbatim, sort } = query
  const total = withVerbatim ? count(db, VERBATIM.from, inWave(query, VERBATIM.present)) : totalOf(db, query)
  const rows = rowsOf(db, query.wave)
  const where = and([rows.where, ...inCategory(query), ...(withVerbatim ? [VERBATIM.present] : [])])
  const order = sort?.descending ? sql`r.id DESC` : sql`r.id`
  return { total, ids: idsFrom(db, rows.from, where, { order, limit, offset }) }
}

/** Under filters that no index has in order: every response that fits is looked at once, and they are sorted. */
function gathered(db: ReadDb, query: Query, words: readonly string[]): PageIds {
  const { from, where } = placesOf(db, query)
  const conditions = [where, ...inCategory(query)]
  if (query.withVerbatim) conditions.push(VERBATIM.present)
  // instr, not LIKE: a searched “%” or “_” means itself.
  for (const word of words) conditions.push(sql`instr(r.search_text, ${word}) > 0`)
  const { by, descending } = query.sort ?? { by: 'row', descending: false }
  const { key, join, ranks } = keyOf(db, by)
  const way = descending ? sql`DESC` : nothing
  const found = sql`WITH ${ranks} found AS MATERIALIZED
    (SELECT r.id, ${key} AS key FROM ${from} ${join} WHERE ${and(conditions)})`
  const rows = all<{ id: number; total: number }>(
    db,
    sql`${found} SELECT id, (SELECT count(*) FROM found) AS total FROM found
        ORDER BY key IS NULL, key ${way}, iif(key IS NULL, id, NULL), id ${way}
        LIMIT ${query.limit} OFFSET ${query.offset}`,
  )
  // A page beyond the last has no row to say how many there are.
  const total = rows[0]?.total ?? one<{ n: number }>(db, sql`${found} SELECT count(*) AS n FROM found`)?.n ?? 0
  return { total, ids: rows.map(({ id }) => id) }
}

/** What gathered responses are sorted by, NULL where there is no value; `ranks` is a table that it is looked up in. */
function keyOf(db: ReadDb, by: SortBy): { key: Sql; join: Sql; ranks: Sql } {
  const plain = (key: Sql) => ({ key, join: nothing, ranks: nothing })
  switch (by) {
    case 'answeredAt':
      return plain(ANSWERED.key)
    case 'verbatim':
      return plain(sql`CASE WHEN ${VERBATIM.present} THEN ${VERBATIM.key} END`)
    case 'company': {
      const order = JSON.stringify(accountsByName(db, sql`1`).map(({ id }) => id))
      return {
        key: sql`k.place`,
        join: sql`LEFT JOIN ranked k ON k.account = r.account_id`,
        // A table of its own, of integers, so that SQLite makes an index of it instead of walking over it each time.
        ranks: sql`ranked (account, place) AS MATERIALIZED
          (SELECT CAST(value AS INTEGER), key FROM json_each(${order})),`,
      }
    }
    case 'score':
      return plain(sql`r.score`)
    case 'row':
      return plain(sql`0`)
  }
}

/** Where the responses are that a filter can be about: those of a segment, or the whole wave. */
function placesOf(db: ReadDb, query: Query): { from: Sql; where: Sql } {
  const { wave, segment } = query
  if (segment !== undefined) {
    const category = query.category ? SCORES[query.category] : [0, 10]
    return {
      from: sql`response_segment s CROSS JOIN response r ON r.id = s.response_id`,
      where: sql`s.segment_id = ${segment} AND s.wave_id = ${wave}
                 AND s.score BETWEEN ${category[0] ?? 0} AND ${category[1] ?? 10}`,
    }
  }
  return rowsOf(db, wave)
}
