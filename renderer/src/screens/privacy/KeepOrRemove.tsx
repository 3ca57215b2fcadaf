// What becomes of something that may stay without a person: it is kept, or it goes.
import { Radio } from '@mantine/core'

export type KeepOrRemove = 'keep' | 'remove'

interface Choice {
  label: string
  description: string
}

interface Props {
  label: string
  value: KeepOrRemove
  keep: Choice
  remove: Choice
  onChange(value: KeepOrRemove): void
}

/** Keeping comes first, and has the keyboard when a dialog opens. */
export function KeepOrRemoveChoice({ label, value, keep, remove, onChange }: Props) {
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(chosen === 'remove' ? 'remove' : 'keep')}>
      <Radio value="keep" {...keep} data-autofocus />
      <Radio value="remove" {...remove} />
    </Radio.Group>
  )
}
