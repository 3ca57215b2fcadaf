// A figure of a plan, typed: margins, rates, numbers of people. What cannot be one is said so, and never quietly changed.
import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Language } from '../../../../shared/model/language'
import { useText } from '../../text'
import type { MoneySign } from './useMoneySign'

const DECIMAL: Record<Language, string> = { en: '.', fr: ',' }

export interface FigureInputProps
  extends Pick<
    NumberInputProps,
    | ('label' | 'description' | 'placeholder' | 'size' | 'prefix' | 'suffix' | 'disabled' | 'aria-label' | 'className')
    | keyof MoneySign
  > {
  /** null: empty; NaN: mistyped. The field keeps what is being typed, and follows the value while nobody types. */
  value: number | null
  limits: readonly [least: number, most: number]
  decimals?: number
  /** What stands in the field is this many times the value: 100 for a share shown in per cent. */
  times?: number
  required?: boolean
  onChange(value: number | null): void
}

export function FigureInput(props: FigureInputProps) {
  const { value, limits, decimals = 0, times = 1, required = false, onChange, ...rest } = props
  const { t, format, language } = useText()
  const [least, most] = limits
  const shown = value === null || Number.isNaN(value) ? '' : Number((value * times).toFixed(6))
  const [typed, setTyped] = useState<number | string>(shown)
  const typing = useRef(false)
  useEffect(() => {
    if (!typing.current) setTyped(shown)
  }, [shown])
  const wrong = (entry: number | string) => {
    if (entry === '') return required
    const number = Number(entry)
    return !(number >= least && number <= most) || (decimals === 0 && !Number.isInteger(number))
  }
  const limit = (number: number) => (Number.isInteger(number) ? format.integer(number) : format.decimal(number, 2))
  return (
    <NumberInput
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      {...rest}
      value={typed}
      onFocus={() => {
        typing.current = true
      }}
      onBlur={() => {
        typing.current = false
      }}
      onChange={(entry) => {
        setTyped(entry)
        if (wrong(entry)) onChange(Number.NaN)
        else onChange(entry === '' ? null : Number(entry) / times)
      }}
      error={
        wrong(typed) || Number.isNaN(value) ? t('plan.form.between', { least: limit(least), most: limit(most) }) : null
      }
      allowedDecimalSeparators={[',', '.']}
      decimalSeparator={DECIMAL[language]}
      {...(decimals > 0 ? { decimalScale: decimals } : {})}
      clampBehavior="none"
      allowNegative={false}
      hideControls
    />
  )
}
