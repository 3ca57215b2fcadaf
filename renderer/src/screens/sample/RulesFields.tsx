// The fields of a draw's rules. Each says what it does; what cannot be is said where it stands.
import { ActionIcon, NumberInput, type NumberInputProps, SegmentedControl, Tooltip } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useText } from '../../text'
import {
  MOST_DAYS,
  MOST_PER_ACCOUNT,
  MOST_RESERVE,
  MOST_SEED,
  otherSeed,
  ROLES_HOW,
  type RulesDraft,
  type RulesField,
} from './rulesDraft'
import { daysText } from './words'

interface Props {
  draft: RulesDraft
  onChange(draft: RulesDraft): void
  wrong: ReadonlySet<RulesField>
  /** The program's own contact rule, in days. */
  contactRuleDays: number
}

export function RulesFields({ draft, onChange, wrong, contactRuleDays }: Props) {
  const { t, format, language } = useText()
  const percent = language === 'fr' ? '\u00a0%' : '%'
  const between = (from: number, to: number) =>
    t('sample.rules.between', { from: format.integer(from), to: format.integer(to) })
  const upTo = (most: number) => t('sample.rules.upTo', { to: format.percent(most / 100) })
  const field = (name: Exclude<RulesField, 'how'>, problem: string): NumberInputProps => ({
    value: draft[name],
    onChange: (typed) => onChange({ ...draft, [name]: typed }),
    error: wrong.has(name) ? problem : null,
    inputWrapperOrder: ['label', 'input', 'error', 'description'],
    allowedDecimalSeparators: [',', '.'],
    decimalSeparator: language === 'fr' ? ',' : '.',
    clampBehavior: 'none',
    hideControls: true,
  })
  const share = { ...(percent && { suffix: percent }), w: 200 }
  return (
    <div className="sample-rules">
      <NumberInput
        label={t('sample.rules.contactDays')}
        description={t('sample.rules.contactDaysText', { days: daysText(contactRuleDays, t, format) })}
        suffix={` ${t('sample.rules.daysUnit')}`}
        {...field('contactDays', between(0, MOST_DAYS))}
      />
      <NumberInput
        label={t('sample.rules.perAccount')}
        description={t('sample.rules.perAccountText')}
        placeholder={t('sample.rules.noLimit')}
        {...field('perAccount', between(1, MOST_PER_ACCOUNT))}
      />
      <NumberInput
        label={t('sample.rules.reserve')}
        description={t('sample.rules.reserveText')}
        suffix={percent}
        {...field('reserve', upTo(MOST_RESERVE))}
      />
      <NumberInput
        label={t('sample.rules.seed')}
        description={t('sample.rules.seedText')}
        rightSection={
          <Tooltip label={t('sample.rules.otherSeed')}>
            <ActionIcon
              variant="subtle"
              aria-label={t('sample.rules.otherSeed')}
              onClick={() => onChange({ ...draft, seed: otherSeed() })}
            >
              <IconRefresh size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        }
        {...field('seed', between(0, MOST_SEED))}
      />
      <div className="sample-roles">
        <p className="sample-label" id="sample-roles">
          {t('sample.rules.roles')}
        </p>
        <SegmentedControl
          aria-labelledby="sample-roles"
          value={draft.how}
          onChange={(value) => onChange({ ...draft, how: ROLES_HOW.find((how) => how === value) ?? 'any' })}
          data={ROLES_HOW.map((how) => ({ value: how, label: t(`sample.rules.how.${how}`) }))}
        />
        <p className="sample-roles-text">{t(`sample.rules.howText.${draft.how}`)}</p>
        {draft.how === 'quota' && (
          <div className="sample-quota">
            <NumberInput label={t('sample.rules.decisionMakers')} {...share} {...field('decisionMakers', upTo(100))} />
            <NumberInput
              label={t('sample.rules.keyUsers')}
              {...share}
              {...field('keyUsers', Number(draft.keyUsers) > 100 ? upTo(100) : t('sample.rules.quotaWrong'))}
            />
          </div>
        )}
      </div>
    </div>
  )
}
