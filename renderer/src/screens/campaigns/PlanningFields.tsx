// The fields for a campaign's target NPS and the rhythm of its waves. Both may be left open.
import { NumberInput, type NumberInputProps, Select, SimpleGrid } from '@mantine/core'
import { useText } from '../../text'
import { CADENCES, MOST_MOMENT_DAYS, type PlanningDraft, type PlanningFault, TARGET_SCALE } from './planningDraft'

interface Props {
  draft: PlanningDraft
  wrong: ReadonlySet<PlanningFault>
  onChange(draft: PlanningDraft): void
}

export function PlanningFields({ draft, wrong, onChange }: Props) {
  const { t, format, language } = useText()
  const [least, most] = TARGET_SCALE
  const typed: NumberInputProps = {
    allowedDecimalSeparators: [',', '.'],
    decimalSeparator: language === 'fr' ? ',' : '.',
    clampBehavior: 'none',
    hideControls: true,
    inputWrapperOrder: ['label', 'input', 'error', 'description'],
  }
  return (
    <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
      <NumberInput
        {...typed}
        label={t('campaigns.form.target')}
        description={t('campaigns.form.targetText')}
        placeholder={t('campaigns.form.targetNone')}
        value={draft.target}
        onChange={(target) => onChange({ ...draft, target })}
        error={
          wrong.has('target')
            ? t('campaigns.form.targetWrong', { from: format.points(least), to: format.points(most) })
            : null
        }
      />
      <Select
        label={t('campaigns.form.cadence')}
        description={t('campaigns.form.cadenceText')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        placeholder={t('campaigns.form.cadenceNone')}
        data={CADENCES.map((cadence) => ({ value: cadence, label: t(`calendar.next.cadences.${cadence}`) }))}
        value={draft.cadence}
        onChange={(value) => onChange({ ...draft, cadence: CADENCES.find((one) => one === value) ?? null })}
        clearable
        clearButtonProps={{ 'aria-label': t('campaigns.form.cadenceNone') }}
      />
      {draft.cadence === 'after-moment' && (
        <NumberInput
          {...typed}
          label={t('campaigns.form.momentDays')}
          value={draft.momentDays}
          onChange={(momentDays) => onChange({ ...draft, momentDays })}
          error={
            wrong.has('momentDays')
              ? t('campaigns.form.momentDaysWrong', { from: format.integer(0), to: format.integer(MOST_MOMENT_DAYS) })
              : null
          }
        />
      )}
    </SimpleGrid>
  )
}
