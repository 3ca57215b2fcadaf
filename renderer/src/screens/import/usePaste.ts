// Ctrl or Cmd and V, wherever the keyboard stands on a screen that takes files: what the clipboard holds is imported.
import { useEffect, useRef } from 'react'
import { filesOf } from '../../client/droppedFiles'
import type { TakingFiles } from './useTakeFiles'

/** A field takes its own text, and a dialog is about something else. */
const ELSEWHERE = 'input, textarea, select, [contenteditable="true"], [role="dialog"]'

export function usePaste({ take, paste }: Pick<TakingFiles, 'take' | 'paste'>): void {
  const latest = useRef({ take, paste })
  useEffect(() => {
    latest.current = { take, paste }
  })
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const { clipboardData: held, target } = event
      if (!held || event.defaultPrevented || (target instanceof Element && target.closest(ELSEWHERE))) return
      // A spreadsheet program puts its cells there as text and as a picture: the text is meant.
      const text = held.getData('text/plain')
      if (text.trim() !== '') latest.current.paste(text)
      else if (held.files.length > 0) latest.current.take(filesOf(held))
      else return
      event.preventDefault()
    }
    document.addEventListener('paste', pasted)
    return () => document.removeEventListener('paste', pasted)
  }, [])
}
