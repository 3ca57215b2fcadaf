// The due date of an action, typed or chosen in a calendar; it may be left out.
import { DayInput } from '../../parts/DayInput'
import { useText } from '../../text'

interface Props {
  value: string | null
  onChange(value: string | null): void
  description?: string
}

export function DueField({ value, onChange, description }: Props) {
  const { t } = useText()
  return (
    <DayInput
      label={t('actions.form.due')}
      {...(description === undefined ? {} : { description })}
      value={value}
      onChange={onChange}
      clearable
    />
  )
}
