// What the program table and its neighbours say of the program as a whole.
import type { ProgramInfo, ProgramSettings } from '../../../shared/contract/program'
import type { ReadDb, WriteDb } from './database'
import { one, run, sql } from './sql'

interface ProgramRow {
  name: string
  confidence: number
  minimum_n: number
  retention_months: number | null
  contact_rule_days: number
  currency: string
}

/** What the program's users have set for all of it. */
export function settingsOf(db: ReadDb): ProgramSettings {
  const row = one<ProgramRow>(
    db,
    sql`SELECT name, confidence, minimum_n, retention_months, contact_rule_days, currency FROM program WHERE id = 1`,
  )
  if (!row) throw new Error('a program has one row in its program table')
  return {
    name: row.name,
    confidence: row.confidence,
    minimumN: row.minimum_n,
    retentionMonths: row.retention_months,
    contactRuleDays: row.contact_rule_days,
    currency: row.currency,
  }
}

export function changeSettings(db: WriteDb, change: Partial<ProgramSettings>): void {
  const next = { ...settingsOf(db), ...change }
  run(
    db,
    sql`UPDATE program SET name = ${next.name}, confidence = ${next.confidence}, minimum_n = ${next.minimumN},
               retention_months = ${next.retentionMonths}, contact_rule_days = ${next.contactRuleDays},
               currency = ${next.currency} WHERE id = 1`,
  )
}

/** What the header says of the file itself. */
export type FileFacts = Pick<
  ProgramInfo,
  'file' | 'folder' | 'state' | 'savedAt' | 'openedAt' | 'backedUpAt' | 'syncedBy'
>

/** `today` decides what is overdue. */
export function infoOf(db: ReadDb, facts: FileFacts, today: string): ProgramInfo {
  const counts = one<{ campaigns: number; responses: number; open: number; overdue: number }>(
    db,
    sql`SELECT (SELECT count(*) FROM campaign) AS campaigns,
               (SELECT count(*) FROM response) AS responses,
               (SELECT count(*) FROM action WHERE status IN ('open', 'in-progress')) AS open,
               (SELECT count(*) FROM action WHERE status IN ('open', 'in-progress') AND due_on < ${today}) AS overdue`,
  )
  return {
    ...settingsOf(db),
    ...facts,
    campaigns: counts?.campaigns ?? 0,
    responses: counts?.responses ?? 0,
    openActions: counts?.open ?? 0,
    overdueActions: counts?.overdue ?? 0,
  }
}
