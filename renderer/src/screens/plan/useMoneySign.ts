// The currency's sign beside a field that an amount is typed in, on the side where the reader's language writes it.
import type { NumberInputProps } from '@mantine/core'
import { useText } from '../../text'

export type MoneySign = Pick<
  NumberInputProps,
  | ('leftSection' | 'leftSectionWidth' | 'leftSectionPointerEvents')
  | ('rightSection' | 'rightSectionWidth' | 'rightSectionPointerEvents')
>

export function useMoneySign(): MoneySign {
  const { sign, before } = useText().format.moneySign
  const width = `calc(${sign.length}ch + 24px)`
  // A click on the sign is one on the field.
  return before
    ? { leftSection: sign, leftSectionWidth: width, leftSectionPointerEvents: 'none' }
    : { rightSection: sign, rightSectionWidth: width, rightSectionPointerEvents: 'none' }
}
