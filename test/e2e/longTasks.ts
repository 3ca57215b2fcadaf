// How long the page was busy without a break: tasks of the main thread over 50 ms, as the browser itself reports them.
import type { Page } from 'playwright-core'

export interface LongTask {
  /** When it began and how long it took, in ms. */
  at: number
  duration: number
}

interface Watching {
  npsLongTasks?: { observer: PerformanceObserver; tasks: LongTask[] }
}

export interface LongTaskWatch {
  /** Ends the watch: every task that the browser called long (over 50 ms) since it began, in order. */
  end(): Promise<LongTask[]>
}

/**
 * Watches the page from now on. Browsers report nothing below 50 ms: an empty list means that no task was longer. A page
 * that is loaded again is watched no more.
 */
export async function watchLongTasks(page: Page): Promise<LongTaskWatch> {
  await page.evaluate(() => {
    const watching = globalThis as Watching
    watching.npsLongTasks?.observer.disconnect()
    const tasks: LongTask[] = []
    // No function here has a name: a builder would call a helper of its own for it, which the page does not have.
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, duration })
    })
    observer.observe({ type: 'longtask' })
    watching.npsLongTasks = { observer, tasks }
  })
  return {
    end: () =>
      page.evaluate(() => {
        const watching = globalThis as Watching
        const watch = watching.npsLongTasks
        if (!watch) throw new Error('This page is not watched, or was loaded again.')
        // What was seen and not yet told.
        const rest = watch.observer.takeRecords().map(({ startTime, duration }) => ({ at: startTime, duration }))
        watch.observer.disconnect()
        delete watching.npsLongTasks
        return [...watch.tasks, ...rest]
      }),
  }
}

/** The longest of these, in ms; 0: none was long enough to be reported. */
export function longest(tasks: readonly LongTask[]): number {
  return Math.max(0, ...tasks.map(({ duration }) => duration))
}
