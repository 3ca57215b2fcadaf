// Everything of one person in a program, as ids; what a dossier shows, an export writes and an erasure takes away.
import type { ReadDb } from '../database'
import { isOfSuccessor, type Kept, keptIn } from '../importing/kept'
import { all, among, one, type Sql, type SqlValue, sql } from '../sql'
import { type Identity, isOf, lower } from './identity'
import { isStoredLeftOutOf, type SignColumns, type Signs, signColumns } from './leftOut'

export interface Known {
  identity: Identity
  responses: readonly number[]
  contacts: readonly number[]
  actions: readonly number[]
  /** Invitations that went, or were to go, to them. */
  invitations: readonly number[]
  /** Ids of import_issue. */
  leftOut: readonly number[]
  /** Ids of people_issue: lines that an import of contacts or accounts left out. */
  leftOutPeople: readonly number[]
  /** Names, e-mails and codes as they are written in the responses and contacts. */
  names: readonly string[]
  signs: Signs
  columnsOf: ReadonlyMap<SqlValue, SignColumns>
  /** Responses without e-mail and code that theirs took the place of, as they were. */
  predecessors: readonly Kept['columns'][]
  /** The same of imports of contacts and accounts. */
  peopleColumnsOf: ReadonlyMap<SqlValue, SignColumns>
  /** What a response says that stands for itself; null where an e-mail or a code tells who it is of. */
  alone: Readonly<Record<string, SqlValue>> | null
}

interface Told {
  id: number
  name: string | null
  email: string | null
  respondent?: string | null
  /** Of a contact, in the CRM. */
  number?: string | null
}

export function knownOf(db: ReadDb, identity: Identity): Known {
  const alone = identity.by === 'response' ? aloneOf(db, identity.response) : null
  return knownWith(db, { identity, alone }, isOf(identity))
}

/**
 * The same with another condition on the responses, `r`; for a copy of the program, in which ids may differ. What a
 * response says that stands for itself is given: in a copy, the trail alone may still hold it.
 */
export function knownWith(db: ReadDb, { identity, alone }: Pick<Known, 'identity' | 'alone'>, theirs: Sql): Known {
  const responses = all<Told>(db, sql`SELECT r.id, r.name, r.email, r.respondent FROM response r WHERE ${theirs}`)
  const ids = responses.map(({ id }) => id)
  const contacts = contactsOf(db, identity, ids)
  const values = (field: 'name' | 'email' | 'respondent' | 'number') =>
    [...responses, ...contacts].flatMap((row) => (row[field] ? [row[field]] : []))
  // What the person is known by holds even where only a left-out row or the trail still speaks of them.
  const emails = [...values('email'), ...(identity.by === 'email' ? [identity.email] : [])]
  const codes = [
    ...values('respondent'),
    ...values('number'),
    ...(identity.by === 'respondent' ? [identity.respondent] : []),
    ...(identity.by === 'email' ? identity.codes : []),
  ]
  const signs = { emails: inLower(emails), codes: inLower(codes) }
  const invitations = invitationsOf(
    db,
    contacts.map(({ id }) => id),
  )
  const columnsOf = columnsOfBatches(db, sql`import_batch`)
  // A copy from before contacts were imported has no such lines.
  const hasPeople = holdsPeople(db)
  const peopleColumnsOf = hasPeople ? columnsOfBatches(db, sql`people_batch`) : new Map<SqlValue, SignColumns>()
  const predecessors = predecessorsOf(db, ids)
  return {
    identity,
    responses: ids,
    contacts: contacts.map(({ id }) => id),
    invitations,
    actions: all<{ id: number }>(db, sql`SELECT id FROM action WHERE response_id IN ${among(ids)}`).map(({ id }) => id),
    leftOut: [...new Set([...leftOutOf(db, sql`import_issue`, signs, columnsOf), ...predecessors.map(({ id }) => id)])],
    predecessors: predecessors.map(({ kept }) => kept.columns),
    leftOutPeople: hasPeople ? leftOutOf(db, sql`people_issue`, signs, peopleColumnsOf) : [],
    names: [...new Set([...values('name'), ...emails, ...codes])],
    signs,
    columnsOf,
    peopleColumnsOf,
    alone,
  }
}

const holdsPeople = (db: ReadDb): boolean => hasTable(db, 'people_issue')

const hasTable = (db: ReadDb, table: string): boolean =>
  one(db, sql`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ${table}`) !== undefined

function aloneOf(db: ReadDb, response: number): Known['alone'] {
  const query = sql`SELECT wave_id, score, verbatim, name, company FROM response WHERE id = ${response}`
  return one<Record<string, SqlValue>>(db, query) ?? null
}

const inLower = (texts: readonly string[]) => new Set(texts.map((text) => lower(text.trim())))

/** Contacts with the e-mail, and those that their responses and nobody else's are linked to. */
function contactsOf(db: ReadDb, identity: Identity, responses: readonly number[]): Told[] {
  const email = identity.by === 'email' ? identity.email : null
  const number = holdsPeople(db) ? sql`c.number` : sql`NULL`
  return all<Told>(
    db,
    sql`SELECT c.id, c.name, c.email, ${number} AS number FROM contact c
        WHERE c.email = ${email}
           OR (c.id IN (SELECT contact_id FROM response WHERE id IN ${among(responses)} AND contact_id IS NOT NULL)
               AND NOT EXISTS (SELECT 1 FROM response o WHERE o.contact_id = c.id AND o.id NOT IN ${among(responses)}))`,
  )
}

/** A copy from before samples were drawn has none. */
function invitationsOf(db: ReadDb, contacts: readonly number[]): number[] {
  if (!hasTable(db, 'invitation')) return []
  const rows = all<{ id: number }>(db, sql`SELECT id FROM invitation WHERE contact_id IN ${among(contacts)}`)
  return rows.map(({ id }) => id)
}

function columnsOfBatches(db: ReadDb, table: Sql): Map<SqlValue, SignColumns> {
  const batches = all<{ id: number; mapping: string }>(db, sql`SELECT id, mapping FROM ${table}`)
  return new Map(batches.map(({ id, mapping }) => [id, signColumns(mapping)]))
}

/** Left-out rows that hold a response which theirs took the place of, and which does not say itself who it was of. */
function predecessorsOf(db: ReadDb, responses: readonly number[]): { id: number; kept: Kept }[] {
  const rows = all<{ id: number; cells: string }>(
    db,
    sql`SELECT i.id, i.cells FROM import_issue i CROSS JOIN response r
        ON r.id = iif(json_valid(i.cells), json_extract(i.cells, '$.replaced.by'), NULL) AND r.batch_id = i.batch_id
        WHERE i.reason = 'replaced' AND r.id IN ${among(responses)}`,
  )
  return rows.flatMap(({ id, cells }) => {
    const kept = keptIn(cells)
    return kept && isOfSuccessor(kept) ? [{ id, kept }] : []
  })
}

function leftOutOf(db: ReadDb, table: Sql, signs: Signs, columnsOf: ReadonlyMap<SqlValue, SignColumns>): number[] {
  const needles = [...signs.emails, ...signs.codes].filter((sign) => sign !== '')
  if (needles.length === 0) return []
  // SQLite finds the few rows that may be theirs; what exactly a cell holds is then looked at. As the cells are
  // written: with the escapes of JSON.
  const written = JSON.stringify(needles.map((needle) => JSON.stringify(needle).slice(1, -1)))
  const rows = all<{ id: number; batch: number; cells: string }>(
    db,
    sql`SELECT i.id, i.batch_id AS batch, i.cells FROM ${table} i
        WHERE EXISTS (SELECT 1 FROM json_each(${written}) n WHERE instr(lower(i.cells), n.value) > 0)`,
  )
  return rows.filter(({ batch, cells }) => isStoredLeftOutOf(signs, cells, columnsOf.get(batch))).map(({ id }) => id)
}
