// Follows a scrolled element and says which of its rows are to be drawn.
import { type RefObject, useCallback, useEffect, useState } from 'react'
import { type RowSpace, type RowWindow, rowWindow, scrollTopShowing } from './rowWindow'

interface Given {
  count: number
  /** px. */
  rowHeight: number
  /** px of the sticky header that covers the top of the scrolled element. */
  headerHeight: number
}

interface View {
  window: RowWindow
  /** Whole rows that fit on screen. */
  visibleRows: number
  /** Scrolls row `index` into view if it is not wholly there. */
  show(index: number): void
}

/** The rows in view of `scroller`, kept up to date while it is scrolled or resized. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, given: Given): View {
  const [scrollTop, setScrollTop] = useState(0)
  const [height, setHeight] = useState(0)

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => setScrollTop(element.scrollTop)
    const resized = new ResizeObserver(() => setHeight(element.clientHeight))
    resized.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller])

  const viewport = Math.max(0, height - given.headerHeight)
  const space: RowSpace = { count: given.count, rowHeight: given.rowHeight, viewport }
  const { count, rowHeight } = given
  const show = useCallback(
    (index: number) => {
      const element = scroller.current
      if (element) element.scrollTop = scrollTopShowing({ count, rowHeight, viewport }, element.scrollTop, index)
    },
    [scroller, count, rowHeight, viewport],
  )
  return { window: rowWindow(space, scrollTop), visibleRows: Math.floor(viewport / rowHeight), show }
}
