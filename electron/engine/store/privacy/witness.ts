// Finds a response again in a copy of the program. An id alone does not do: after an import was undone, its ids are
// given to other answers.
import { refuse } from '../../../../shared/failure'
import type { ReadDb } from '../database'
import { and, one, Sql, type SqlValue, sql } from '../sql'
import { type Identity, isOf } from './identity'

/** What a response says; it never changes after its import, but for an erasure. */
const TOLD = ['wave_id', 'batch_id', 'score', 'sheet', 'row', 'answered_at', 'verbatim', 'name', 'company'] as const

export type Witness = Readonly<Record<(typeof TOLD)[number], SqlValue>>

/** Refuses with `not-found`. */
export function witnessOf(db: ReadDb, response: number): Witness {
  const row = one<Witness>(db, sql`SELECT ${new Sql(TOLD.join(', '), [])} FROM response WHERE id = ${response}`)
  if (!row) throw refuse('not-found', { what: 'response' })
  return row
}

/** Condition on `response`, `r`, of a copy: it is one of this person's. */
export function isWitnessed(identity: Identity, witness: Witness): Sql {
  if (identity.by !== 'response') return isOf(identity)
  return and([isOf(identity), ...TOLD.map((column) => sql`r.${new Sql(column, [])} IS ${witness[column]}`)])
}
