// A file dropped anywhere on the window: a spreadsheet goes to the import of the wave in view, a program is opened.
import { notifications } from '@mantine/notifications'
import { IconFileDownload } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { isProgramName } from '../../../../shared/shell'
import { useShell } from '../../client'
import { setDropped } from '../../client/dropped'
import { useText } from '../../text'
import type { Commands } from './commands'
import { attempt } from './failures'
import { waveInView } from './places'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** What becomes of the file that was dropped. */
function useTakeDrop(commands: Commands, programOpen: boolean): (files: readonly File[]) => void {
  const { t, format, language } = useText()
  const shell = useShell()
  const [location, navigate] = useLocation()
  return (files) => {
    const [file] = files
    if (!file) return
    if (files.length > 1)
      notifications.show({
        title: t('shell.drop.several'),
        message: t('shell.drop.severalText', { number: format.integer(files.length), file: file.name }),
      })
    void attempt(language, file.name, async () => {
      if (isProgramName(file.name)) {
        commands.openFile(await shell.takeFile(file))
        return
      }
      const wave = waveInView(location)
      if (wave === null || !programOpen) {
        const why = programOpen ? 'chooseWave' : 'noProgram'
        notifications.show({
          title: t(`shell.drop.${why}`),
          message: t(`shell.drop.${why}Text`, { file: file.name }),
          autoClose: 10_000,
        })
        return
      }
      setDropped(await shell.takeFile(file))
      navigate(`/waves/${wave}/import`)
    })
  }
}

export function FileDrop({ commands, programOpen }: { commands: Commands; programOpen: boolean }) {
  const { t } = useText()
  const [over, setOver] = useState(false)
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
      latest.current([...(event.dataTransfer?.files ?? [])])
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
        <span>{t('shell.drop.text')}</span>
      </div>
    </div>
  )
}
