// Takes back a whole import, after saying what leaves the wave with it.
import { Button, type ButtonProps, Group, Modal } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportBatch } from '../../../../shared/contract/import'
import { useWrite } from '../../client'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'

interface Props {
  batch: ImportBatch
  size?: ButtonProps['size']
  onUndone?(): void
}

export function UndoImport({ batch, size = 'sm', onUndone }: Props) {
  const { t, format } = useText()
  const [asking, setAsking] = useState(false)
  const undo = useWrite('import.undo', {
    onSuccess: ({ responses, actions }) => {
      void sayUndoable(
        t('import.undo.done', { count: responses, number: format.integer(responses) }),
        actions > 0 ? t('import.undo.actionsGone', { count: actions, number: format.integer(actions) }) : '',
      )
      setAsking(false)
      onUndone?.()
    },
  })
  return (
    <>
      <Button
        variant="default"
        size={size}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        aria-label={t('import.undo.buttonOf', { file: batch.file })}
        onClick={() => setAsking(true)}
      >
        {t('import.undo.button')}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('import.undo.title')}>
        <p className="import-undo-text">
          {t('import.undo.text', {
            count: batch.rows.imported,
            number: format.integer(batch.rows.imported),
            file: batch.file,
          })}
        </p>
        <p className="import-undo-text">{t('import.undo.keep')}</p>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            {t('import.undo.keepIt')}
          </Button>
          <Button
            color="red"
            loading={undo.isPending}
            onClick={() => undo.isPending || undo.isSuccess || undo.mutate({ batch: batch.id })}
          >
            {t('import.undo.confirm', { count: batch.rows.imported, number: format.integer(batch.rows.imported) })}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
