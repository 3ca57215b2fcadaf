// The name that stands beside changes in the history. Empty: the name of the account at this computer.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { usePreferences } from '../../client/appState'
import { useText } from '../../text'
import { Setting } from './Setting'

const LONGEST = 100

/** @param inForce the name that changes are made under now */
export function AuthorName({ saved, inForce }: { saved: string | null; inForce: string }) {
  const { t } = useText()
  const change = usePreferences()
  const [name, setName] = useState(saved ?? '')
  // Kept when the field is left, like every other choice of this computer: without a button.
  const keep = () => {
    const author = name.trim() === '' ? null : name.trim()
    if (author !== saved) change.mutate({ author })
  }
  return (
    <Setting label={t('settings.author')} text={t('settings.authorText')}>
      <TextInput
        aria-label={t('settings.author')}
        value={name}
        placeholder={inForce}
        maxLength={LONGEST}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
        w={300}
      />
    </Setting>
  )
}
