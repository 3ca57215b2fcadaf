// How long the window takes to answer: from the event that reached the page to the change that it caused, drawn.
import type { Page } from 'playwright-core'

interface Timing {
  npsTiming?: { began: number | null; ended: number | null }
}

/** A change must come within this. ms. */
const PATIENCE_MS = 10_000

/**
 * Time in ms from the first `event` that the page hears while `act` is done, to the frame after the first change inside
 * `watched` that follows it. What `act` does must cause exactly one such event before the change.
 */
export async function answerTime(
  page: Page,
  event: string,
  watched: string,
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(
    ([name = '', selector = '']) => {
      const timing = globalThis as Timing
      const place = document.querySelector(selector)
      if (!place) throw new Error(`there is no ${selector}`)
      const state: NonNullable<Timing['npsTiming']> = { began: null, ended: null }
      // No function here has a name: a builder would call a helper of its own for it, which the page does not have.
      const observer = new MutationObserver(() => {
        if (state.began === null || state.ended !== null) return
        observer.disconnect()
        requestAnimationFrame(() => {
          state.ended = performance.now()
        })
      })
      observer.observe(place, { subtree: true, childList: true, characterData: true, attributes: true })
      document.addEventListener(
        name,
        () => {
          state.began ??= performance.now()
        },
        { capture: true, once: true },
      )
      timing.npsTiming = state
    },
    [event, watched],
  )
  await act()
  await page.waitForFunction(() => (globalThis as Timing).npsTiming?.ended !== null, null, { timeout: PATIENCE_MS })
  return page.evaluate(() => {
    const { npsTiming } = globalThis as Timing
    return (npsTiming?.ended ?? Number.NaN) - (npsTiming?.began ?? Number.NaN)
  })
}
