// What can be done with whole programs, from the welcome screen, the program menu, the palette and the native menu alike.
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useLocation } from 'wouter'
import type { ProgramInfo } from '../../../../shared/contract/program'
import type { FileToken } from '../../../../shared/wire'
import { useShell, useWrite } from '../../client'
import { useText } from '../../text'
import { attempt } from './failures'
import { NewProgramForm } from './NewProgramForm'
import { fileNameFor, waveInView } from './places'

export interface Commands {
  newProgram(): void
  /** Lets the user choose a program file and opens it. */
  openProgram(): void
  openFile(file: FileToken): void
  openSample(): void
  saveCopy(): void
  closeProgram(): void
  /** Goes to the import of the wave in view; without one, says to choose a wave first. */
  importResponses(): void
  /** A program is being opened, created or closed. */
  busy: boolean
}

/** The commands, given the open program (null: none is open). */
export function useCommands(program: ProgramInfo | null): Commands {
  const { t, language } = useText()
  const shell = useShell()
  const [location, navigate] = useLocation()
  const arrive = { onSuccess: () => navigate('/campaigns') }
  const open = useWrite('program.open', arrive)
  const sample = useWrite('program.openSample', arrive)
  const close = useWrite('program.close', { onSuccess: () => navigate('/') })
  const copy = useWrite('program.saveCopy')

  return {
    busy: open.isPending || sample.isPending || close.isPending,
    newProgram: () =>
      modals.open({ title: t('shell.newProgram.title'), children: <NewProgramForm onCreated={arrive.onSuccess} /> }),
    openProgram: () =>
      void attempt(language, '.npsw', async () => {
        const file = await shell.pickFile('program')
        if (file) open.mutate({ file })
      }),
    openFile: (file) => open.mutate({ file }),
    openSample: () => sample.mutate({}),
    saveCopy: () => {
      if (!program) return
      const suggestion = fileNameFor(t('shell.program.copyName', { name: program.name }))
      void attempt(language, suggestion, async () => {
        const to = await shell.pickTarget('program', suggestion)
        if (!to) return
        copy.mutate(
          { to },
          {
            onSuccess: () =>
              void attempt(language, to.name, async () => {
                await shell.deliver(to)
                notifications.show({
                  title: t('shell.program.copySaved'),
                  message: t(shell.host === 'browser' ? 'shell.program.copySavedHere' : 'shell.program.copySavedText', {
                    file: to.name,
                  }),
                })
              }),
          },
        )
      })
    },
    closeProgram: () => {
      if (program) close.mutate({})
    },
    importResponses: () => {
      const wave = waveInView(location)
      if (wave !== null) navigate(`/waves/${wave}/import`)
      else notifications.show({ title: t('shell.importWhere.title'), message: t('shell.importWhere.text') })
    },
  }
}
