// The shortcuts of the file menu. Electron's menu bar hears all of them; in a browser the page hears those that the
// browser does not keep for itself (Ctrl+N opens a browser window and never reaches a page). Undo and redo are heard by
// the page everywhere: in a text field they belong to its text.
import { useHotkeys } from '@mantine/hooks'
import type { Shell } from '../../../../shared/shell'
import type { Commands } from '../shell/commands'

export type Shortcut = 'new' | 'open' | 'saveCopy' | 'undo' | 'redo'

/** As assistive technology is told. */
export const ARIA_SHORTCUTS = {
  pc: {
    new: 'Control+N',
    open: 'Control+O',
    saveCopy: 'Control+Shift+S',
    undo: 'Control+Z',
    redo: 'Control+Shift+Z',
  },
  mac: { new: 'Meta+N', open: 'Meta+O', saveCopy: 'Meta+Shift+S', undo: 'Meta+Z', redo: 'Meta+Shift+Z' },
} as const satisfies Record<string, Record<Shortcut, string>>

const IN_BROWSERS: ReadonlySet<Shortcut> = new Set(['open', 'saveCopy', 'undo', 'redo'])

/** Whether a shortcut works in this window, so that none is shown that does nothing. */
export function hasShortcut(shortcut: Shortcut, host: Shell['host']): boolean {
  return host === 'electron' || IN_BROWSERS.has(shortcut)
}

/** Hears the shortcuts in a browser, also while a field has the keyboard. In Electron the menu bar does. */
export function useFileShortcuts(commands: Commands, host: Shell['host']): void {
  useHotkeys(
    host === 'browser'
      ? [
          ['mod+O', () => commands.openProgram()],
          ['mod+shift+S', () => commands.saveCopy()],
        ]
      : [],
    [],
  )
}
