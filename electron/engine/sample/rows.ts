// Writes what the sample invents into the program's tables.
import type { WriteDb } from '../store/database'
import { replacePlan } from '../store/plans'
import { searchTextOf } from '../store/searchText'
import { insert, one, prepared, sql } from '../store/sql'
import type { Answer } from './answers'
import type { Period } from './calendar'
import { CUSTOMERS, FUNCTIONS, PLAN, SECTORS, SIZES } from './design'
import { respondentOf, type StoredRow } from './imports'
import { OWNERS } from './names'
import { type Account, type Contact, roleOf } from './people'

/** Ids of segments by their name; names do not repeat across the sample's dimensions. */
export type Segments = ReadonlyMap<string, { dimension: number; segment: number }>

export function storeDimensions(db: WriteDb): Segments {
  const segments = new Map<string, { dimension: number; segment: number }>()
  const dimensions = { Secteur: SECTORS, 'Taille de compte': SIZES, Fonction: FUNCTIONS }
  for (const [name, values] of Object.entries(dimensions)) {
    const dimension = insert(db, sql`INSERT INTO dimension (name) VALUES (${name})`)
    for (const value of values) {
      const segment = insert(db, sql`INSERT INTO segment (dimension_id, name) VALUES (${dimension}, ${value})`)
      segments.set(value, { dimension, segment })
    }
  }
  return segments
}

/** Who looks after an account, and so after the people in it. */
const ownerOf = (account: number): string | null => OWNERS[account % OWNERS.length] ?? null

/** Everybody was invited to the wave in the field, save those who opted out after the one before. */
export function storeCustomers(
  db: WriteDb,
  accounts: readonly Account[],
  contacts: readonly Contact[],
  quarters: readonly Period[],
  segments: Segments,
): void {
  const [latest, before] = quarters.toReversed()
  const account = prepared(
    db,
    'INSERT INTO account (id, name, value_per_year, renews_on, churned, number, owner) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const group = (table: 'account_segment' | 'contact_segment', by: string) =>
    prepared(db, `INSERT INTO ${table} (${by}, dimension_id, segment_id) VALUES (?, ?, ?)`)
  const ofAccount = group('account_segment', 'account_id')
  for (const { id, name, sector, size, valuePerYear, renewsOn, churned } of accounts) {
    account.run([id, name, valuePerYear, renewsOn, churned ? 1 : 0, `C-${10_000 + id}`, ownerOf(id)])
    for (const value of [sector, size]) {
      const found = segments.get(value)
      if (found) ofAccount.run([id, found.dimension, found.segment])
    }
  }
  account.free()
  ofAccount.free()
  const ofContact = group('contact_segment', 'contact_id')
  const contact = prepared(
    db,
    `INSERT INTO contact (id, account_id, name, email, role, opted_out, last_invited_on, number, owner)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const person of contacts) {
    const invitedOn = (person.optedOut ? before : latest)?.opensOn ?? null
    const { id, account: own, name, email, optedOut } = person
    const [number, owner] = [`P-${10_000 + id}`, ownerOf(own.id)]
    contact.run([id, own.id, name, email, roleOf(person), optedOut ? 1 : 0, invitedOn, number, owner])
    const found = person.jobFunction === null ? undefined : segments.get(person.jobFunction)
    if (found) ofContact.run([id, found.dimension, found.segment])
  }
  contact.free()
  ofContact.free()
}

/** Stores one import's answers with their segments and source; returns the ids that they got. */
export function storeResponses(
  db: WriteDb,
  wave: number,
  rows: readonly StoredRow[],
  segments: Segments,
): { id: number; answer: Answer }[] {
  const response = prepared(
    db,
    `INSERT INTO response (id, wave_id, batch_id, sheet, row, score, verbatim, answered_at, respondent, name, email,
                           company, account_id, contact_id, search_text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const segmentOf = prepared(
    db,
    'INSERT INTO response_segment (response_id, dimension_id, segment_id, wave_id, score) VALUES (?, ?, ?, ?, ?)',
  )
  const first = 1 + (one<{ last: number | null }>(db, sql`SELECT max(id) AS last FROM response`)?.last ?? 0)
  const stored = rows.map(({ answer, batch, sheet, row }, i) => {
    const { contact, score, comment, answeredAt } = answer
    const { account, name, email, jobFunction } = contact
    const id = first + i
    const respondent = respondentOf(contact)
    const who = [respondent, name, email, account.name, account.id, contact.id]
    const searched = searchTextOf({ company: account.name, name, email, respondent }, comment)
    response.run([id, wave, batch, sheet, row, score, comment, answeredAt, ...who, searched])
    for (const value of [account.sector, account.size, jobFunction]) {
      const found = value === null ? undefined : segments.get(value)
      if (found) segmentOf.run([id, found.dimension, found.segment, wave, score])
    }
    return { id, answer }
  })
  response.free()
  segmentOf.free()
  return stored
}

/** A plan with one cell a sector, as large as its list of people. */
export function storePlan(db: WriteDb, wave: number, segments: Segments): void {
  const cells = SECTORS.map((sector) => {
    const found = segments.get(sector)
    if (!found) throw new Error(`sector ${sector} was stored`)
    return { dimension: found.dimension, segment: found.segment, second: null, population: CUSTOMERS[sector].people }
  })
  replacePlan(db, { wave, dimension: cells[0]?.dimension ?? null, ...PLAN, cells })
}
