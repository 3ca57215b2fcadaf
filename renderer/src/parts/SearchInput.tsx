// The field above a list that finds rows by words, with a button that empties it.
import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useText } from '../text'

const LONGEST = 200

export interface SearchInputProps {
  label: string
  placeholder: string
  value: string
  onChange: (words: string) => void
  className?: string
}

export function SearchInput({ label, placeholder, value, onChange, className }: SearchInputProps) {
  const { t } = useText()
  return (
    <TextInput
      {...(className !== undefined && { className })}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={value}
      maxLength={LONGEST}
      onChange={(event) => onChange(event.currentTarget.value)}
      rightSection={
        value !== '' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('responses.clearSearch')}
            onClick={() => onChange('')}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )
      }
    />
  )
}
