// Notices when nobody is there any more: no request under way, and none for a while.

/** Told when a request begins and ends. */
export interface IdleWatch {
  begin(): void
  end(): void
  stop(): void
}

const STEPS = 10

/**
 * Calls `leave` once, after `minutes` without a request (0: never). Time is counted in ten steps, not by the clock:
 * after the computer has slept, one step has passed, and the page has time to be heard again.
 */
export function idleWatch(minutes: number, leave: () => void): IdleWatch {
  let underWay = 0
  let steps = 0
  const timer =
    minutes > 0
      ? setInterval(
          () => {
            steps = underWay > 0 ? 0 : steps + 1
            if (steps < STEPS) return
            clearInterval(timer)
            leave()
          },
          (minutes * 60_000) / STEPS,
        )
      : undefined
  return {
    begin() {
      underWay++
      steps = 0
    },
    end() {
      underWay--
      steps = 0
    },
    stop: () => clearInterval(timer),
  }
}
