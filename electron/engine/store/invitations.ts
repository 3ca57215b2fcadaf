// Invitations as rows: one a person and wave, drawn for a cell, with the code that comes back with the answer.
import type { BarredWhy, InvitationRow, InvitationState } from '../../../shared/contract/sample'
import type { CellIds } from '../../../shared/model/cell'
import { newCodes } from '../draw/code'
import { ANSWERED, type Asking, barredBy, type ListWish, ofCells, onList, UNREACHABLE } from './barred'
import type { ReadDb, WriteDb } from './database'
import { fold } from './fold'
import { all, among, and, one, prepared, run, type Sql, sql } from './sql'

export interface NewInvitation extends CellIds {
  contact: number
  kind: 'sample' | 'reserve'
  place: number
}

/** Each gets a code of its own, which no other invitation of the program has. */
export function insertInvitations(db: WriteDb, wave: number, invitations: readonly NewInvitation[]): void {
  const taken = new Set(all<{ code: string }>(db, sql`SELECT code FROM invitation`).map(({ code }) => code))
  const codes = newCodes(invitations.length, taken)
  let id = one<{ last: number | null }>(db, sql`SELECT max(id) AS last FROM invitation`)?.last ?? 0
  const statement = prepared(
    db,
    `INSERT INTO invitation (id, wave_id, contact_id, segment_id, second_segment_id, code, kind, place)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  try {
    invitations.forEach(({ contact, segment, second, kind, place }, i) => {
      id += 1
      statement.run([id, wave, contact, segment, second, codes[i] ?? null, kind, place])
    })
  } finally {
    statement.free()
  }
}

export function removeSample(db: WriteDb, wave: number): void {
  run(db, sql`DELETE FROM invitation WHERE wave_id = ${wave}`)
  run(db, sql`DELETE FROM draw WHERE wave_id = ${wave}`)
}

/** Invitations that went out. */
export function sentOf(db: ReadDb, wave: number): number {
  const found = one<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM invitation WHERE wave_id = ${wave} AND invited_on IS NOT NULL`,
  )
  return found?.n ?? 0
}

const STATE = sql`CASE WHEN ${ANSWERED} THEN 'answered' WHEN i.reminded_on IS NOT NULL THEN 'reminded'
                       WHEN i.invited_on IS NOT NULL THEN 'sent' WHEN i.kind = 'reserve' THEN 'reserve'
                       ELSE 'to-send' END`

export interface CellCount extends CellIds {
  drawn: number
  reserve: number
  decisionMakers: number
  keyUsers: number
  sent: number
  /** Of those sent, to people who are known no more: whether they answered cannot be said. */
  gone: number
  answered: number
  reminded: number
}

/** How many invitations each cell has. */
export function invitationCounts(db: ReadDb, wave: number): CellCount[] {
  return all<CellCount>(
    db,
    sql`SELECT i.segment_id AS segment, i.second_segment_id AS second,
               count(*) FILTER (WHERE i.kind = 'sample') AS drawn,
               count(*) FILTER (WHERE i.kind = 'reserve') AS reserve,
               count(*) FILTER (WHERE i.kind = 'sample' AND c.role = 'decision-maker') AS decisionMakers,
               count(*) FILTER (WHERE i.kind = 'sample' AND c.role = 'key-user') AS keyUsers,
               count(i.invited_on) AS sent,
               count(*) FILTER (WHERE i.invited_on IS NOT NULL AND i.contact_id IS NULL) AS gone,
               count(*) FILTER (WHERE i.invited_on IS NOT NULL AND ${ANSWERED}) AS answered,
               count(i.reminded_on) AS reminded
        FROM invitation i LEFT JOIN contact c ON c.id = i.contact_id
        WHERE i.wave_id = ${wave} GROUP BY i.segment_id, i.second_segment_id`,
  )
}

/** Those to be sent went out on that day, `wish.on`. Returns how many. */
export function markSent(db: WriteDb, wish: Omit<ListWish, 'list'>): number {
  const { wave, on } = wish
  const contacts = all<{ id: number; contact: number }>(
    db,
    sql`SELECT i.id, i.contact_id AS contact FROM invitation i WHERE ${onList({ ...wish, list: 'sample' })}`,
  )
  if (contacts.length === 0) return 0
  run(db, sql`UPDATE invitation SET invited_on = ${on} WHERE id IN ${among(contacts.map(({ id }) => id))}`)
  run(
    db,
    sql`UPDATE contact SET last_invited_on = ${on} WHERE id IN ${among(contacts.map(({ contact }) => contact))}
        AND (last_invited_on IS NULL OR last_invited_on < ${on})`,
  )
  run(db, sql`UPDATE wave SET invited = ${sentOf(db, wave)} WHERE id = ${wave}`)
  return contacts.length
}

/** The silent ones were reminded on that day, `wish.on`. Returns how many. */
export function markReminded(db: WriteDb, wish: Omit<ListWish, 'list'>): number {
  return run(
    db,
    sql`UPDATE invitation AS i SET reminded_on = ${wish.on} WHERE ${onList({ ...wish, list: 'reminder' })}`,
  )
}

/**
 * The next of a cell's reserve who may still be written to and have not answered come into the sample; whom the contact
 * rule bars is told of when they are to be sent. Returns how many.
 */
export function releaseReserve(db: WriteDb, asking: Asking, cell: CellIds, people: number): number {
  const wish: ListWish = { ...asking, list: 'reserve', cells: [cell], despiteRule: true }
  return run(
    db,
    sql`UPDATE invitation SET kind = 'sample' WHERE id IN
          (SELECT i.id FROM invitation i WHERE ${onList(wish)} ORDER BY i.place, i.id LIMIT ${people})`,
  )
}

/** An invitation with all that a list or the screen says of it. */
export interface Invited extends CellIds {
  id: number
  code: string
  state: InvitationState
  /** Why they are not asked, or not reminded, by now. */
  barred: BarredWhy | null
  place: number
  invitedOn: string | null
  remindedOn: string | null
  contact: number | null
  name: string | null
  email: string | null
  role: 'decision-maker' | 'key-user' | null
  account: number | null
  accountName: string | null
  owner: string | null
}

export interface Wish extends Asking {
  cells?: readonly CellIds[] | undefined
  state?: InvitationState | undefined
  /** Only those who are left out by now, or only the others. */
  barred?: boolean | undefined
  search?: string | undefined
}

const barredNow = (asking: Asking): Sql =>
  sql`CASE WHEN ${ANSWERED} THEN NULL WHEN i.invited_on IS NOT NULL THEN ${UNREACHABLE} ELSE ${barredBy(asking)} END`

const select = (asking: Asking): Sql => sql`
  SELECT i.id, i.code, ${STATE} AS state, ${barredNow(asking)} AS barred, i.segment_id AS segment, i.second_segment_id AS second, i.place,
         i.invited_on AS invitedOn, i.reminded_on AS remindedOn, i.contact_id AS contact, c.name, c.email, c.role,
         a.id AS account, a.name AS accountName, coalesce(c.owner, a.owner) AS owner
  FROM invitation i LEFT JOIN contact c ON c.id = i.contact_id LEFT JOIN account a ON a.id = c.account_id`
/** The sample before the reserve, cell by cell, in the order of the draw. */
const ORDER = sql`ORDER BY i.kind = 'reserve', i.segment_id, i.second_segment_id, i.place, i.id`

/** A page, and how many there are in all. */
export function invitationsPage(db: ReadDb, wish: Wish, offset: number, limit: number) {
  const { wave, cells, state, barred, search } = wish
  const words = fold(search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const told = sql`fold(coalesce(c.name, '') || char(10) || coalesce(c.email, '') || char(10)
                        || coalesce(a.name, '') || char(10) || i.code)`
  const where = and([
    ofCells(wave, cells),
    ...(state ? [sql`${STATE} = ${state}`] : []),
    ...(barred === undefined ? [] : [sql`(${barredNow(wish)} IS NOT NULL) = ${barred ? 1 : 0}`]),
    ...words.map((word) => sql`instr(${told}, ${word}) > 0`),
  ])
  const found = one<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM invitation i LEFT JOIN contact c ON c.id = i.contact_id
        LEFT JOIN account a ON a.id = c.account_id WHERE ${where}`,
  )
  const rows = all<Invited>(db, sql`${select(wish)} WHERE ${where} ${ORDER} LIMIT ${limit} OFFSET ${offset}`)
  return { total: found?.n ?? 0, rows }
}

/** Who is on a list: nobody who has opted out since, was erased, has no address, or is barred by the contact rule. */
export function listed(db: ReadDb, wish: ListWish): Invited[] {
  return all<Invited>(db, sql`${select(wish)} WHERE ${onList(wish)} ${ORDER}`)
}

/** The program's dimensions, those of the wave's plan first, and the segments of people on them: theirs, else their account's. */
export function segmentsOfPeople(db: ReadDb, wave: number, contacts: readonly number[]) {
  const dimensions = all<{ id: number; name: string }>(
    db,
    sql`SELECT d.id, d.name FROM dimension d LEFT JOIN sampling_plan p ON p.wave_id = ${wave}
        WHERE EXISTS (SELECT 1 FROM contact_segment WHERE dimension_id = d.id)
           OR EXISTS (SELECT 1 FROM account_segment WHERE dimension_id = d.id)
        ORDER BY d.id IS NOT p.dimension_id, d.id IS NOT p.second_dimension_id, d.id`,
  )
  const rows = all<{ contact: number; dimension: number; name: string }>(
    db,
    sql`SELECT c.id AS contact, s.dimension_id AS dimension, g.name
        FROM contact c JOIN account_segment s ON s.account_id = c.account_id JOIN segment g ON g.id = s.segment_id
        WHERE c.id IN ${among(contacts)}
        UNION ALL
        SELECT s.contact_id, s.dimension_id, g.name FROM contact_segment s JOIN segment g ON g.id = s.segment_id
        WHERE s.contact_id IN ${among(contacts)}`,
  )
  // What is said of the person themselves comes later, and stays.
  const byContact = new Map<number, Map<number, string>>()
  for (const { contact, dimension, name } of rows) {
    const own = byContact.get(contact) ?? new Map<number, string>()
    byContact.set(contact, own.set(dimension, name))
  }
  return {
    dimensions: dimensions.map(({ name }) => name),
    segmentsOf: (contact: number | null) =>
      dimensions.map(({ id }) => (contact === null ? null : (byContact.get(contact)?.get(id) ?? null))),
  }
}

/** As the contract has it; `names`: of segments, by their ids. */
export function invitationRow(row: Invited, names: ReadonlyMap<number, string>): InvitationRow {
  const { id, code, state, barred, place, invitedOn, remindedOn, contact, name, email, role, owner } = row
  const account = row.account === null ? null : { id: row.account, name: row.accountName ?? '' }
  return {
    id,
    code,
    state,
    barred,
    names: namesIn(row, names),
    place,
    invitedOn,
    remindedOn,
    contact: contact === null ? null : { id: contact, name, email, role, account, owner },
  } as InvitationRow
}

/** Names of a cell's segments, first dimension first. */
export function namesIn({ segment, second }: CellIds, names: ReadonlyMap<number, string>): string[] {
  return [segment, second].flatMap((id) => (id === null ? [] : [names.get(id) ?? '']))
}
