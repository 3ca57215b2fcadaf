// The answers of a wave as its definition needs them: by segments, by account, by whose they are. Of a frozen wave the
// answers that were counted when it was frozen, as far as they are still there.
import { bandsOf } from '../../../shared/model/category'
import type { AnswerGroup } from '../definition/answers'
import { contactRole } from '../people/words'
import type { ReadDb } from './database'
import { countedByFreeze } from './frozen'
import { all, among, nothing, Sql, sql } from './sql'
import { NO_SCORES } from './tally'

export interface Wanted {
  /** Dimensions whose segments tell answers apart, in this order. */
  dimensions: readonly number[]
  /** Whether accounts, parts in them and values tell answers apart; it takes a look at each response. */
  accounts: boolean
  /** All that is there now, also of a frozen wave: for its next revision. */
  live?: boolean
}

interface Row {
  score: number
  n: number
  account: number | null
  /** What the contact is known as, and what the answer's own file says. */
  contact: string | null
  told: string | null
  known: number | null
  /** Sum and number of the values that the answers themselves name. */
  value: number | null
  values: number
  [segment: `s${number}`]: number | null
}

/** In no order. */
export function definedAnswers(db: ReadDb, wave: number, { dimensions, accounts, live }: Wanted): AnswerGroup[] {
  const rows = all<Row>(db, queryFor(db, wave, { dimensions, accounts, live: live === true }))
  const yearlyValue = accounts ? valuesOf(rows) : () => null
  const groups = new Map<string, { counts: number[]; group: Omit<AnswerGroup, 'bands'> }>()
  for (const row of rows) {
    const segments = dimensions.map((_, i) => row[`s${i}`] ?? null)
    const decides = accounts && (row.contact === 'decision-maker' || (row.told !== null && saysDecider(row.told)))
    const value = yearlyValue(row)
    const key = `${segments.join('/')} ${row.account} ${decides} ${row.account === null ? value : ''}`
    const known = groups.get(key) ?? {
      counts: [...NO_SCORES],
      group: { segments, account: accounts ? row.account : null, decides, value },
    }
    known.counts[row.score] = (known.counts[row.score] ?? 0) + row.n
    groups.set(key, known)
  }
  return [...groups.values()].map(({ counts, group }) => ({ ...group, bands: bandsOf(counts) }))
}

/** A contact's part wins over what a file says beside the answer; a job title says nothing of it. */
const saysDecider = (told: string): boolean => contactRole(told) === 'decision-maker'

function queryFor(db: ReadDb, wave: number, { dimensions, accounts, live }: Required<Wanted>): Sql {
  const name = (i: number) => new Sql(`s${i}`, [])
  const joins = dimensions.map(
    (dimension, i) => sql`LEFT JOIN response_segment AS j${name(i)}
      ON j${name(i)}.response_id = r.id AND j${name(i)}.dimension_id = ${dimension}`,
  )
  const segments = dimensions.map((_, i) => sql`, j${name(i)}.segment_id AS ${name(i)}`)
  const groups = dimensions.map((_, i) => sql`, ${name(i)}`)
  const counted = live ? null : countedByFreeze(db, wave, sql`r.id`)
  const where = sql`r.wave_id = ${wave} ${counted ? sql`AND ${counted}` : nothing}`
  if (!accounts) {
    return sql`SELECT r.score, count(*) AS n, NULL AS account, NULL AS contact, NULL AS told, NULL AS known, NULL AS value,
                      0 AS "values" ${joined(segments)}
               FROM response r INDEXED BY response_score ${joined(joins)} WHERE ${where}
               GROUP BY r.score ${joined(groups)}`
  }
  return sql`SELECT r.score, count(*) AS n, r.account_id AS account, c.role AS contact,
                    iif(c.role IS NULL, r.role, NULL) AS told, a.value_per_year AS known,
                    sum(r.value) AS value, count(r.value) AS "values" ${joined(segments)}
             FROM response r LEFT JOIN contact c ON c.id = r.contact_id LEFT JOIN account a ON a.id = r.account_id
                  ${joined(joins)}
             WHERE ${where}
             GROUP BY r.score, account, contact, told, iif(r.account_id IS NULL, r.value, NULL) ${joined(groups)}`
}

const joined = (parts: readonly Sql[]): Sql =>
  new Sql(
    parts.map(({ text }) => text).join(' '),
    parts.flatMap(({ params }) => params),
  )

/** The value per year that the account is known with; else the mean of what its answers name; an answer alone, its own. */
function valuesOf(rows: readonly Row[]): (row: Row) => number | null {
  const told = new Map<number, { sum: number; n: number }>()
  for (const { account, value, values } of rows) {
    if (account === null || values === 0) continue
    const known = told.get(account) ?? { sum: 0, n: 0 }
    told.set(account, { sum: known.sum + (value ?? 0), n: known.n + values })
  }
  return ({ account, known, value, values }) => {
    if (account === null) return values > 0 ? (value ?? 0) / values : null
    if (known !== null) return known
    const own = told.get(account)
    return own ? own.sum / own.n : null
  }
}

/** Score counts of the last third of the wave's dated answers; null: fewer than three have a day. */
export function lateCounts(db: ReadDb, wave: number): readonly number[] | null {
  const counted = countedByFreeze(db, wave, sql`id`)
  const dated = sql`wave_id = ${wave} AND answered_at IS NOT NULL ${counted ? sql`AND ${counted}` : nothing}`
  const rows = all<{ score: number; n: number }>(
    db,
    sql`SELECT score, count(*) AS n FROM (
          SELECT score FROM response INDEXED BY response_answered WHERE ${dated} ORDER BY answered_at DESC, id DESC
          LIMIT (SELECT count(*) / 3 FROM response INDEXED BY response_answered WHERE ${dated}))
        GROUP BY score`,
  )
  if (rows.length === 0) return null
  const counts = [...NO_SCORES]
  for (const { score, n } of rows) counts[score] = n
  return counts
}

/** Invitations of the wave's sample that went out. */
export const invitationsSent = (db: ReadDb, wave: number): number =>
  all<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM invitation WHERE wave_id = ${wave} AND invited_on IS NOT NULL`,
  )[0]?.n ?? 0

/** What dimensions and their segments are called. */
export function namesOfDimensions(db: ReadDb, dimensions: readonly number[]) {
  const rows = all<{ dimension: number; name: string; segment: number | null; segmentName: string | null }>(
    db,
    sql`SELECT d.id AS dimension, d.name, s.id AS segment, s.name AS segmentName
        FROM dimension d LEFT JOIN segment s ON s.dimension_id = d.id WHERE d.id IN ${among(dimensions)}`,
  )
  return dimensions.map((dimension) => {
    const own = rows.filter((row) => row.dimension === dimension)
    const segments = new Map<number, string>()
    for (const { segment, segmentName } of own) if (segment !== null) segments.set(segment, segmentName ?? '')
    return { dimension: own[0]?.name ?? '', segments }
  })
}
