// A whole number of people, typed. What cannot be one is said so; it is never quietly turned into another number.
import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../text'

export interface CountInputProps extends Pick<NumberInputProps, 'aria-label' | 'placeholder' | 'size'> {
  value: number | null
  most: number
  /** null: left empty; NaN: what stands in the field is no whole number from 1 to `most`. */
  onChange(count: number | null): void
}

export function CountInput({ value, most, onChange, ...props }: CountInputProps) {
  const { t, format } = useText()
  const [typed, setTyped] = useState<number | string>(value ?? '')
  const countOf = (entry: number | string) => {
    if (entry === '') return null
    const count = Number(entry)
    return Number.isInteger(count) && count >= 1 && count <= most ? count : Number.NaN
  }
  return (
    <NumberInput
      {...props}
      value={typed}
      onChange={(entry) => {
        setTyped(entry)
        onChange(countOf(entry))
      }}
      error={Number.isNaN(countOf(typed)) ? t('common.wholeNumber', { most: format.integer(most) }) : null}
      allowedDecimalSeparators={[',', '.']}
      clampBehavior="none"
      hideControls
    />
  )
}
