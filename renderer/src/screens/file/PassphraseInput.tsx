// A field for a passphrase.
import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useText } from '../../text'

interface Props extends Pick<PasswordInputProps, 'label' | 'description' | 'value' | 'autoComplete'> {
  'data-autofocus'?: boolean
  problem: string | null
  onType(value: string): void
}

export function PassphraseInput({ problem, onType, ...input }: Props) {
  const { t } = useText()
  return (
    <PasswordInput
      {...input}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onType(event.currentTarget.value)}
      error={problem}
      aria-invalid={Boolean(problem)}
      maxLength={1000}
      visibilityToggleButtonProps={{ 'aria-label': t('file.passphrase.toggle') }}
      required
    />
  )
}
