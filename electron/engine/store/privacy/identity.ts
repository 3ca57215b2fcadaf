// Who is who among the responses. An e-mail tells people apart best; a respondent's code comes second, because survey
// tools number their respondents anew in each file; a response with neither stands for itself. So every response
// belongs to exactly one person, and a shared name never makes one person of two. A code that went out with an invitation
// is not the person's: it leads to their contact, and stands for the e-mail to which it went.
import type { Person } from '../../../../shared/contract/privacy'
import { refuse } from '../../../../shared/failure'
import type { ReadDb } from '../database'
import { fold } from '../fold'
import { all, among, and, one, Sql, sql } from '../sql'

/** What a person's responses have in common. */
export type Identity =
  /** `codes`: of invitations that went to this e-mail, in lower case. */
  | { by: 'email'; email: string; codes: readonly string[] }
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

/** Of a response `r` without an e-mail: what the contact whose invitation it answers is called by. */
const invited = (column: 'name' | 'email') =>
  sql`iif(coalesce(r.email, '') = '' AND r.respondent IS NOT NULL,
          (SELECT nullif(trim(k.${new Sql(column, [])}), '') FROM invitation v JOIN contact k ON k.id = v.contact_id
           WHERE v.code = upper(r.respondent)), NULL)`
const EMAIL = sql`coalesce(nullif(r.email, ''), ${invited('email')})`
const NAMED = sql`r.id, coalesce(nullif(r.name, ''), ${invited('name')}) AS name, ${EMAIL} AS email, r.respondent, r.company`

/** The identity behind a response. Refuses with `not-found`. */
export function identityOf(db: ReadDb, response: number): Identity {
  const row = one<Named>(db, sql`SELECT ${NAMED} FROM response r WHERE r.id = ${response}`)
  if (!row) throw refuse('not-found', { what: 'response' })
  return identityIn(row, codesBy(db, row.email ? [row.email] : []))
}

/** Codes of invitations, in lower case, by the e-mail that they went to, in lower case. */
function codesBy(db: ReadDb, emails: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const rows = all<{ email: string; code: string }>(
    db,
    sql`SELECT lower(trim(k.email)) AS email, lower(v.code) AS code FROM contact k JOIN invitation v ON v.contact_id = k.id
        WHERE trim(k.email) COLLATE NOCASE IN ${among(emails)}`,
  )
  const codes = new Map<string, string[]>()
  for (const { email, code } of rows) codes.set(email, [...(codes.get(email) ?? []), code])
  return codes
}

function identityIn({ id, email, respondent }: Named, codes: ReadonlyMap<string, readonly string[]>): Identity {
  if (email) return { by: 'email', email, codes: codes.get(lower(email.trim())) ?? [] }
  return respondent ? { by: 'respondent', respondent } : { by: 'response', response: id }
}

/** Condition on `response`, under the name `r`: it is one of this person's. */
export function isOf(identity: Identity): Sql {
  switch (identity.by) {
    case 'email':
      if (identity.codes.length === 0) return sql`r.email = ${identity.email}`
      return sql`r.email = ${identity.email}
                 OR (coalesce(r.email, '') = '' AND lower(r.respondent) IN ${among(identity.codes)})`
    case 'respondent':
      return sql`r.respondent = ${identity.respondent} COLLATE NOCASE AND coalesce(r.email, '') = ''`
    case 'response':
      return sql`r.id = ${identity.response}`
  }
}

/** The person as the screens name them: each field as their latest response that has it says. */
export function personOf(db: ReadDb, identity: Identity): Person {
  const rows = all<Named>(db, sql`SELECT ${NAMED} FROM response r WHERE ${isOf(identity)} ORDER BY r.id DESC`)
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
  // Those who answered an invitation are called by their contact.
  const contact = sql`fold(coalesce(k.name, '') || char(10) || coalesce(k.email, ''))`
  const ofInvited = sql`lower(r.respondent) IN
    (SELECT lower(v.code) FROM invitation v JOIN contact k ON k.id = v.contact_id
     WHERE ${and(words.map((word) => sql`instr(${contact}, ${word}) > 0`))})`
  // Grouped by SQLite, so that a company of a hundred thousand answers comes as its fifty people.
  const latest = all<Named>(
    db,
    sql`SELECT ${NAMED}, max(r.id) FROM response r WHERE (${matches}) OR ${ofInvited}
        GROUP BY CASE WHEN ${EMAIL} IS NOT NULL THEN 'e' || lower(${EMAIL})
                      WHEN coalesce(r.respondent, '') <> '' THEN 'r' || lower(r.respondent)
                      ELSE r.id END
        ORDER BY coalesce(r.name, '') = '', ${called}, max(r.id) LIMIT ${MOST_FOUND}`,
  )
  const codes = codesBy(
    db,
    latest.flatMap(({ email }) => email ?? []),
  )
  return peopleBehind(
    db,
    latest.map((row) => identityIn(row, codes)),
  ).sort(byName)
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

/** Whose codes they are does not matter to tell people apart. */
const NO_CODES: ReadonlyMap<string, readonly string[]> = new Map()

/** All their responses, in one walk over the table: neither e-mails nor codes have an index. */
function peopleBehind(db: ReadDb, identities: readonly Identity[]): Person[] {
  const emails = identities.flatMap((one) => (one.by === 'email' ? [lower(one.email)] : []))
  const codes = identities.flatMap((one) =>
    one.by === 'respondent' ? [lower(one.respondent)] : one.by === 'email' ? one.codes : [],
  )
  const ids = identities.flatMap((one) => (one.by === 'response' ? [one.response] : []))
  const rows = all<Named>(
    db,
    sql`SELECT ${NAMED} FROM response r
        WHERE lower(r.email) IN ${among(emails)}
           OR (coalesce(r.email, '') = '' AND lower(r.respondent) IN ${among(codes)})
           OR r.id IN ${among(ids)}
        ORDER BY r.id DESC`,
  )
  const theirs = new Map<string, Named[]>(identities.map((identity) => [keyOf(identity), []]))
  for (const row of rows) theirs.get(keyOf(identityIn(row, NO_CODES)))?.push(row)
  return identities.map((identity) => personAmong(identity, theirs.get(keyOf(identity)) ?? []))
}
