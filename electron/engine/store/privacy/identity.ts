// Who is who among the responses. An e-mail tells people apart best; a respondent's code comes second, because survey
// tools number their respondents anew in each file; a response with neither stands for itself. So every response
// belongs to exactly one person, and a shared name never makes one person of two.
import type { Person } from '../../../../shared/contract/privacy'
import { refuse } from '../../../../shared/failure'
import type { ReadDb } from '../database'
import { fold } from '../fold'
import { all, among, and, one, type Sql, sql } from '../sql'

/** What a person's responses have in common. */
export type Identity =
  | { by: 'email'; email: string }
  | { by: 'respondent'; respondent: string }
  | { by: 'response'; response: number }

interface Named {
  id: number
  name: string | null
  email: string | null
  respondent: string | null
  company: string | null
}

const MOST_FOUND = 50

/** The identity behind a response. Refuses with `not-found`. */
export function identityOf(db: ReadDb, response: number): Identity {
  const row = one<Named>(db, sql`SELECT id, name, email, respondent, company FROM response WHERE id = ${response}`)
  if (!row) throw refuse('not-found', { what: 'response' })
  return identityIn(row)
}

function identityIn({ id, email, respondent }: Named): Identity {
  if (email) return { by: 'email', email }
  return respondent ? { by: 'respondent', respondent } : { by: 'response', response: id }
}

/** Condition on `response`, under the name `r`: it is one of this person's. */
export function isOf(identity: Identity): Sql {
  switch (identity.by) {
    case 'email':
      return sql`r.email = ${identity.email}`
    case 'respondent':
      return sql`r.respondent = ${identity.respondent} COLLATE NOCASE AND coalesce(r.email, '') = ''`
    case 'response':
      return sql`r.id = ${identity.response}`
  }
}

/** The person as the screens name them: each field as their latest response that has it says. */
export function personOf(db: ReadDb, identity: Identity): Person {
  const rows = all<Named>(
    db,
    sql`SELECT r.id, r.name, r.email, r.respondent, r.company FROM response r WHERE ${isOf(identity)} ORDER BY r.id DESC`,
  )
  return personAmong(identity, rows)
}

function personAmong(identity: Identity, rows: readonly Named[]): Person {
  const latest = (field: 'name' | 'email' | 'respondent' | 'company') => rows.find((row) => row[field])?.[field] ?? null
  const first = rows[0]
  if (!first) throw refuse('not-found', { what: 'response' })
  return {
    response: first.id as Person['response'],
    by: identity.by,
    name: latest('name'),
    email: latest('email'),
    respondent: latest('respondent'),
    company: latest('company'),
    responses: rows.length,
  }
}

/** ASCII letters in lower case, as SQLite's lower() and NOCASE have them; other letters stay. */
export const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** The same text for all responses of one person: e-mails and codes do not differ by the case of their letters. */
function keyOf(identity: Identity): string {
  switch (identity.by) {
    case 'email':
      return `email ${lower(identity.email)}`
    case 'respondent':
      return `respondent ${lower(identity.respondent)}`
    case 'response':
      return `response ${identity.response}`
  }
}

/**
 * People of whom some response holds every one of the words in its name, e-mail, code or company; by name, then by
 * e-mail and code, those without a name last. At most fifty, the first ones.
 */
export function peopleNamed(db: ReadDb, search: string): Person[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  // The search text holds the comment on its first line; that a comment speaks of somebody does not make it theirs.
  const told = sql`substr(r.search_text, instr(r.search_text, char(10)) + 1)`
  // The company comes next, then name, e-mail and code: the order of the list, folded already.
  const called = sql`substr(${told}, instr(${told}, char(10)) + 1)`
  const matches = and([
    sql`r.search_text <> ''`,
    ...words.map((word) => sql`instr(r.search_text, ${word}) > 0 AND instr(${told}, ${word}) > 0`),
  ])
  // Grouped by SQLite, so that a company of a hundred thousand answers comes as its fifty people.
  const latest = all<Named>(
    db,
    sql`SELECT max(r.id) AS id, r.name, r.email, r.respondent, r.company FROM response r WHERE ${matches}
        GROUP BY CASE WHEN coalesce(r.email, '') <> '' THEN 'e' || lower(r.email)
                      WHEN coalesce(r.respondent, '') <> '' THEN 'r' || lower(r.respondent)
                      ELSE r.id END
        ORDER BY coalesce(r.name, '') = '', ${called}, max(r.id) LIMIT ${MOST_FOUND}`,
  )
  return peopleBehind(db, latest.map(identityIn)).sort(byName)
}

/** Accents and case count least. English and French order letters alike. */
const collator = new Intl.Collator('en')

function byName(one: Person, other: Person): number {
  for (const field of ['name', 'email', 'respondent'] as const) {
    const [own, others] = [one[field] ?? '', other[field] ?? '']
    if ((own === '') !== (others === '')) return own === '' ? 1 : -1
    const order = collator.compare(own, others)
    if (order !== 0) return order
  }
  return one.response - other.response
}

/** All their responses, in one walk over the table: neither e-mails nor codes have an index. */
function peopleBehind(db: ReadDb, identities: readonly Identity[]): Person[] {
  const emails = identities.flatMap((one) => (one.by === 'email' ? [lower(one.email)] : []))
  const codes = identities.flatMap((one) => (one.by === 'respondent' ? [lower(one.respondent)] : []))
  const ids = identities.flatMap((one) => (one.by === 'response' ? [one.response] : []))
  const rows = all<Named>(
    db,
    sql`SELECT r.id, r.name, r.email, r.respondent, r.company FROM response r
        WHERE lower(r.email) IN ${among(emails)}
           OR (coalesce(r.email, '') = '' AND lower(r.respondent) IN ${among(codes)})
           OR r.id IN ${among(ids)}
        ORDER BY r.id DESC`,
  )
  const theirs = new Map<string, Named[]>(identities.map((identity) => [keyOf(identity), []]))
  for (const row of rows) theirs.get(keyOf(identityIn(row)))?.push(row)
  return identities.map((identity) => personAmong(identity, theirs.get(keyOf(identity)) ?? []))
}
