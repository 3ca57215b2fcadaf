// What can be done with whole programs, from the welcome screen, the file menu, the palette and the native menu alike.
import { modals } from '@mantine/modals'
import { useLocation } from 'wouter'
import type { AppState } from '../../../../shared/contract/app'
import type { FileToken } from '../../../../shared/wire'
import { useShell, useWrite } from '../../client'
import { useText } from '../../text'
import { type Copies, useCopies } from '../file/useCopies'
import { useOpening } from '../file/useOpening'
import { useUndo } from '../history/useUndo'
import { attempt } from './failures'
import { NewProgramForm } from './NewProgramForm'
import { contactsInView, waveInView } from './places'
import { askForWave } from './WaveChoice'

export interface Commands extends Copies {
  newProgram(): void
  /** Lets the user choose a program file and opens it. */
  openProgram(): void
  openFile(file: FileToken): void
  openSample(): void
  closeProgram(): void
  /** Goes to the import of what is in view: a wave, or the contacts; elsewhere, asks which wave is meant. */
  importHere(): void
  /** Goes to the backups of the open program, its history, the data of the people in it. */
  restore(): void
  history(): void
  privacy(): void
  /** Takes the latest change of the open program back, or does it again. */
  undo(): void
  redo(): void
  /** A program is being opened, created or closed. */
  busy: boolean
}

/** The commands, given what is open and what was opened lately. */
export function useCommands({ program, recent }: Pick<AppState, 'program' | 'recent'>): Commands {
  const { t, language } = useText()
  const shell = useShell()
  const [location, navigate] = useLocation()
  const close = useWrite('program.close', { onSuccess: () => navigate('/') })
  const steps = useUndo()

  const openProgram = () =>
    void attempt(language, '.npsw', async () => {
      const file = await shell.pickFile('program')
      if (file) opening.openFile(file)
    })
  const opening = useOpening(recent, openProgram)
  const copies = useCopies(program, opening.openFile)
  const goTo = (place: string) => () => {
    if (program) navigate(place)
  }

  return {
    ...copies,
    busy: opening.busy || close.isPending,
    newProgram: () =>
      modals.open({
        title: t('shell.newProgram.title'),
        children: <NewProgramForm onCreated={() => navigate('/campaigns')} />,
      }),
    openProgram,
    openFile: opening.openFile,
    openSample: opening.openSample,
    closeProgram: () => {
      if (program) close.mutate({})
    },
    importHere: () => {
      const wave = waveInView(location)
      if (wave !== null) navigate(`/waves/${wave}/import`)
      else if (program && contactsInView(location)) navigate('/contacts/import')
      else if (program)
        askForWave(t('shell.importWhere.title'), {
          text: t('shell.importWhere.text'),
          onWave: (chosen) => navigate(`/waves/${chosen}/import`),
        })
    },
    restore: goTo('/restore'),
    history: goTo('/history'),
    privacy: goTo('/privacy'),
    undo: () => steps.undo(),
    redo: () => steps.redo(),
  }
}
