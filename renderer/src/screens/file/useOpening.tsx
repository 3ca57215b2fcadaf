// Opening a program, whatever stands in its way: each failure becomes a dialog with the ways out of it.
import { modals } from '@mantine/modals'
import { useLocation } from 'wouter'
import type { AppState } from '../../../../shared/contract/app'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { useText } from '../../text'
import { BlockedDialog, blockedTitle, isBlocked } from './BlockedDialog'
import { showDamaged } from './damagedFile'
import { PassphraseDialog } from './PassphraseDialog'
import { RefusedDialog } from './RefusedDialog'
import { useAttempts } from './tryOpen'
import './file.css'

const DIALOG = 'file-opening'

export interface Opening {
  openFile(file: FileToken): void
  openSample(): void
  busy: boolean
}

/** `recent`: where a file that the engine chose itself is found by its name. `openAnother` lets the user choose a file. */
export function useOpening(recent: AppState['recent'], openAnother: () => void): Opening {
  const { t } = useText()
  const [, navigate] = useLocation()
  const { tryOpen, trySample, busy } = useAttempts()

  const explain = (failure: Failure, given: FileToken | null, again: () => void) => {
    const name = given?.name ?? ('file' in failure.facts ? String(failure.facts.file) : '')
    const file = given ?? recent.find((one) => one.file.name === name)?.file ?? null
    if (failure.code === 'cancelled') return
    if (file && (failure.code === 'program-damaged' || failure.code === 'not-a-program')) {
      showDamaged(file, failure)
      navigate('/damaged')
      return
    }
    const close = () => modals.close(DIALOG)
    const other = (next: Failure) => {
      close()
      explain(next, file, again)
    }
    if (file && isBlocked(failure)) {
      modals.open({
        modalId: DIALOG,
        size: 'lg',
        title: blockedTitle(t, failure),
        children: (
          <BlockedDialog
            file={file}
            failure={failure}
            onTitle={(title) => modals.updateModal({ modalId: DIALOG, title })}
            onDone={close}
            onOther={other}
          />
        ),
      })
    } else if (file && failure.code === 'program-encrypted') {
      modals.open({
        modalId: DIALOG,
        title: t('file.unseal.title', { file: file.name }),
        children: <PassphraseDialog file={file} onDone={close} />,
      })
    } else {
      const newer = failure.code === 'program-from-newer-version' || failure.code === 'sealed-from-newer-version'
      modals.open({
        modalId: DIALOG,
        title: t(newer ? 'file.blocked.newerTitle' : 'file.blocked.otherTitle', { file: name }),
        children: <RefusedDialog failure={failure} onClose={close} onAgain={again} onAnother={openAnother} />,
      })
    }
  }

  const openFile = (file: FileToken) =>
    void tryOpen(file).then((failure) => {
      if (failure) explain(failure, file, () => openFile(file))
    })
  const openSample = () =>
    void trySample().then((failure) => {
      if (failure) explain(failure, null, openSample)
    })
  return { openFile, openSample, busy }
}
