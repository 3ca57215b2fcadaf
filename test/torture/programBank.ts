// The bank within a program: waves are the accounts, the invited their money, the campaign's name the number of the last
// transfer. Every transfer is one user action with one trail entry.
import { addCampaign, addWave } from '../../electron/engine/store/campaigns'
import type { ReadDb, WriteDb } from '../../electron/engine/store/database'
import { one, run, sql } from '../../electron/engine/store/sql'
import { requireSound } from './soundness'

const WAVES = 8
const TOTAL = WAVES * 1_000_000
/** The call under which transfers stand in the trail. */
export const TRANSFER = 'wave.update'
const MADE_AT = '2026-01-01T00:00:00.000Z'

/** Makes the accounts. */
export function foundInProgram(db: WriteDb): void {
  const campaign = addCampaign(db, { name: '0', kind: 'relational', touchpoint: null }, MADE_AT)
  for (let i = 1; i <= WAVES; i++) {
    const wave = { name: `Wave ${i}`, opens_on: '2026-01-01', closes_on: '2026-01-31', invited: TOTAL / WAVES }
    addWave(db, campaign, wave, MADE_AT)
  }
}

/** Transfer `number`; what it moves follows from its number. */
export function transferInProgram(db: WriteDb, number: number): void {
  const amount = 1 + ((number * 7919) % 100)
  run(db, sql`UPDATE wave SET invited = invited - ${amount} WHERE id = ${1 + (number % WAVES)}`)
  run(db, sql`UPDATE campaign SET name = ${String(number)}`)
  run(db, sql`UPDATE wave SET invited = invited + ${amount} WHERE id = ${1 + ((number * 3 + 1) % WAVES)}`)
}

/** The number of the last transfer. Throws when the file is damaged, or a transfer is only half there. */
export function auditProgram(db: ReadDb): number {
  requireSound(db)
  const row = one<{ sum: number; name: string; transfers: number }>(
    db,
    sql`SELECT (SELECT sum(invited) FROM wave) AS sum, (SELECT name FROM campaign) AS name,
               (SELECT count(*) FROM trail WHERE call = ${TRANSFER}) AS transfers`,
  )
  if (!row) throw new Error('the program answered nothing')
  const number = Number(row.name)
  if (row.sum !== TOTAL) throw new Error(`the sum is ${row.sum} instead of ${TOTAL}`)
  if (row.transfers !== number) throw new Error(`${row.transfers} transfers in the trail, but the number is ${number}`)
  return number
}
