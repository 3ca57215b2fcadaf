// The last question before a backup takes the place of the program: what happens, and how it can be taken back.
import { Button, Group, Modal } from '@mantine/core'
import type { Backup } from '../../../../shared/contract/backup'
import type { FileToken } from '../../../../shared/wire'
import { FailureNotice } from '../../parts/FailureNotice'
import { useFocusBack } from '../../parts/useFocusBack'
import { useText } from '../../text'
import { EffectLines } from './Effects'
import { useRestoreInPlace } from './useRestore'
import { WorkProgress } from './WorkProgress'
import type { Effects } from './words'
import './restore.css'

interface Props {
  backup: Backup
  effects: Effects | null
  /** The file that does not open; null: the backup is one of the open program. */
  damaged: FileToken | null
  onClose(): void
}

export function ConfirmRestore({ backup, effects, damaged, onClose }: Props) {
  const { t, format } = useText()
  useFocusBack()
  const { restore, progress, start } = useRestoreInPlace(backup, damaged)
  const busy = restore.isPending
  const close = () => {
    if (!busy) onClose()
  }
  return (
    <Modal opened onClose={close} title={t('restore.confirm.title', { at: format.dateTime(backup.at) })}>
      <div className="restore-confirm">
        <p>{damaged === null ? t('restore.confirm.text') : t('restore.confirm.damaged', { file: damaged.name })}</p>
        {effects !== null && <EffectLines effects={effects} />}
        <p>{t(damaged === null ? 'restore.confirm.safety' : 'restore.confirm.damagedSafety')}</p>
        {damaged !== null && effects === null && <p>{t('restore.confirm.damagedPersonal')}</p>}
        {busy && <WorkProgress label={t('restore.confirm.restoring')} progress={progress} />}
        {restore.error && <FailureNotice failure={restore.error.failure} />}
        <Group justify="flex-end">
          <Button variant="default" data-autofocus disabled={busy} onClick={close}>
            {t('restore.confirm.keep')}
          </Button>
          <Button loading={busy} onClick={start}>
            {t('restore.confirm.confirm')}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}
