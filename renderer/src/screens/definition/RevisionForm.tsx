// Asks why frozen figures change: a revision without a reason is not recorded.
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useWrite } from '../../client'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'

const LONGEST_REASON = 500

export function RevisionForm({ wave }: { wave: WaveHeader }) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const freeze = useWrite('definition.freeze', {
    onSuccess: () => {
      modals.closeAll()
      void sayUndoable(t('definition.freeze.revised', { wave: wave.name }))
    },
  })
  const missing = reason.trim() === ''
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!missing) freeze.mutate({ wave: wave.id, reason: reason.trim() })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className="definition-plain">{t('definition.freeze.reviseText')}</p>
        <Textarea
          label={t('definition.freeze.reason')}
          description={t('definition.freeze.reasonHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxLength={LONGEST_REASON}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && missing ? t('definition.freeze.reasonMissing') : null}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={freeze.isPending}>
            {t('definition.freeze.reviseConfirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
