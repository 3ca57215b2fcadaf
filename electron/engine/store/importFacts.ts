// What the open program says about an import into one of its waves.
import type { Mapping } from '../../../shared/contract/import'
import { rulesOf } from '../import/check/rules'
import type { KnownContact, KnownInvitation, ProgramFacts, StoredAnswer } from '../import/facts'
import { waveById } from './campaigns'
import type { ReadDb } from './database'
import { settingsOf } from './programs'
import { all, sql } from './sql'

/** The roles by which a row can be told to be an answer, or a person, that the wave holds already. */
const TELLING: ReadonlySet<string> = new Set(['answer', 'email', 'respondent'])
/** The roles by which a row can be linked to a contact. */
const LINKING: ReadonlySet<string> = new Set(['email', 'respondent'])

/** The role of a column that can hold the code of an invitation. */
const CODED: ReadonlySet<string> = new Set(['respondent'])

/** Refuses with `not-found`. What the mapping has no use for is not asked. */
export function factsOf(db: ReadDb, wave: number, mapping: Mapping): ProgramFacts {
  const { opens_on: opensOn, closes_on: closesOn } = waveById(db, wave)
  const has = (roles: ReadonlySet<string>) => mapping.columns.some(({ role }) => roles.has(role))
  return {
    confidence: settingsOf(db).confidence,
    wave: { opensOn, closesOn },
    dimensions: dimensionsOf(db),
    accounts: all<{ name: string }>(db, sql`SELECT name FROM account`).map(({ name }) => name),
    contacts: has(LINKING) ? all<KnownContact>(db, sql`SELECT id, name, email, number FROM contact`) : [],
    invitations: has(CODED) && rulesOf(mapping).contactBy !== 'none' ? invitationsFor(db, wave) : [],
    stored: has(TELLING) ? storedIn(db, wave) : [],
  }
}

function dimensionsOf(db: ReadDb): ProgramFacts['dimensions'] {
  const rows = all<{ dimension: string; segment: string | null }>(
    db,
    sql`SELECT d.name AS dimension, s.name AS segment FROM dimension d LEFT JOIN segment s ON s.dimension_id = d.id
        ORDER BY d.id, s.id`,
  )
  const segments = new Map<string, string[]>()
  for (const { dimension, segment } of rows) {
    const known = segments.get(dimension) ?? []
    if (segment !== null) known.push(segment)
    segments.set(dimension, known)
  }
  return [...segments].map(([name, known]) => ({ name, segments: known }))
}

function invitationsFor(db: ReadDb, wave: number): KnownInvitation[] {
  return all<KnownInvitation>(
    db,
    sql`SELECT i.code, i.contact_id AS contact, iif(i.wave_id = ${wave}, NULL, w.name) AS wave
        FROM invitation i JOIN wave w ON w.id = i.wave_id`,
  )
}

function storedIn(db: ReadDb, wave: number): StoredAnswer[] {
  return all<StoredAnswer>(
    db,
    sql`SELECT id, score, answer, email, respondent, answered_at AS answeredAt FROM response
        WHERE wave_id = ${wave} AND (answer IS NOT NULL OR email IS NOT NULL OR respondent IS NOT NULL)`,
  )
}
