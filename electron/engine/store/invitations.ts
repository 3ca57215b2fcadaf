// Invitations as rows: one a person and wave, drawn for a cell, with the code that comes back with the answer.
import type { InvitationRow, InvitationState } from '../../../shared/contract/sample'
import { type CellIds, cellKeyOf } from '../../../shared/model/cell'
import { newCodes } from '../draw/code'
import { NO_REFUSAL_THERE } from './askable'
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

/** An answer of this wave is theirs. */
const ANSWERED = sql`EXISTS (SELECT 1 FROM response r WHERE r.contact_id = i.contact_id AND r.wave_id = i.wave_id)`

/** May be written to: known, with an address at which nobody has opted out since. */
const REACHABLE = sql`EXISTS (SELECT 1 FROM contact c WHERE c.id = i.contact_id AND c.opted_out = 0
                                AND trim(coalesce(c.email, '')) <> '' AND ${NO_REFUSAL_THERE})`

/** To be sent; silent: they were invited, and have not answered. */
const TO_SEND = sql`i.kind = 'sample' AND i.invited_on IS NULL AND NOT ${ANSWERED} AND ${REACHABLE}`
/** Comes into the sample when it is needed: an answer that is there already needs no invitation. */
const IN_RESERVE = sql`i.kind = 'reserve' AND i.invited_on IS NULL AND NOT ${ANSWERED} AND ${REACHABLE}`
const SILENT = sql`i.invited_on IS NOT NULL AND NOT ${ANSWERED} AND ${REACHABLE}`

const STATE = sql`CASE WHEN ${ANSWERED} THEN 'answered' WHEN i.reminded_on IS NOT NULL THEN 'reminded'
                       WHEN i.invited_on IS NOT NULL THEN 'sent' WHEN i.kind = 'reserve' THEN 'reserve'
                       ELSE 'to-send' END`

const ofWave = (wave: number, cells: readonly CellIds[] | undefined): Sql =>
  cells
    ? sql`i.wave_id = ${wave} AND coalesce(i.segment_id, '') || '/' || coalesce(i.second_segment_id, '')
          IN ${among(cells.map(cellKeyOf))}`
    : sql`i.wave_id = ${wave}`

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

/** Those to be sent went out on that day. Returns how many. */
export function markSent(db: WriteDb, wave: number, on: string, cells: readonly CellIds[] | undefined): number {
  const contacts = all<{ id: number; contact: number }>(
    db,
    sql`SELECT i.id, i.contact_id AS contact FROM invitation i WHERE ${ofWave(wave, cells)} AND ${TO_SEND}`,
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

/** The silent ones were reminded on that day. Returns how many. */
export function markReminded(db: WriteDb, wave: number, on: string, cells: readonly CellIds[] | undefined): number {
  return run(
    db,
    sql`UPDATE invitation AS i SET reminded_on = ${on}
        WHERE ${ofWave(wave, cells)} AND ${SILENT} AND i.invited_on <= ${on}`,
  )
}

/** The next of a cell's reserve who may still be written to and have not answered come into the sample. Returns how many. */
export function releaseReserve(db: WriteDb, wave: number, cell: CellIds, people: number): number {
  return run(
    db,
    sql`UPDATE invitation SET kind = 'sample' WHERE id IN
          (SELECT i.id FROM invitation i WHERE ${ofWave(wave, [cell])} AND ${IN_RESERVE}
           ORDER BY i.place, i.id LIMIT ${people})`,
  )
}

/** An invitation with all that a list or the screen says of it. */
export interface Invited extends CellIds {
  id: number
  code: string
  state: InvitationState
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

export interface Wish {
  wave: number
  cells?: readonly CellIds[] | undefined
  state?: InvitationState | undefined
  search?: string | undefined
}

const SELECT = sql`
  SELECT i.id, i.code, ${STATE} AS state, i.segment_id AS segment, i.second_segment_id AS second, i.place,
         i.invited_on AS invitedOn, i.reminded_on AS remindedOn, i.contact_id AS contact, c.name, c.email, c.role,
         a.id AS account, a.name AS accountName, coalesce(c.owner, a.owner) AS owner
  FROM invitation i LEFT JOIN contact c ON c.id = i.contact_id LEFT JOIN account a ON a.id = c.account_id`
/** The sample before the reserve, cell by cell, in the order of the draw. */
const ORDER = sql`ORDER BY i.kind = 'reserve', i.segment_id, i.second_segment_id, i.place, i.id`

/** A page, and how many there are in all. */
export function invitationsPage(db: ReadDb, { wave, cells, state, search }: Wish, offset: number, limit: number) {
  const words = fold(search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const told = sql`fold(coalesce(c.name, '') || char(10) || coalesce(c.email, '') || char(10)
                        || coalesce(a.name, '') || char(10) || i.code)`
  const where = and([
    ofWave(wave, cells),
    ...(state ? [sql`${STATE} = ${state}`] : []),
    ...words.map((word) => sql`instr(${told}, ${word}) > 0`),
  ])
  const found = one<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM invitation i LEFT JOIN contact c ON c.id = i.contact_id
        LEFT JOIN account a ON a.id = c.account_id WHERE ${where}`,
  )
  const rows = all<Invited>(db, sql`${SELECT} WHERE ${where} ${ORDER} LIMIT ${limit} OFFSET ${offset}`)
  return { total: found?.n ?? 0, rows }
}

/** Who is on a list: nobody who has opted out since, was erased, or has no address. */
export function listed(
  db: ReadDb,
  { wave, cells, list }: { wave: number; cells: readonly CellIds[] | undefined; list: keyof typeof LISTS },
): Invited[] {
  return all<Invited>(db, sql`${SELECT} WHERE ${ofWave(wave, cells)} AND ${LISTS[list]} ${ORDER}`)
}

const LISTS = {
  sample: TO_SEND,
  reserve: IN_RESERVE,
  reminder: SILENT,
  all: REACHABLE,
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
  const { id, code, state, place, invitedOn, remindedOn, contact, name, email, role, owner } = row
  const account = row.account === null ? null : { id: row.account, name: row.accountName ?? '' }
  return {
    id,
    code,
    state,
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
