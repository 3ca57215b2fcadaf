// Puts a backup in the place of the program, or into a new file; then says what was done and shows the program.
import { notifications } from '@mantine/notifications'
import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { CallInput, CallOutput } from '../../../../shared/contract'
import type { Backup } from '../../../../shared/contract/backup'
import type { FileToken, Progress } from '../../../../shared/wire'
import { type CallFailed, useShell, useWrite } from '../../client'
import { useText } from '../../text'
import { attempt } from '../shell/failures'
import { fileNameFor } from '../shell/places'

type Restore = UseMutationResult<CallOutput<'backup.restore'>, CallFailed, CallInput<'backup.restore'>>

/** `damaged`: the file that does not open and whose backups these are; null: the open program's. */
const about = (backup: Backup, damaged: FileToken | null): CallInput<'backup.restore'> => ({
  backup: backup.id,
  ...(damaged === null ? {} : { file: damaged }),
})

export interface InPlace {
  restore: Restore
  progress: Progress | null
  start(): void
}

/** In the place of the program. The dialog that asks for it shows a failure itself. */
export function useRestoreInPlace(backup: Backup, damaged: FileToken | null): InPlace {
  const { t, format } = useText()
  const [, navigate] = useLocation()
  const [progress, setProgress] = useState<Progress | null>(null)
  const restore = useWrite('backup.restore', {
    quiet: true,
    onProgress: setProgress,
    onSuccess: ({ setAside }) => {
      notifications.show({
        title: t('restore.done', { at: format.dateTime(backup.at) }),
        message: setAside === null ? t('restore.doneText') : t('restore.doneAside', { file: setAside }),
        autoClose: 12_000,
      })
      navigate('/campaigns')
    },
  })
  const start = () => {
    if (restore.isPending || restore.isSuccess) return
    setProgress(null)
    restore.mutate(about(backup, damaged))
  }
  return { restore, progress, start }
}

export interface AsNew {
  start(): void
  running: boolean
}

/** Into a new file, which is opened; the file that the backup was made from is not touched. */
export function useOpenAsNew(backup: Backup, damaged: FileToken | null): AsNew {
  const { t, format, language } = useText()
  const shell = useShell()
  const [, navigate] = useLocation()
  const restore = useWrite('backup.restore', {
    onSuccess: ({ program }) => {
      notifications.show({
        title: t('restore.doneNew', { file: program.file }),
        message: t('restore.doneNewText', { at: format.dateTime(backup.at) }),
      })
      navigate('/campaigns')
    },
  })
  const start = () => {
    const name = fileNameFor(t('restore.preview.newName', { name: backup.name, day: format.date(backup.at) }))
    void attempt(language, name, async () => {
      const to = await shell.pickTarget('program', name)
      if (to) restore.mutate({ ...about(backup, damaged), to })
    })
  }
  return { start, running: restore.isPending }
}
