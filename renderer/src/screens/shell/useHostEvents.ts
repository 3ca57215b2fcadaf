// Commands of the native menu and files opened from outside reach the same commands as the buttons on screen.
import { spotlight } from '@mantine/spotlight'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { assertNever } from '../../../../shared/failure'
import type { HostEvent } from '../../../../shared/shell'
import { connection } from '../../client/connection'
import type { Commands } from './commands'

/** Obeys the host for as long as the window is open. */
export function useHostEvents(commands: Commands): void {
  const [, navigate] = useLocation()
  const obey = (event: HostEvent) => {
    if (event.kind === 'open-file') return commands.openFile(event.file)
    switch (event.command) {
      case 'new':
        return commands.newProgram()
      case 'open':
        return commands.openProgram()
      case 'open-sample':
        return commands.openSample()
      case 'save-copy':
        return commands.saveCopy()
      case 'save-sealed':
        return commands.saveSealed()
      case 'back-up':
        return commands.backUp()
      case 'restore':
        return commands.restore()
      case 'history':
        return commands.history()
      case 'privacy':
        return commands.privacy()
      case 'undo-change':
        return commands.undo()
      case 'redo-change':
        return commands.redo()
      case 'close-program':
        return commands.closeProgram()
      case 'import':
        return commands.importHere()
      case 'settings':
        return navigate('/settings')
      case 'palette':
        return spotlight.open()
      default:
        return assertNever(event.command, 'MENU_COMMANDS lists every command')
    }
  }
  // The host is listened to once; what it asks for is always done with the commands of the latest drawing.
  const latest = useRef(obey)
  useEffect(() => {
    latest.current = obey
  })
  useEffect(() => connection().listen((event) => latest.current(event)), [])
}
