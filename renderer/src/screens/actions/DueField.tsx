// The due date of an action, chosen in a calendar.
import { DatePickerInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useText } from '../../text'

interface Props {
  value: string | null
  onChange(value: string | null): void
  description?: string
}

export function DueField({ value, onChange, description }: Props) {
  const { t, format, language } = useText()
  return (
    <DatePickerInput
      label={t('actions.form.due')}
      description={description}
      placeholder={t('actions.due.none')}
      leftSection={<IconCalendar size={16} aria-hidden />}
      value={value}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': t('actions.form.clearDue') }}
      locale={language === 'fr' ? 'fr' : 'en-gb'}
      firstDayOfWeek={1}
      hideOutsideDates
      valueFormatter={({ date }) => (typeof date === 'string' ? format.date(date) : '')}
      getDayAriaLabel={(day) => format.date(day)}
      ariaLabels={{
        nextMonth: t('actions.calendar.nextMonth'),
        previousMonth: t('actions.calendar.previousMonth'),
        nextYear: t('actions.calendar.nextYear'),
        previousYear: t('actions.calendar.previousYear'),
        nextDecade: t('actions.calendar.nextDecade'),
        previousDecade: t('actions.calendar.previousDecade'),
        monthLevelControl: t('actions.calendar.chooseMonth'),
        yearLevelControl: t('actions.calendar.chooseYear'),
      }}
    />
  )
}
