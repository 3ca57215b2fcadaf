// What the program table and its neighbours say of the program as a whole.
import type { ProgramInfo, ProgramSettings } from '../../../shared/contract/program'
import type { ReadDb, WriteDb } from './database'
import type { Program } from './program'
import { one, run, sql } from './sql'

interface ProgramRow {
  name: string
  confidence: number
  minimum_n: number
}

/** Confidence level, minimum n and name of the program. */
export function settingsOf(db: ReadDb): ProgramSettings {
  const row = one<ProgramRow>(db, sql`SELECT name, confidence, minimum_n FROM program WHERE id = 1`)
  if (!row) throw new Error('a program has one row in its program table')
  return { name: row.name, confidence: row.confidence, minimumN: row.minimum_n }
}

export function changeSettings(db: WriteDb, change: Partial<ProgramSettings>): void {
  const next = { ...settingsOf(db), ...change }
  run(
    db,
    sql`UPDATE program SET name = ${next.name}, confidence = ${next.confidence}, minimum_n = ${next.minimumN} WHERE id = 1`,
  )
}

/** `today` decides what is overdue. */
export function infoOf(db: ReadDb, program: Program, today: string, savedAt = program.savedAt): ProgramInfo {
  const counts = one<{ campaigns: number; responses: number; open: number; overdue: number }>(
    db,
    sql`SELECT (SELECT count(*) FROM campaign) AS campaigns,
               (SELECT count(*) FROM response) AS responses,
               (SELECT count(*) FROM action WHERE status IN ('open', 'in-progress')) AS open,
               (SELECT count(*) FROM action WHERE status IN ('open', 'in-progress') AND due_on < ${today}) AS overdue`,
  )
  return {
    ...settingsOf(db),
    file: program.file,
    folder: program.folder,
    savedAt: savedAt?.toISOString() ?? null,
    campaigns: counts?.campaigns ?? 0,
    responses: counts?.responses ?? 0,
    openActions: counts?.open ?? 0,
    overdueActions: counts?.overdue ?? 0,
  }
}
