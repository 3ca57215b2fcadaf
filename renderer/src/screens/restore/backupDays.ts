// Backups day by day, as the computer's calendar counts days, in the order in which they came: newest first.
import type { Backup } from '../../../../shared/contract/backup'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { dayOf, daysBetween } from '../actions/days'

export interface BackupDay {
  /** YYYY-MM-DD. */
  day: string
  backups: Backup[]
}

export function byDay(backups: readonly Backup[]): BackupDay[] {
  const days: BackupDay[] = []
  for (const backup of backups) {
    const day = dayOf(new Date(backup.at))
    const last = days.at(-1)
    if (last?.day === day) last.backups.push(backup)
    else days.push({ day, backups: [backup] })
  }
  return days
}

/** “Today, 22 Nov 2026”, “20 Nov 2026”. */
export function dayName(day: string, today: string, t: Translate, format: Format): string {
  const date = format.date(day)
  const ago = daysBetween(day, today)
  if (ago === 0) return t('restore.day', { word: t('restore.today'), date })
  if (ago === 1) return t('restore.day', { word: t('restore.yesterday'), date })
  return date
}
