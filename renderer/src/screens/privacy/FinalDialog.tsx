// Asks before something that nobody can take back: it says what that means, and goes on only once a box is ticked.
import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { CallFailed } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'

interface Props {
  title: string
  warnings: readonly string[]
  /** What the box says. */
  sure: string
  /** What the button says that does it. */
  confirm: string
  write: { isPending: boolean; error: CallFailed | null }
  /** Said while it is being done. */
  working?: string
  onConfirm(): void
  onClose(): void
  /** What goes, and the choices that there are. */
  children: ReactNode
}

export function FinalDialog({ title, warnings, sure, confirm, write, working, onConfirm, onClose, children }: Props) {
  const { t } = useText()
  useFocusBack()
  const [ticked, setTicked] = useState(false)
  const { isPending, error } = write
  return (
    <Modal
      opened
      onClose={() => isPending || onClose()}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close'), disabled: isPending }}
    >
      <Stack gap="md" className="privacy-dialog">
        {children}
        <ul className="privacy-warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
        <Checkbox checked={ticked} onChange={(event) => setTicked(event.currentTarget.checked)} label={sure} />
        {error && <FailureNotice failure={error.failure} />}
        <Group justify="flex-end">
          {working !== undefined && (
            <span role="status" className="nps-quiet">
              {isPending && working}
            </span>
          )}
          <Button variant="default" disabled={isPending} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button color="red" disabled={!ticked} loading={isPending} onClick={() => isPending || onConfirm()}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
