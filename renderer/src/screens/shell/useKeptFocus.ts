// Keeps the keyboard in the page. Browsers drop it when what it stands on is removed or, being busy, disabled.
import { type RefObject, useEffect } from 'react'

/** Where reading begins: at the title, on screens whose title takes the keyboard; else at the screen itself. */
export function readingStart(main: HTMLElement): HTMLElement {
  return main.querySelector<HTMLElement>('h1[tabindex]') ?? main
}

/**
 * When the focused element has gone, the keyboard goes on from the start of `main`; when it was only busy, it returns to it. A reader
 * who points elsewhere leaves it by choice, and nothing is done.
 */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let last: Element | null = null
    const remember = ({ target }: FocusEvent) => {
      // A menu or the palette that closes gives the keyboard back to the screen that it was opened on: by now another one.
      if (target === main.current && last !== null) {
        const start = readingStart(target as HTMLElement)
        if (start !== target) return start.focus({ preventScroll: true })
      }
      last = target instanceof Element ? target : null
    }
    const leave = () => {
      last = null
    }
    const mend = () => {
      if (last === null || document.activeElement !== document.body) return
      if (!last.isConnected) {
        if (main.current) readingStart(main.current).focus({ preventScroll: true })
      } else if (last instanceof HTMLElement && !last.matches(':disabled')) last.focus({ preventScroll: true })
    }
    const changed = new MutationObserver(mend)
    changed.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', remember)
    document.addEventListener('pointerdown', leave, true)
    return () => {
      changed.disconnect()
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', leave, true)
    }
  }, [main])
}
