// Lets a scrolled area take the height that is left below it in the window.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Never less than this, so that a few rows show even in a low window; the page scrolls then. Px. */
const LEAST = 320

/** `below`: px to leave free under the element. */
export function useFillHeight<E extends HTMLElement>(below: number): { ref: RefObject<E | null>; height: number } {
  const ref = useRef<E>(null)
  const [height, setHeight] = useState(LEAST)
  useLayoutEffect(() => {
    const measure = () => {
      const element = ref.current
      if (!element) return
      const top = element.getBoundingClientRect().top + scrolledBy(element)
      setHeight(Math.max(LEAST, window.innerHeight - top - below))
    }
    measure()
    // What stands above may change height too (filters that wrap, a notice): its parent then changes with it.
    const resized = new ResizeObserver(measure)
    if (ref.current?.parentElement) resized.observe(ref.current.parentElement)
    window.addEventListener('resize', measure)
    return () => {
      resized.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [below])
  return { ref, height }
}

/** How far the areas around an element are scrolled, so that its height does not depend on it. */
function scrolledBy(element: HTMLElement): number {
  let sum = 0
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) sum += parent.scrollTop
  return sum
}
