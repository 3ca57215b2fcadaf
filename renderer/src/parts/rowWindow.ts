// Which rows of a long list are on screen. Rows have one height, so a million of them cost as much as a hundred.
// Browsers cap an element's height (Firefox near 17 million px, Chromium near 33): above MAX_BODY the scrollbar's path is
// shortened and each of its pixels stands for more than one pixel of rows.

/** The tallest scrolled body in px that every browser draws exactly. */
export const MAX_BODY = 10_000_000

export interface RowSpace {
  /** Rows in the whole list. */
  count: number
  /** Height of one row in px. */
  rowHeight: number
  /** Height in px in which rows are visible. */
  viewport: number
}

export interface RowWindow {
  /** Height in px to give the scrolled body. */
  bodyHeight: number
  /** First and last row to draw, from 0; `last` is −1 when there are none. */
  first: number
  last: number
  /** Distance in px from the body's top at which row `index` is to be drawn. */
  topOf(index: number): number
}

/** Rows drawn above and below the visible ones, so that a fast scroll does not show a gap. */
const OVERSCAN = 4

const fullHeight = (space: RowSpace) => space.count * space.rowHeight
const furthest = (height: number, space: RowSpace) => Math.max(0, height - space.viewport)

/** How many px of rows one px of the scrollbar stands for; 1 until the body reaches MAX_BODY. */
function scaleOf(space: RowSpace): number {
  const full = fullHeight(space)
  if (full <= MAX_BODY) return 1
  return furthest(full, space) / furthest(MAX_BODY, space)
}

/** The rows to draw when the body is scrolled by `scrollTop` px. */
export function rowWindow(space: RowSpace, scrollTop: number): RowWindow {
  const scale = scaleOf(space)
  const top = Math.min(Math.max(0, scrollTop) * scale, furthest(fullHeight(space), space))
  const firstVisible = Math.floor(top / space.rowHeight)
  const lastVisible = Math.ceil((top + space.viewport) / space.rowHeight) - 1
  return {
    bodyHeight: Math.min(fullHeight(space), MAX_BODY),
    first: Math.max(0, firstVisible - OVERSCAN),
    last: Math.min(space.count - 1, lastVisible + OVERSCAN),
    topOf: (index) => index * space.rowHeight - top + top / scale,
  }
}

/** Where to scroll, from `scrollTop`, so that row `index` is wholly visible; `scrollTop` itself when it is already. */
export function scrollTopShowing(space: RowSpace, scrollTop: number, index: number): number {
  const scale = scaleOf(space)
  const top = scrollTop * scale
  const start = index * space.rowHeight
  if (start < top) return start / scale
  const end = start + space.rowHeight
  if (end > top + space.viewport) return (end - space.viewport) / scale
  return scrollTop
}
