import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { daysBetween } from '../actions/days'

/** “Today, 22 Nov 2026”, “20 Nov 2026”. */
export function dayName(day: string, today: string, t: Translate, format: Format): string {
  const date = format.date(day)
  const ago = daysBetween(day, today)
  if (ago === 0) return t('restore.day', { word: t('restore.today'), date })
  if (ago === 1) return t('restore.day', { word: t('restore.yesterday'), date })
  return date
}
