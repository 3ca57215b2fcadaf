// A day, typed or chosen from a calendar, shown in the reader's language and kept as an ISO day. The calendar opens by a
// click or Alt+Arrow down, not by Tab: it would lie over what comes next.
import { DateInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
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

export function DayInput({ clearable = false, size = 'sm', onChange, ...props }: DayInputProps) {
  const { t, format } = useText()
  const [open, setOpen] = useState(false)
  return (
    <DateInput
      {...props}
      onChange={(day) => {
        if (day === null) setOpen(false)
        onChange(day)
      }}
      onClick={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false)
        if (event.key !== 'ArrowDown' || !event.altKey) return
        event.preventDefault()
        setOpen(true)
      }}
      getDayProps={() => ({ onClick: () => setOpen(false) })}
      size={size}
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('common.day.clear') }}
      valueFormat={(day) => format.date(day)}
      dateParser={parseDay}
      placeholder={t('common.day.example')}
      leftSection={<IconCalendar size={16} stroke={1.6} aria-hidden />}
      highlightToday
      popoverProps={{ withinPortal: true, shadow: 'md', opened: open, onChange: setOpen }}
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
