// Programs whose answers have accounts, parts in them and values, for the tests of how a figure is made.

import type { WriteDb } from '../../electron/engine/store/database'
import { Program } from '../../electron/engine/store/program/program'
import { insert, run, sql } from '../../electron/engine/store/sql'
import type { WaveId } from '../../shared/model/ids'
import { anOpenProgram, around, CLOSED, first, LATER, type TestEngine, type WaveScript } from './builders'

export type Open = TestEngine & { path: string; waves: WaveId[] }

/** The same file for a while without the engine. */
export async function rewritten(open: Open, work: (db: WriteDb) => void): Promise<void> {
  await open.engine.close()
  const program = await Program.open(open.path, around(open.folder))
  await program.write('test', work)
  await program.close()
  await open.ask('program.open', { file: open.token(open.path) })
}

/** A closed wave of these answers and a later one; `wave` is the first. */
export async function aClosedWave(more: Partial<WaveScript>, given: Parameters<typeof anOpenProgram>[1] = {}) {
  const open = await anOpenProgram([{ ...CLOSED, ...more }, LATER], given)
  return { ...open, wave: first(open.waves) }
}

/** What somebody of an account answered. */
export interface Said {
  score: number
  /** The part that the contact is known to have. */
  contact?: 'decision-maker' | 'key-user'
  /** What the answer's own file says. */
  role?: string
  value?: number
}

export interface Company {
  name: string
  value?: number
  said: readonly Said[]
}

/** Adds answers of companies and, `alone`, of people without one. */
export function addCompanies(db: WriteDb, wave: number, companies: readonly Company[], alone: readonly Said[] = []) {
  for (const company of companies) {
    const account = insert(
      db,
      sql`INSERT INTO account (name, value_per_year) VALUES (${company.name}, ${company.value ?? null})`,
    )
    for (const one of company.said) addSaid(db, wave, account, one)
  }
  for (const one of alone) addSaid(db, wave, null, one)
}

function addSaid(db: WriteDb, wave: number, account: number | null, { score, contact, role, value }: Said): void {
  const person = contact
    ? insert(db, sql`INSERT INTO contact (account_id, role) VALUES (${account}, ${contact})`)
    : null
  run(
    db,
    sql`INSERT INTO response (wave_id, score, account_id, contact_id, role, value)
        VALUES (${wave}, ${score}, ${account}, ${person}, ${role ?? null}, ${value ?? null})`,
  )
}
