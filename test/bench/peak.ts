// The most memory that processes have held.
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Of this process, or of another one (null where that cannot be told), in MB. A process begins with its parent's peak in
 * `maxRSS` on Linux, whose own figure is VmHWM.
 */
export function peakMemory(id = 'self'): number | null {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
    if (kilobytes !== undefined) return (Number(kilobytes) * 1024) / 1e6
  } catch {
    // Another system than Linux, or the process has ended.
  }
  return id === 'self' ? (process.resourceUsage().maxRSS * 1024) / 1e6 : null
}

const LOOK_EVERY_MS = 50

/** Looks at the processes that a process starts until `end`, which returns the highest peak of one of them; null: none. */
export function watchChildren(parent: number): { end(): number | null } {
  let highest: number | null = null
  const timer = setInterval(() => {
    for (const child of childrenOf(parent)) {
      const peak = peakMemory(child)
      if (peak !== null) highest = Math.max(highest ?? 0, peak)
    }
  }, LOOK_EVERY_MS)
  return {
    end() {
      clearInterval(timer)
      return highest
    },
  }
}

/** Of all of its threads: each has children of its own. */
function childrenOf(parent: number): string[] {
  try {
    return readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
      readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    )
  } catch {
    // Another system than Linux, or the process has ended.
    return []
  }
}
