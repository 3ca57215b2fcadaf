// A dialog that is drawn only while it is open gives the keyboard back to where it was opened from.
import { useEffect } from 'react'

/** Remembers what has the focus when the component appears, and returns to it when the component has gone. */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      // Only then is the dialog out of the page, and with it the trap that holds the focus inside.
      setTimeout(() => {
        if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus()
      })
    }
  }, [])
}
