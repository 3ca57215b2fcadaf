import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { dayWord } from '../../parts/days'

/** “Today, 22 Nov 2026”, “20 Nov 2026”. */
export function dayName(day: string, today: string, t: Translate, format: Format): string {
  const date = format.date(day)
  const word = dayWord(day, today, t)
  return word === null ? date : t('restore.day', { word, date })
}
