// Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (⌘ on a Mac) undo and redo changes of the program; in a text field they belong to its text.
import { useEffect, useRef } from 'react'
import type { Undo } from './useUndo'

/** Inputs that hold no text of their own, so that there is no text to undo. */
const WITHOUT_TEXT = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'])

/** What is needed of a page's element. */
interface Focused {
  tagName: string
  type?: string
  isContentEditable?: boolean
}

/** Whether the browser's own undo works on what the user is typing in. */
export function holdsText({ tagName, type, isContentEditable }: Focused): boolean {
  if (isContentEditable === true || tagName === 'TEXTAREA') return true
  return tagName === 'INPUT' && !WITHOUT_TEXT.has(type ?? 'text')
}

/** What is needed of a page's keyboard event. */
type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The step that a stroke asks for. ⌘Y is not one: browsers on a Mac show their own history with it. */
export function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Stroke): 'undo' | 'redo' | null {
  if (altKey || ctrlKey === metaKey) return null
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null
}

/** Obeys the keyboard for as long as the window is open. */
export function useUndoKeys(steps: Pick<Undo, 'undo' | 'redo'>): void {
  const latest = useRef(steps)
  useEffect(() => {
    latest.current = steps
  })
  useEffect(() => {
    const obey = (event: KeyboardEvent) => {
      const step = stepOf(event)
      if (step === null || event.defaultPrevented) return
      if (event.target instanceof HTMLElement && holdsText(event.target)) return
      // A dialog asks about what is there now: nothing may change under it.
      if (document.querySelector('.mantine-Modal-content') !== null) return
      event.preventDefault()
      if (!event.repeat) latest.current[step]()
    }
    document.addEventListener('keydown', obey)
    return () => document.removeEventListener('keydown', obey)
  }, [])
}
