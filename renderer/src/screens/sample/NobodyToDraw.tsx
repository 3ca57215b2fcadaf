// Nobody would be drawn: says why, and what would change that.
import { Alert } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { DrawPreview, DrawRules, LeftOutWhy } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useText } from '../../text'
import { leftOutReasons } from './words'

/** What helps against each reason; opt-outs and departures are final. */
const HELP: Record<LeftOutWhy, 'rule' | 'account' | 'plan' | 'email' | 'other'> = {
  'opted-out': 'other',
  'no-email': 'email',
  churned: 'other',
  'outside-plan': 'plan',
  'contact-rule': 'rule',
  'same-address': 'email',
  'account-limit': 'account',
}

export function NobodyToDraw({ wave, preview, rules }: { wave: WaveHeader; preview: DrawPreview; rules: DrawRules }) {
  const { t, format } = useText()
  const { contacts, leftOut } = preview
  const whys = (Object.keys(HELP) as LeftOutWhy[])
    .filter((why) => (leftOut[why] ?? 0) > 0)
    .toSorted((a, b) => (leftOut[b] ?? 0) - (leftOut[a] ?? 0))
  const helps = [...new Set(whys.map((why) => HELP[why]))]
  return (
    <Alert
      className="sample-nobody"
      color="gray"
      icon={<IconUserOff aria-hidden />}
      title={t('sample.nobody.title')}
      role="status"
    >
      <p>
        {preview.eligible > 0
          ? t('sample.preview.none')
          : t('sample.nobody.text', {
              count: contacts,
              number: format.integer(contacts),
              reasons: leftOutReasons(leftOut, rules.contactDays, t, format).join(', '),
            })}
      </p>
      <ul>
        {helps.map((help) => (
          <li key={help}>
            {help === 'plan' ? (
              <Link href={`/waves/${wave.id}/plan`}>{t('sample.nobody.plan')}</Link>
            ) : help === 'email' || help === 'other' ? (
              <Link href="/contacts/import">{t(`sample.nobody.${help}`)}</Link>
            ) : (
              t(`sample.nobody.${help}`)
            )}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
