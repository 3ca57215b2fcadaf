// Who is left out of a list, a sending or a reminder by now, and why; whom only the contact rule bars may be asked all the
// same.
import { Switch } from '@mantine/core'
import type { DrawRules } from '../../../../shared/contract/sample'
import { useText } from '../../text'
import { type Listed, leftOutOf } from './useListed'
import { barredText, daysText } from './words'

interface Props {
  /** null: not known yet. */
  listed: Listed | null
  rules: DrawRules
  despiteRule: boolean
  onDespiteRule(despite: boolean): void
  /** What the switch is for. */
  what: 'Export' | 'Send'
}

export function LeftOut({ listed, rules, despiteRule, onDespiteRule, what }: Props) {
  const { t, format } = useText()
  if (listed === null) return null
  const text = barredText(leftOutOf(listed, despiteRule), listed.on, rules.contactDays, t, format)
  const byRule = listed.barred['contact-rule'] ?? 0
  if (text === null && byRule === 0) return null
  return (
    <div className="sample-left">
      <p role="status">{text}</p>
      {byRule > 0 && (
        <Switch
          size="sm"
          label={t('sample.barred.despite')}
          description={t(`sample.barred.despite${what}`, {
            count: byRule,
            number: format.integer(byRule),
            days: daysText(rules.contactDays, t, format),
          })}
          checked={despiteRule}
          onChange={(event) => onDespiteRule(event.currentTarget.checked)}
        />
      )}
    </div>
  )
}
