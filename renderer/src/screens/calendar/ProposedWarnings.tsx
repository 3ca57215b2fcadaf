// What is to be watched about a wave that is not there yet: one short sentence each.
import { IconAlertTriangle } from '@tabler/icons-react'
import type { CallOutput } from '../../../../shared/contract'
import type { Translate } from '../../../../shared/text'
import type { Format } from '../../../../shared/text/format'
import { useText } from '../../text'
import { daysText } from './watchText'
import './calendar.css'

export type Warning = CallOutput<'calendar.propose'>['warnings'][number]

export function ProposedWarnings({ warnings, contactDays }: { warnings: readonly Warning[]; contactDays: number }) {
  const { t, format } = useText()
  return warnings.map((warning) => (
    <p key={`${warning.warning} ${warning.with}`}>
      <IconAlertTriangle size={14} aria-hidden />
      {sentenceOf(warning, contactDays, t, format)}
    </p>
  ))
}

function sentenceOf(warning: Warning, contactDays: number, t: Translate, format: Format): string {
  const { days, people } = warning
  const counted = { with: warning.with, count: days, number: format.integer(days) }
  if (warning.warning === 'overlap') return t('calendar.next.overlap', counted)
  if (warning.warning === 'gap') return t('calendar.next.gap', counted)
  const rule = daysText(contactDays, t, format)
  if (people === null)
    return t('calendar.next.fatigueUnknown', { with: warning.with, days: rule, apart: daysText(days, t, format) })
  return t('calendar.next.fatigue', { with: warning.with, days: rule, count: people, number: format.integer(people) })
}
