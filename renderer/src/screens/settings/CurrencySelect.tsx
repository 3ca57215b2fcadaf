// The currency of a program's amounts, found by its name or its code.
import { type OptionsFilter, Select } from '@mantine/core'
import { useMemo } from 'react'
import { currencies } from '../../../../shared/text/currencies'
import { useText } from '../../text'
import { plain } from '../shell/find'

/** “franc suisse”, “Suisse franc” and “chf” find the same. */
const found: OptionsFilter = ({ options, search }) => {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return options.filter((option) => {
    if (!('label' in option)) return true
    const name = plain(option.label)
    return words.every((word) => name.includes(word))
  })
}

export function CurrencySelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t, language } = useText()
  const known = useMemo(() => currencies(language).map(({ code, name }) => ({ value: code, label: name })), [language])
  // A newer version may know one that this one does not.
  const data = known.some((one) => one.value === value) ? known : [{ value, label: value }, ...known]
  return (
    <Select
      aria-label={t('settings.currency')}
      data={data}
      value={value}
      onChange={(code) => {
        if (code !== null) onChange(code)
      }}
      allowDeselect={false}
      searchable
      filter={found}
      nothingFoundMessage={t('settings.currencyNone')}
      w={300}
    />
  )
}
