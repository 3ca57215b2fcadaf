// Files and folders dropped anywhere on the window: spreadsheets go to the import of the wave in view, or of the one that
// is asked for; a program is opened.
import { notifications } from '@mantine/notifications'
import { IconFileDownload } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { isProgramName } from '../../../../shared/shell'
import { CallFailed, useShell } from '../../client'
import { addDropped } from '../../client/dropped'
import { filesOf } from '../../client/droppedFiles'
import { takenFrom } from '../../client/takenFrom'
import { useText } from '../../text'
import type { Commands } from './commands'
import { attempt } from './failures'
import { contactsInView, waveInView } from './places'
import { askForWave } from './WaveChoice'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

const importOf = (wave: string | number) => `/waves/${wave}/import`

/** What becomes of the files that were dropped. */
function useTakeDrop(commands: Commands, programOpen: boolean): (files: readonly File[]) => void {
  const { t, format, language } = useText()
  const shell = useShell()
  const [location, navigate] = useLocation()

  const importAt = (place: string, files: readonly File[]) => {
    const names = files.map(({ name }) => name).join(', ')
    void attempt(language, names, async () => {
      const { taken, failure } = await takenFrom(files, (file) => shell.takeFile(file))
      if (taken.length > 0) {
        addDropped(taken)
        navigate(place)
      }
      // One that cannot be taken is told of and keeps none of the others out.
      if (failure !== null) throw new CallFailed(failure)
    })
  }

  return (files) => {
    const [file] = files
    if (!file) return notifications.show({ title: t('shell.drop.nothing'), message: t('shell.drop.nothingText') })
    const program = files.find(({ name }) => isProgramName(name))
    if (program) {
      void attempt(language, program.name, async () => commands.openFile(await shell.takeFile(program)))
      return
    }
    const named = t('shell.drop.files', { count: files.length, file: file.name, number: format.integer(files.length) })
    if (!programOpen) {
      notifications.show({
        title: t('shell.drop.noProgram'),
        message: t('shell.drop.noProgramText', { files: named }),
        autoClose: 10_000,
      })
      return
    }
    const wave = waveInView(location)
    if (contactsInView(location)) importAt('/contacts/import', files)
    else if (wave !== null) importAt(importOf(wave), files)
    else
      askForWave(t('shell.importWhere.title'), {
        text: t('shell.drop.chooseWave', { files: named }),
        onWave: (chosen) => importAt(importOf(chosen), files),
      })
  }
}

export function FileDrop({ commands, programOpen }: { commands: Commands; programOpen: boolean }) {
  const { t } = useText()
  const [over, setOver] = useState(false)
  const [location] = useLocation()
  const take = useTakeDrop(commands, programOpen)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })

  useEffect(() => {
    // Entering a child leaves its parent: the depth tells when the pointer has left the window itself.
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth += 1
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const hover = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      // A screen with a target of its own has already taken the file.
      if (event.defaultPrevented || !holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) void filesOf(event.dataTransfer).then((files) => latest.current(files))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hover)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('drop', drop)
    }
  }, [])

  if (!over) return null
  return (
    <div className="nps-drop" aria-hidden="true">
      <div>
        <IconFileDownload size={40} stroke={1.4} />
        <b>{t('shell.drop.title')}</b>
        <span>{t(programOpen && contactsInView(location) ? 'shell.drop.textContacts' : 'shell.drop.text')}</span>
      </div>
    </div>
  )
}
