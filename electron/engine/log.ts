// The engine's log: slow calls by name, and what threw, under the reference that the user was shown. Never answers,
// never names of people. One file in the settings folder, and the one before it.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LARGEST_BYTES = 1_000_000

/** Writes lines to engine.log in `folder`. A log that cannot be written must not stop a call: the line is let go. */
export function logTo(folder: string, clock: () => Date = () => new Date()): (line: string) => void {
  const path = join(folder, 'engine.log')
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES) renameSync(path, `${path}.1`)
      appendFileSync(path, `${clock().toISOString()} ${line}\n`, { mode: 0o600 })
    } catch {
      // A full disk is reported by the write that matters, not by its log line.
    }
  }
}
