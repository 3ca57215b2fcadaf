// A day, typed or chosen from a calendar, shown in the reader's language and kept as an ISO day.
import { DateInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../text'
import { parseDay } from './parseDay'

export interface DayInputProps {
  label?: ReactNode
  /** Where a column's head is the label to the eye. */
  'aria-label'?: string
  description?: ReactNode
  /** ISO day; null: none chosen. */
  value: string | null
  onChange(day: string | null): void
  error?: ReactNode
  required?: boolean
  disabled?: boolean
  /** ISO days outside of which nothing can be chosen. */
  minDate?: string
  maxDate?: string
  /** The day may be taken away again. */
  clearable?: boolean
  size?: 'xs' | 'sm'
}

export function DayInput({ clearable = false, size = 'sm', ...props }: DayInputProps) {
  const { t, format } = useText()
  return (
    <DateInput
      {...props}
      size={size}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('common.day.clear') }}
      valueFormat={(day) => format.date(day)}
      dateParser={parseDay}
      placeholder={t('common.day.example')}
      leftSection={<IconCalendar size={16} stroke={1.6} aria-hidden />}
      highlightToday
      popoverProps={{ withinPortal: true, shadow: 'md' }}
      ariaLabels={{
        previousMonth: t('common.day.previousMonth'),
        nextMonth: t('common.day.nextMonth'),
        previousYear: t('common.day.previousYear'),
        nextYear: t('common.day.nextYear'),
        previousDecade: t('common.day.previousDecade'),
        nextDecade: t('common.day.nextDecade'),
        monthLevelControl: t('common.day.chooseMonth'),
        yearLevelControl: t('common.day.chooseYear'),
      }}
    />
  )
}
