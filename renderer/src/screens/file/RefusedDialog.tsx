// A file that was not opened and cannot be opened in another way: why, and what to do next.
import { Button, Group, Stack, Text } from '@mantine/core'
import type { Failure } from '../../../../shared/failure'
import { tell } from '../../../../shared/text/failure'
import { useText } from '../../text'

/** Nothing changes by itself here: the same file gives the same answer. */
const FINAL: ReadonlySet<Failure['code']> = new Set([
  'program-from-newer-version',
  'sealed-from-newer-version',
  'database-module-unknown',
  'not-a-program',
])

export interface RefusedDialogProps {
  failure: Failure
  onClose(): void
  onAgain(): void
  /** Lets the user choose another file. */
  onAnother(): void
}

export function RefusedDialog({ failure, onClose, onAgain, onAnother }: RefusedDialogProps) {
  const { t, language } = useText()
  const { message, next } = tell(failure, language)
  const leave = (then: () => void) => () => {
    onClose()
    then()
  }
  return (
    <Stack gap="md">
      <Text size="sm">{message}</Text>
      <Text size="sm">{next}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={leave(onAnother)}>
          {t('file.blocked.openAnother')}
        </Button>
        {!FINAL.has(failure.code) && (
          <Button variant="default" onClick={leave(onAgain)}>
            {t('common.retry')}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          {t('common.close')}
        </Button>
      </Group>
    </Stack>
  )
}
