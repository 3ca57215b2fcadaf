// Copies of the open program: plain, protected by a passphrase, and backups.
import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import type { ProgramInfo } from '../../../../shared/contract/program'
import type { FileToken } from '../../../../shared/wire'
import { useShell, useWrite } from '../../client'
import { useText } from '../../text'
import { attempt } from '../shell/failures'
import { fileNameFor } from '../shell/places'
import { SealDialog } from './SealDialog'
import { canBackUp } from './savedState'

export interface Copies {
  saveCopy(): void
  saveSealed(): void
  backUp(): void
  backingUp: boolean
}

const SEAL = 'file-seal'

/** `openFile` opens a copy that was just made, when the reader asks for it. */
export function useCopies(program: ProgramInfo | null, openFile: (file: FileToken) => void): Copies {
  const { t, format, language } = useText()
  const shell = useShell()
  const copy = useWrite('program.saveCopy')
  const backup = useWrite('backup.make', {
    onSuccess: ({ holds }) =>
      notifications.show({
        title: t('file.backup.done'),
        message: t('file.backup.doneText', {
          campaigns: t('settings.campaigns', { count: holds.campaigns, number: format.integer(holds.campaigns) }),
          responses: t('common.responses', { count: holds.responses, number: format.integer(holds.responses) }),
        }),
      }),
  })

  const sayCopied = (to: FileToken) => {
    const id = notifications.show({
      title: t('file.copy.done'),
      autoClose: 12_000,
      message: (
        <>
          <Text size="sm" mb={6}>
            {t(shell.host === 'browser' ? 'file.copy.doneHere' : 'file.copy.doneText', { file: to.name })}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id)
              openFile(to)
            }}
          >
            {t('file.copy.open')}
          </Button>
        </>
      ),
    })
  }
  const saveCopy = () => {
    if (!program) return
    const suggestion = fileNameFor(t('file.copy.name', { name: program.name }))
    void attempt(language, suggestion, async () => {
      const to = await shell.pickTarget('program', suggestion)
      if (!to) return
      const deliver = () =>
        void attempt(language, to.name, async () => {
          await shell.deliver(to)
          sayCopied(to)
        })
      copy.mutate({ to }, { onSuccess: deliver })
    })
  }
  const saveSealed = () => {
    if (!program) return
    const close = () => modals.close(SEAL)
    modals.open({
      modalId: SEAL,
      size: 'lg',
      title: t('file.seal.title'),
      children: (
        <SealDialog
          suggestion={fileNameFor(program.name, 'sealed')}
          onCancel={close}
          onSaved={({ name }) => {
            close()
            notifications.show({ title: t('file.seal.done'), message: t('file.seal.doneText', { file: name }) })
          }}
        />
      ),
    })
  }
  const backUp = () => {
    if (program && canBackUp(program) && !backup.isPending) backup.mutate({})
  }
  return { saveCopy, saveSealed, backUp, backingUp: backup.isPending }
}
