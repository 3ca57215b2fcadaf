// What the program knows of one person, for the screen: the responses one by one, the rest counted.
import type { Backup } from '../../../../shared/contract/backup'
import type { Dossier } from '../../../../shared/contract/privacy'
import type { ReadDb } from '../database'
import { all, among, one, sql } from '../sql'
import { identityOf, personOf } from './identity'
import { type Known, knownOf } from './known'
import { tracesOf } from './traces'

/** Refuses with `not-found`. `backups`: those of this program. */
export function dossierOf(db: ReadDb, response: number, backups: readonly Pick<Backup, 'at'>[]): Dossier {
  const identity = identityOf(db, response)
  const known = knownOf(db, identity)
  const since = inProgramSince(db, known)
  return {
    person: personOf(db, identity),
    responses: responsesOf(db, known),
    contacts: known.contacts.length,
    invitations: known.invitations.length,
    actions: known.actions.length,
    leftOutRows: known.leftOut.length + known.leftOutPeople.length,
    trailEntries: tracesOf(db, known).entries.size,
    backups: backups.filter(({ at }) => since === null || at > since).length,
  }
}

function responsesOf(db: ReadDb, { responses }: Known): Dossier['responses'] {
  return all<Dossier['responses'][number]>(
    db,
    sql`SELECT r.id, c.name AS campaign, w.name AS wave, r.score, r.answered_at AS answeredAt, r.verbatim,
               (SELECT count(*) FROM action a WHERE a.response_id = r.id) AS actions
        FROM response r JOIN wave w ON w.id = r.wave_id JOIN campaign c ON c.id = w.campaign_id
        WHERE r.id IN ${among(responses)} ORDER BY w.closes_on DESC, r.id DESC`,
  )
}

/**
 * The moment of the first import that brought the person; null: not known, and then every backup may hold them. The
 * moments alone are compared: to open every backup of a large program would take a minute. An erasure looks into them.
 */
function inProgramSince(db: ReadDb, { responses, leftOut, contacts, leftOutPeople }: Known): string | null {
  const found = one<{ since: string | null; unknown: number }>(
    db,
    sql`SELECT min(b.at) AS since, coalesce(sum(b.at IS NULL), 0) AS unknown
        FROM (SELECT batch_id FROM response WHERE id IN ${among(responses)}
              UNION ALL SELECT batch_id FROM import_issue WHERE id IN ${among(leftOut)}) t
        LEFT JOIN import_batch b ON b.id = t.batch_id`,
  )
  if (!found || found.unknown > 0) return null
  if (contacts.length + leftOutPeople.length === 0) return found.since
  // Any list may have brought their contact; the first of them is early enough.
  const list = one<{ since: string | null }>(db, sql`SELECT min(at) AS since FROM people_batch`)?.since ?? null
  return list !== null && found.since !== null && list < found.since ? list : found.since
}
